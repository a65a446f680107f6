import type { Fault } from '../faults.ts';
import type { ValueFormat } from '../table/column.ts';
import { detectDateTimeFormat } from './date-time.ts';
import { detectNumberFormat } from './detect-number-format.ts';
import type { Dialect } from './dialect.ts';
import type { ColumnPlan } from './plan.ts';
import { usualWidth } from './preamble.ts';

/** Share of the cells from which codes make a column of numbers text; below it they are slips. */
const CODES = 0.005;

/** Leading zeros carry meaning in postcodes and article numbers, and a number would lose them. */
const LEADING_ZERO = /^[-+]?0\d+$/;
/** A 64-bit float keeps 15 digits; account numbers and hashes have more. */
const TOO_LONG = /^[-+]?\d{16,}$/;
const PHONE = /^\+\d[\d ]{6,}$/;

/**
 * Decides from samples how each column is to be read: as numbers or date-times where at least 90 % of the cells that are not null
 * are written in one way, else as text. Codes stay text: digits with leading zeros, more than 15 digits, telephone numbers.
 * A column of which the samples hold only nulls is text, for text loses nothing.
 * @param header - names as they stand in the file; null where it has none
 * @param rows - records of data from one or several places of the file, in its order; they may be ragged
 * @param dialect - how the file is written
 * @returns one plan a column with names that are unique (an empty one becomes `column 3`, a second `x` becomes `x (2)`),
 *   and one fault for each name that was changed
 * @example planColumns(['a', 'a'], [['1', 'x']], DEFAULT_DIALECT).columns.map((column) => column.name) // ['a', 'a (2)']
 */
export function planColumns(
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
  dialect: Dialect,
): { columns: ColumnPlan[]; faults: Fault[] } {
  const given = header ?? Array.from({ length: usualWidth(rows) }, () => '');
  const { names, faults } = uniqueNames(given);
  const nulls = new Set(dialect.nulls);
  const columns = names.map((name, index) => {
    const cells: string[] = [];
    for (const row of rows) {
      const cell = row[index];
      if (cell !== undefined && cell.trim() !== '' && !nulls.has(cell)) cells.push(cell);
    }
    return { name, format: planFormat(cells, dialect.decimal, header === null ? '' : name) };
  });
  return { columns, faults: header === null ? [] : faults };
}

function planFormat(cells: readonly string[], decimal: '.' | ',', name: string): ValueFormat {
  if (cells.length === 0) return { kind: 'text' };
  const dateTime = detectDateTimeFormat(cells, name);
  if (dateTime !== null) return dateTime;
  const codes = cells.filter((cell) => isCode(cell.trim())).length;
  if (codes > CODES * cells.length) return { kind: 'text' };
  return detectNumberFormat(cells, decimal)?.format ?? { kind: 'text' };
}

function isCode(cell: string): boolean {
  return LEADING_ZERO.test(cell) || TOO_LONG.test(cell) || PHONE.test(cell);
}

// Names as keys go through a Map and a Set only: `__proto__` and `constructor` are names like any other.
function uniqueNames(given: readonly string[]): { names: string[]; faults: Fault[] } {
  const taken = new Set(given);
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const faults: Fault[] = [];
  const free = (wanted: (number: number) => string, from: number): string => {
    let number = from;
    while (taken.has(wanted(number))) number++;
    taken.add(wanted(number));
    return wanted(number);
  };
  const names = given.map((name, index) => {
    if (name.trim() === '') {
      const column = `column ${index + 1}`;
      const chosen = taken.has(column) ? free((number) => `${column} (${number})`, 2) : column;
      taken.add(chosen);
      faults.push({ code: 'empty-column-name', column: chosen });
      return chosen;
    }
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    const count = (counts.get(name) ?? 1) + 1;
    counts.set(name, count);
    const chosen = free((number) => `${name} (${number})`, count);
    faults.push({ code: 'duplicate-column', column: chosen, detail: name });
    return chosen;
  });
  return { names, faults };
}
