/**
 * One column in memory. Numbers and date-times are 64-bit floats, text is coded by a dictionary,
 * and text with too many distinct values (identifiers, free text) is kept as hashes.
 */
export type Column = NumberColumn | TextColumn | HashedColumn;

/** Numbers, or date-times in milliseconds since 1970-01-01 UTC. */
export interface NumberColumn {
  storage: 'number';
  /** One value a row; NaN is null. Infinities are values. */
  readonly values: Float64Array;
  /** The same values as they were read, in pieces, for those who do not need them by row; see `PiecedNumbers`. */
  readonly parts?: readonly Float64Array[];
}

/** Text as codes into a dictionary. */
export interface TextColumn {
  storage: 'text';
  /** One code a row; 0 is null. */
  codes: Uint32Array;
  /** Distinct values by code; entry 0 stands for null and is ''. */
  dictionary: readonly string[];
}

/** Text whose values are told apart by a 53-bit hash only. */
export interface HashedColumn {
  storage: 'hashed';
  /** One hash a row, a whole number in [0, 2^53); NaN is null. */
  hashes: Float64Array;
  /** The first distinct values, as examples. */
  examples: readonly string[];
}

/** What kind of thing a column holds. */
export type ColumnType =
  'integer' | 'decimal' | 'boolean' | 'category' | 'text' | 'date-time' | 'identifier' | 'empty';

/** How numbers are written: `€1,234.50` is prefix `€`, thousands `,`, decimal `.`. */
export interface NumberFormat {
  kind: 'number';
  decimal: '.' | ',';
  /** Mark between groups of three digits; empty for none. */
  thousands: '' | ',' | '.' | ' ' | "'" | '_';
  /** Text before the number, such as a currency sign; empty for none. */
  prefix: string;
  /** Text after the number, such as a unit or a percent sign; empty for none. */
  suffix: string;
}

/** How date-times are written. */
export interface DateTimeFormat {
  kind: 'date-time';
  pattern: 'iso' | 'day-first' | 'month-first' | 'epoch-s' | 'epoch-ms' | 'epoch-us' | 'epoch-ns';
}

/** Cells taken as they are. */
export interface TextFormat {
  kind: 'text';
}

/** How the cells of a column are written in the file. */
export type ValueFormat = NumberFormat | DateTimeFormat | TextFormat;

/** What is known of one column once its table has been read. */
export interface ColumnSchema {
  /** Unique within its table; a duplicate or empty name in the file gets a number. */
  name: string;
  /** Position in the file, from 0. */
  index: number;
  type: ColumnType;
  format: ValueFormat;
  /** Spellings of "no value" that were met, the empty cell as '', most frequent first. */
  nulls: readonly { spelling: string; count: number }[];
  /** Cells that are not of the column's type; they are read as null. */
  misfits: Misfits;
  /** Values that are not null. */
  count: number;
  /** Distinct values that are not null. */
  distinct: number;
}

/** Cells that do not fit the type of their column. */
export interface Misfits {
  count: number;
  /** The first few: row (1-based) and text. */
  examples: readonly { row: number; text: string }[];
}

/** One table as it stands once it is read: everything but the values. */
export interface TableSchema {
  rows: number;
  columns: readonly ColumnSchema[];
}
