import type { Misfits, ValueFormat } from '../table/column.ts';
import type { Fault } from '../faults.ts';
import type { Dialect } from './dialect.ts';

/** How one column is to be read: decided from samples before the whole file is. */
export interface ColumnPlan {
  /** Unique within the table. */
  name: string;
  format: ValueFormat;
}

/** How one file is to be read. */
export interface ReadPlan {
  dialect: Dialect;
  columns: readonly ColumnPlan[];
  /** Byte at which the first row of data starts: behind BOM, preamble and header. */
  dataStart: number;
}

/** One column of one range, as a reader hands it over (buffers are transferred). */
export type ColumnChunk =
  /** `isWhole`: whether every value is a whole number. */
  (
    | { storage: 'number'; values: Float64Array; isWhole: boolean }
    /** Codes into this chunk's own dictionary; 0 is null. */
    | { storage: 'text'; codes: Uint32Array; dictionary: string[] }
    | { storage: 'hashed'; hashes: Float64Array; examples: string[] }
  ) & {
    /** Counts by spelling of "no value", the empty cell as ''. */
    nulls: Map<string, number>;
    misfits: Misfits;
  };

/** What became of one byte range. */
export interface RangeResult {
  /** Byte at which the first record of the range starts, as far as the reader could tell. */
  firstRecord: number;
  /** Byte behind the last record that starts in the range: the next range has to start exactly there. */
  next: number;
  rows: number;
  setAside: SetAsideRow[];
  /** How many rows were set aside; `setAside` holds the first 1,000. */
  setAsideCount: number;
  /** Lines that hold nothing at all; they are not rows. */
  blankLines: number;
  faults: Fault[];
  columns: ColumnChunk[];
}

/** A row that is not used, and why. */
export interface SetAsideRow {
  /** Row within the range, 0-based, counting used and set-aside rows alike. */
  row: number;
  /** Byte at which it starts. */
  offset: number;
  reason: 'too-few-cells' | 'too-many-cells' | 'unclosed-quote' | 'field-too-long';
  /** Cells found. */
  cells: number;
  /** The row's text, shortened to 200 characters. */
  text: string;
}
