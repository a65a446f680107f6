/** What the Explain step finds, as plain data. */
import type { CauseId } from '../case-file/cause.ts';
import type { Side } from '../faults.ts';
import type { CounterEvidence } from './against.ts';
import type { Cause, Evidence } from './evidence.ts';
import type { ConfirmedGap } from './investigation.ts';
import type { Need } from './signature.ts';

/** One answer with how much it is believed. */
export interface RankedCause {
  cause: CauseId;
  /** In [0, 1]; all answers add up to 1. Calibrated: of those given 0.8, about 80 % are right (`npm run bench:causes`). */
  confidence: number;
  /** In words; null where nothing more exact can be said. */
  subCause: string | null;
  features: readonly string[];
  /** Best first; sightings that were set aside come last. */
  evidence: readonly Evidence[];
  /** What speaks against, as sentences. */
  against: readonly string[];
  /** To be sure, do this; null where there is nothing to do. */
  toBeSure: string | null;
  /** Share of the gap that it accounts for (repair-and-rescore, or the attribution); null where unknown. */
  shareOfGap: number | null;
}

/** Rows that are in both tables: the same entity, at the same time where there are times. */
export interface RowJoinReport {
  pairs: number;
  /** Whether pairs agree in time as well as in entity. */
  sameTime: boolean;
  features: readonly {
    feature: string;
    compared: number;
    mismatches: number;
    /** Lower end of the 95 % interval of the mismatch rate. */
    low: number;
    /** What turns one side's value into the other's; null where nothing simple does. */
    transform: string | null;
  }[];
}

/** Where the growth of the loss comes from (DISDE). */
export interface AttributionReport {
  loss: string;
  /** Loss of serving less loss of training. */
  total: number;
  /** Harder rows of kinds that training has; another relation of label to features; rows of kinds that training lacks. Null where undefined. */
  parts: { seen: number; concept: number; unseen: number } | null;
  standardErrors: { seen: number; concept: number; unseen: number } | null;
  /** Mass that both tables share, in [0, 1], seen from either side. */
  overlap: Record<Side, number>;
  /** ROC AUC of telling the tables apart, and its 95 % interval. */
  domainAuc: { value: number; low: number; high: number };
  /** Features left out because they alone tell the tables apart, in that order. */
  leftOut: readonly string[];
  /** One sentence. */
  finding: string;
}

/** The stand-in for the model, learnt from training's own scores. */
export interface SurrogateReport {
  /** R2 of its prediction of the scores (log-odds for probabilities) on training rows kept out. */
  fidelity: number;
  /** The same on serving. */
  servingFidelity: number | null;
  /** Share of the model's attention by feature, largest first; sums to 1. */
  weights: readonly { feature: string; weight: number }[];
  /** Share of the gap in the headline metric that each repair brings back, by exact Shapley over all suspects. */
  repairs: readonly { features: readonly string[]; words: string; restored: number }[];
  /** Metric as it is, and with all repairs; null where the surrogate cannot reproduce it. */
  metric: { name: string; training: number; serving: number; surrogate: number; repaired: number } | null;
}

/** The board. */
export interface ExplainReport {
  /** Best first: the five causes, "no real gap" and "cannot tell". */
  causes: readonly RankedCause[];
  /** One sentence that answers the step's question. */
  sentence: string;
  /** What Confirm found, on which the ranking rests; null where nothing could be confirmed. */
  gap: ConfirmedGap | null;
  /** What speaks against each cause. */
  counter: Record<Cause, readonly CounterEvidence[]>;
  join: RowJoinReport | null;
  attribution: AttributionReport | null;
  surrogate: SurrogateReport | null;
  /** What the tables lack, and which signatures could not be looked for without it. */
  missing: readonly { need: Need; signatures: readonly string[] }[];
  /** What cannot be told apart from two tables. */
  identifiability: readonly string[];
  /** Rows looked at on each side; null where all were. */
  sampled: Record<Side, number | null>;
}
