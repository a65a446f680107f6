/** Both tables' columns side by side, one row each: what the columns-and-roles table shows. */
import { formatCount } from '../../ui/quantities.ts';
import { PATTERN_WORDS } from '../../core/csv/date-time.ts';
import type { ColumnSchema, ValueFormat } from '../../core/table/column.ts';

/** One line of the table of columns. */
export interface ColumnRow {
  /** The name under which roles know it: training's where both sides have it. */
  name: string;
  /** Null where the column exists on the other side only. */
  training: ColumnSchema | null;
  serving: ColumnSchema | null;
  /** True where two names were joined by hand. */
  isJoined: boolean;
  /** True where the two sides hold different types, or write the same type differently. */
  differs: boolean;
}

/** Which rows are shown. */
export type RowKind = 'all' | 'differs' | 'one-side';

/**
 * @param training - columns in the order of the file @param serving - likewise
 * @param joins - training's name to serving's, where the person joined the two
 * @returns training's columns in their order, each with its partner, then those of serving alone
 */
export function columnRows(
  training: readonly ColumnSchema[],
  serving: readonly ColumnSchema[],
  joins: Readonly<Record<string, string>>,
): ColumnRow[] {
  const free = new Map(serving.map((column) => [column.name, column]));
  const joinedNames = new Set(Object.values(joins));
  const rows = training.map((column): ColumnRow => {
    const joinedTo = Object.hasOwn(joins, column.name) ? joins[column.name] : undefined;
    // A serving column that was joined to another one is no longer the partner of its namesake.
    const wanted = joinedTo ?? (joinedNames.has(column.name) ? undefined : column.name);
    const partner = wanted === undefined ? undefined : free.get(wanted);
    if (partner) free.delete(partner.name);
    return {
      name: column.name,
      training: column,
      serving: partner ?? null,
      isJoined: joinedTo !== undefined && partner !== undefined,
      differs: partner !== undefined && describeColumn(column) !== describeColumn(partner),
    };
  });
  for (const column of free.values()) {
    rows.push({ name: column.name, training: null, serving: column, isJoined: false, differs: false });
  }
  return rows;
}

/** Whether a row belongs to a kind and its names hold the text (upper and lower case are the same). */
export function isShown(row: ColumnRow, kind: RowKind, text: string): boolean {
  if (kind === 'differs' && !row.differs) return false;
  if (kind === 'one-side' && row.training !== null && row.serving !== null) return false;
  const wanted = text.trim().toLowerCase();
  return [row.training?.name, row.serving?.name].some((name) => name?.toLowerCase().includes(wanted));
}

/** A column's type and, where it is not plain, how it is written: `decimal, as € 1,000`. */
export function describeColumn({ type, format }: Pick<ColumnSchema, 'type' | 'format'>): string {
  const writing = describeFormat(format, type === 'integer');
  return writing === '' ? type : `${type}, ${writing}`;
}

function describeFormat(format: ValueFormat, isWhole: boolean): string {
  if (format.kind === 'text') return '';
  if (format.kind === 'date-time') return PATTERN_WORDS[format.pattern];
  const { prefix, suffix, thousands, decimal } = format;
  const plain = prefix === '' && suffix === '' && thousands === '';
  if (plain) return decimal === '.' ? '' : 'decimal comma';
  const figure = (thousands === '' ? '0' : `1${thousands}000`) + (isWhole ? '' : `${decimal}0`);
  return `as ${prefix}${figure}${suffix}`;
}

/** Spellings of "no value" that were met in a column besides the empty cell, most frequent first: `as NA, ?`. */
export function nullSpellings(column: Pick<ColumnSchema, 'nulls'> | null): string {
  const spellings = (column?.nulls ?? [])
    .map(({ spelling }) => spelling)
    .filter((spelling) => spelling.trim() !== '');
  return spellings.length === 0 ? '' : `as ${spellings.join(', ')}`;
}

/** How often each spelling was met: `empty 30, NA 12`. */
export function nullCounts(column: Pick<ColumnSchema, 'nulls'> | null): string {
  return (column?.nulls ?? [])
    .map(({ spelling, count }) => `${spelling.trim() === '' ? 'empty' : spelling} ${formatCount(count)}`)
    .join(', ');
}
