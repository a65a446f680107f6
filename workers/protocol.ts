/** The types that cross between the page and the workers. Interfaces only: nothing here runs. */
import type { Bin, Comparison, WindowLength } from '../src/core/compare/comparison.ts';
import type { OverTime } from '../src/core/compare/over-time.ts';
import type {
  ChecksReport,
  ConfirmSettings,
  MetricsReport,
  SegmentsReport,
} from '../src/core/confirm/report.ts';
import type { Dialect } from '../src/core/csv/dialect.ts';
import type { ColumnChunk, ColumnPlan, RangeResult, ReadPlan } from '../src/core/csv/plan.ts';
import type { SniffedFile } from '../src/core/csv/sniff.ts';
import type { ConfirmedGap } from '../src/core/explain/investigation.ts';
import type { ExplainDepth } from '../src/core/explain/explain.ts';
import type { ExplainReport } from '../src/core/explain/report.ts';
import type { Outcome, Side } from '../src/core/faults.ts';
import type { StoredColumn } from '../src/core/table/column-builder.ts';
import type { ColumnSchema } from '../src/core/table/column.ts';
import type { SharedPairs } from '../src/core/table/examine-pair.ts';
import type { ExaminedFeature, ExaminedPair, SharedRows } from '../src/core/table/examined-pair.ts';
import type { SpecialRole } from '../src/core/table/roles.ts';
import type { SampleOf } from '../src/core/table/sample-rows.ts';

/** One byte range of one file. */
export interface RangeJob {
  /** UTF-8, not compressed: see `transcode`. */
  file: Blob;
  plan: ReadPlan;
  start: number;
  end: number;
  /** Whether a record is known to start at `start`. */
  startsRecord: boolean;
}

/** Reads bytes. Stateless, so that any reader can take any range. */
export interface ReaderApi {
  /** The same file where it is plain UTF-8; its UTF-8 text where it is gzipped or encoded otherwise. */
  transcode(
    file: Blob,
    encoding: Dialect['encoding'] | null,
    onProgress: (bytesRead: number) => void,
  ): Promise<Outcome<{ file: Blob; encoding: Dialect['encoding'] }>>;
  /** Looks at the first bytes and at samples further on. */
  sniff(
    file: Blob,
    overrides: Partial<Dialect>,
    encoding: Dialect['encoding'],
  ): Promise<Outcome<SniffedFile>>;
  readRange(job: RangeJob): Promise<Outcome<RangeResult>>;
  /** Reads a whole file through PapaParse: dialects that the scanner does not take. */
  readUncommon(file: Blob, plan: ReadPlan): Promise<Outcome<RangeResult>>;
}

/** One of the tables an analyst may hold: the real ones, and the first rows of each while it is being read. */
export type TableKey = Side | `${Side}-preview`;

/** A feature by its name on either side; null where that side lacks it. */
export interface FeaturePair {
  training: string | null;
  serving: string | null;
}

/** Holds some of the columns of both tables; answers questions about them. */
export interface AnalystApi {
  /** Takes the columns of one range, by position; ranges have to come in order. */
  append(
    table: TableKey,
    plans: readonly ColumnPlan[],
    columns: Map<number, ColumnChunk>,
    expectedRows: number,
  ): void;
  /** All ranges are there: says what the columns held here are. */
  finish(table: TableKey): ColumnSchema[];
  drop(table: TableKey): void;
  /** A copy of a column, for another analyst that needs it too. */
  copyColumn(table: TableKey, name: string): StoredColumn | null;
  /** Some rows of columns (null for all), for examiners: so many copies of each, none of a column that is not here. */
  takeRows(
    table: TableKey,
    names: readonly string[],
    wanted: Uint32Array | SampleOf | null,
    copies: number,
  ): Map<string, StoredColumn[]>;
  adoptColumn(table: TableKey, stored: StoredColumn): void;
  /** Compares one feature; on the first rows only where `isPreview`. */
  compare(pair: FeaturePair, isPreview: boolean): Comparison;
  /** One of serving's columns by window of time; the timestamp column has to be here (adopted if need be). */
  overTime(feature: string, timestamp: string, bins: readonly Bin[], length: WindowLength): Outcome<OverTime>;
}

/** A column with a role, whole. */
export interface RoleColumn {
  side: Side;
  role: SpecialRole;
  stored: StoredColumn;
}

/** Holds what Confirm and Explain need of both tables, and answers their questions. */
export interface ExaminerApi {
  /** First: the columns with a role. */
  takeRoles(rows: ExaminedPair['rows'], columns: readonly RoleColumn[], seed: number): void;
  /** Labels, predictions, metrics. */
  measure(settings: ConfirmSettings): MetricsReport;
  /** The same with another threshold, quickly. */
  measureAt(threshold: number): MetricsReport;
  /** The rows that both tables share; asked of one of the examiners, told to both. */
  findShared(): SharedPairs | null;
  /** The features, and the identifiers without a role, at the rows where they are sampled. */
  takeSampled(features: readonly ExaminedFeature[], aside: readonly ExaminedFeature[]): void;
  /** The rows that both tables share, with the features there. */
  takeShared(shared: SharedRows): void;
  /** The innocent explanations, the waterfall, the verdict. */
  check(): ChecksReport;
  /** Where the loss grew. */
  findSegments(): SegmentsReport;
  /** A first board, of quick signatures that look at 20,000 rows a side; null where there are no more, so that the next one comes as soon. */
  firstLook(settings: ConfirmSettings): ExplainReport | null;
  /** The ranked causes, from the signatures or with everything; `gap` is null where Confirm is not done. */
  explain(settings: ConfirmSettings, gap: ConfirmedGap | null, depth: ExplainDepth): ExplainReport;
}

/** Makes the built-in samples. */
export interface PracticeApi {
  generate(name: string): { training: Blob; serving: Blob };
}
