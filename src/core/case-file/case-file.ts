import type {
  Bin,
  BinSetting,
  BinSettingKey,
  Comparison,
  SampleDistances,
  VerdictLevel,
} from '../compare/comparison.ts';
import type { ConfirmDecision } from '../confirm/decision.ts';
import type { EstimatedGap } from '../confirm/minimal-gap.ts';
import type {
  ChecksReport,
  ConfirmSettings,
  InnocentExplanation,
  MetricId,
  MetricsReport,
  SegmentsReport,
  VerdictId,
} from '../confirm/report.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { ExplainDecision } from '../explain/decision.ts';
import type { ExplainReport } from '../explain/report.ts';
import type { Fault, Side } from '../faults.ts';
import type { Estimate } from '../metrics/estimate.ts';
import type { TableSchema } from '../table/column.ts';
import type { CauseId } from './cause.ts';
import type { Role } from '../table/roles.ts';

/** Names the format and its version; a reader takes this one only. */
export const CASE_FILE_FORMAT = 'gaptrace/case-file@1';

/** Larger files are refused. 5,000 numeric features, six binnings each, take half of it. */
export const MAX_CASE_FILE_BYTES = 256 * 1024 * 1024;

/** Anything JSON can say; objects have no prototype, so that every name is only a name. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A whole diagnosis as data: everything that needs no rows of the tables. */
export interface CaseFile {
  format: typeof CASE_FILE_FORMAT;
  tables: Record<Side, CaseFileTable>;
  dialects: Record<Side, Dialect>;
  /** Role of every column, training's name where both tables have it. Entries, so that no name is special. */
  roles: { name: string; role: Role }[];
  /** Columns that a person said are the same feature. */
  joins: { training: string; serving: string }[];
  /** What verdicts and PSI below were made with. */
  settings: CaseFileSettings;
  compare: { features: CaseFileFeature[] };
  confirm?: CaseFileConfirm;
  explain?: CaseFileExplain;
  /** A later step; kept as it is by whoever does not know it. */
  monitor?: Json;
}

/** What Confirm found and the person decided: the answer first, then all that the step shows of it. */
export interface CaseFileConfirm {
  /** The person's where they decided, else the one that was proposed; null where nothing could be computed. */
  verdict: VerdictId | null;
  sentence: string;
  /** The metric that the verdict is about, with both sides' value, interval and n. */
  metric: MetricId | null;
  training: Estimate | null;
  serving: Estimate | null;
  gap: EstimatedGap | null;
  explanations: readonly InnocentExplanation[];
  settings: ConfirmSettings;
  decision: ConfirmDecision;
  metrics: MetricsReport | null;
  checks: ChecksReport | null;
  segments: SegmentsReport | null;
}

/** What Explain found, best first, and the person's pick. */
export interface CaseFileExplain extends ExplainReport {
  /** The person's; null while it is left open. */
  pick: CauseId | null;
  decision: ExplainDecision;
}

/** What was read of one table. */
export interface CaseFileTable extends TableSchema {
  files: { name: string; bytes: number; rowsUsed: number; rowsSetAside: number }[];
  setAsideCount: number;
  /** Lines that hold nothing at all; they are not rows. */
  blankLines: number;
  faults: Fault[];
}

/** How Compare was set. */
export interface CaseFileSettings extends BinSetting {
  /** PSI from which a feature counts as moved. */
  psiLine: number;
}

/** Every distance of one feature by name; null where there is none. Those of bins are of the bins that the settings name. */
export interface CaseFileDistances extends SampleDistances {
  /** KL(training || serving) in nats, half a count added to each bin. */
  klTrainingServing: number | null;
  /** KL(serving || training) in nats, half a count added to each bin. */
  klServingTraining: number | null;
  /** Jensen-Shannon distance (square root), base 2. */
  jensenShannon: number | null;
  hellinger: number | null;
  totalVariation: number | null;
  /** PSI of the well-known snippet with as many buckets as the settings say. */
  seedPsi: number | null;
}

/** Bins by setting; `every-setting` where all settings have the same bins, as text has. */
export type CaseFileBins = Partial<Record<BinSettingKey | 'every-setting', Bin[]>>;

/** One feature: its judgement first, then all that the Compare step shows of it. */
export interface CaseFileFeature extends Omit<Comparison, 'distances' | 'bins'> {
  /** PSI at the bins of the settings; null where there is none. */
  psi: number | null;
  /** 5 % and 95 % points of PSI without drift at these numbers of rows. */
  psiNoDriftBand: [number, number] | null;
  verdict: VerdictLevel;
  verdictWords: string;
  distances: CaseFileDistances;
  bins: CaseFileBins;
}
