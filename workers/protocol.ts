/** The types that cross between the page and the workers. Interfaces only: nothing here runs. */
import type {
  BinSetting,
  Comparison,
  WindowLength,
  WindowStatistics,
} from '../src/core/compare/comparison.ts';
import type { ReadPlan, RangeResult } from '../src/core/csv/plan.ts';
import type { Dialect } from '../src/core/csv/dialect.ts';
import type { Fault, Outcome, Side } from '../src/core/faults.ts';
import type { Column, ColumnSchema } from '../src/core/table/column.ts';

/** What the first bytes of a file tell. */
export interface Sniff {
  dialect: Dialect;
  /** Names and planned formats of the columns. */
  plan: ReadPlan;
  /** The first rows as text, at most 50, without the header. */
  preview: string[][];
  /** What is odd about the file so far. */
  faults: Fault[];
  /** Estimated rows in the whole file. */
  estimatedRows: number;
}

/** One byte range of one file. */
export interface RangeJob {
  file: Blob;
  fileName: string;
  plan: ReadPlan;
  start: number;
  end: number;
  /** True where a record is known to start at `start` (the file's first row, or a corrected range). */
  startsRecord: boolean;
}

/** Reads bytes: stateless, so that any reader can take any range. */
export interface ReaderApi {
  /** UTF-8 bytes of a file that is gzipped or encoded otherwise; the same file where nothing is to be done. */
  transcode(
    file: File,
    encoding: Dialect['encoding'] | null,
    onProgress: (bytesRead: number) => void,
  ): Promise<Outcome<Blob>>;
  /** Looks at the first bytes and a few samples further on. `overrides` are the person's own settings. */
  sniff(file: Blob, fileName: string, overrides: Partial<Dialect>): Promise<Outcome<Sniff>>;
  readRange(job: RangeJob): Promise<Outcome<RangeResult>>;
}

/** A pair of columns that are the same feature. */
export interface FeaturePair {
  training: string | null;
  serving: string | null;
}

/** Holds some of the columns of both tables; answers questions about them. */
export interface AnalystApi {
  /** Takes the columns of one range; ranges may come in any order. */
  append(side: Side, range: number, columns: RangeResult['columns']): void;
  /** All ranges are there: joins them and says what the columns are. */
  finish(side: Side, names: readonly string[], formats: ReadPlan['columns']): ColumnSchema[];
  /** Forgets a table. */
  drop(side: Side): void;
  /** A copy of a column, for another analyst that needs it too. */
  copyColumn(side: Side, name: string): { column: Column; schema: ColumnSchema } | null;
  adoptColumn(side: Side, column: Column, schema: ColumnSchema): void;
  /** Compares one feature. */
  compare(pair: FeaturePair, preview: boolean): Comparison;
  /** One feature per serving window. The timestamp column must be here (adopted if need be). */
  overTime(
    pair: FeaturePair,
    timestamp: string,
    length: WindowLength,
    setting: BinSetting,
  ): Outcome<WindowStatistics[]>;
}

/** Makes the built-in samples. */
export interface PracticeApi {
  generate(name: string): { training: Blob; serving: Blob };
}
