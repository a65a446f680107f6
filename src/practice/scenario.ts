import type { CauseId } from '../core/case-file/cause.ts';

/** The two tables of a sample as CSV bytes. */
export interface SampleTables {
  training: Uint8Array;
  serving: Uint8Array;
}

/** The truth about a sample: shown only after a person has decided. */
export interface Briefing {
  cause: CauseId;
  /** What exactly happened. */
  whatHappened: string;
  /** Features at fault; empty where no single one is. */
  features: readonly string[];
  /** Features that moved and do no harm. */
  decoys: readonly string[];
  /** How the quality of the predictions is measured. */
  metric: 'roc-auc' | 'mae';
  /** What would prove it. */
  proof: string;
  /** What mends it. */
  fix: string;
}

/** A generated pair of tables with a known cause. */
export interface Scenario {
  name: string;
  briefing: Briefing;
  /** Makes the tables: the same bytes every time. */
  generate: () => SampleTables;
}

/** Rows of each table of a sample. */
export const SAMPLE_ROWS = 20_000;
