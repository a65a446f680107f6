import type {
  Bin,
  BinSetting,
  BinSettingKey,
  Comparison,
  SampleDistances,
  VerdictLevel,
} from '../compare/comparison.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { Fault, Side } from '../faults.ts';
import type { TableSchema } from '../table/column.ts';
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
  /** Later steps; kept as they are by whoever does not know them. */
  confirm?: Json;
  explain?: Json;
  monitor?: Json;
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
