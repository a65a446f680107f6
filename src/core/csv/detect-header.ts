import { cellKind } from './cell-kind.ts';
import type { CellKind } from './cell-kind.ts';

/** Rows of data that are looked at. */
const ROWS = 100;

/**
 * Decides whether the first record names the columns. Each column votes: a first cell of another kind than the rest (text
 * over numbers) speaks for names, one of the same kind (a number over numbers), or one that comes again below, against
 * it. Names that are the numbers 0, 1, 2, ... (a data frame made of an array) are names.
 * @param records - the first records of the table, without preamble
 * @param nulls - spellings of "no value"
 * @returns true where the first record is a header; in doubt too, for most tables have one
 * @example hasHeader([['age', 'job'], ['34', 'clerk']], new Set()) // true
 */
export function hasHeader(records: readonly (readonly string[])[], nulls: ReadonlySet<string>): boolean {
  const first = records[0];
  if (first === undefined) return true;
  const rows = records.slice(1, ROWS + 1);
  const kinds = first.map((cell) => cellKind(cell, nulls));
  if (rows.length === 0) return kinds.every((kind) => kind === 'text' || kind === 'empty');
  if (countsUp(first) && !rows.every(countsUp)) return true;
  let votes = 0.5;
  for (let column = 0; column < first.length; column++) {
    votes += columnVote(first[column], kinds[column], rows, column, nulls);
  }
  if (
    new Set(first.filter((cell) => cell.trim() !== '')).size < kinds.filter((kind) => kind !== 'empty').length
  ) {
    votes -= 0.5;
  }
  return votes > 0;
}

function columnVote(
  cell: string,
  kind: CellKind,
  rows: readonly (readonly string[])[],
  column: number,
  nulls: ReadonlySet<string>,
): number {
  const counts = new Map<CellKind, number>();
  let filled = 0;
  let repeats = 0;
  for (const row of rows) {
    const below = row[column];
    if (below === undefined) continue;
    if (below === cell) repeats++;
    const belowKind = cellKind(below, nulls);
    if (belowKind === 'empty') continue;
    filled++;
    counts.set(belowKind, (counts.get(belowKind) ?? 0) + 1);
  }
  // An empty name says little: data frames leave the index unnamed.
  if (kind === 'empty') return filled > 0 && repeats === 0 ? 0 : -0.2;
  const isMostly = (wanted: CellKind) => filled > 0 && (counts.get(wanted) ?? 0) >= 0.9 * filled;
  if (kind === 'number' || kind === 'date-time') {
    // Years and dates as names over numbers are rare, but numbers over text are a row that is odd.
    return isMostly(kind) || isMostly('number') ? -1 : -0.5;
  }
  if (isMostly('number') || isMostly('date-time')) return 1.5;
  if (isMostly('boolean')) return kind === 'boolean' ? -1 : 1;
  if (repeats > 0) return -0.75;
  return /^[\p{L}_][\p{L}\p{N}_ .\-/()%#:]{0,60}$/u.test(cell) ? 0.1 : 0;
}

// 0, 1, 2, ... with an unnamed index before it perhaps.
function countsUp(cells: readonly string[]): boolean {
  const from = cells[0] === '' ? 1 : 0;
  if (cells.length - from < 3) return false;
  for (let at = from; at < cells.length; at++) if (cells[at].trim() !== String(at - from)) return false;
  return true;
}
