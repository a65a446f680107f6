import type { CauseId } from '../case-file/cause.ts';
import type { Fact } from '../fact.ts';
import type { Side } from '../faults.ts';

/** The five causes; the other two answers are "no real gap" and "cannot tell". */
export type Cause = Exclude<CauseId, 'no-real-gap' | 'cannot-tell'>;

/** What the page draws beside a piece of evidence; everything it needs that a comparison does not have is here. */
export type Picture =
  /** Both distributions of a feature, as Compare draws them. */
  | { kind: 'distribution'; feature: string }
  /** One quantity by window, in both tables where they have times. */
  | {
      kind: 'over-time';
      quantity: string;
      isShare: boolean;
      training: readonly { start: number; value: number | null }[];
      serving: readonly { start: number; value: number | null }[];
      /** Moment of the change, epoch milliseconds; null for none. */
      moment: number | null;
    }
  /** Values of the same rows on both sides. */
  | {
      kind: 'pairs';
      feature: string;
      points: readonly { training: number; serving: number }[];
      line: string | null;
    }
  /** Quantiles of both sides against each other, with the line of the fault: y = slope x + intercept. */
  | {
      kind: 'quantiles';
      feature: string;
      training: readonly number[];
      serving: readonly number[];
      line: { slope: number; intercept: number } | null;
    }
  /** Named numbers of both sides, as bars. */
  | {
      kind: 'bars';
      quantity: string;
      isShare: boolean;
      bars: readonly { name: string; training: number | null; serving: number | null }[];
    }
  | null;

/** What a signature saw in the two tables. */
export interface Sighting {
  /** Features at fault, by the name they have on the page (training's). Empty where no single one is. */
  features: readonly string[];
  /**
   * How clear the sight is, in (0, 1]: 0.5 at the signature's own line, 1 where it could not be clearer. The likelihood
   * ratio is not taken from it but measured for bands of it (`rates.json`).
   */
  strength: number;
  /** One sentence with the numbers: "carat is served about 2.54 times as large". */
  finding: string;
  facts: readonly Fact[];
  /** Rows it rests on, by side; null where it rests on all. */
  rows: Record<Side, number> | null;
  /** When it began and ended in serving, epoch milliseconds; null where it holds throughout or there are no times. */
  window: { from: number; to: number | null } | null;
  picture: Picture;
  /** What exactly it is, where the signature has several: "×100: cents instead of euros". */
  detail?: string;
  /** True where the rows it is about are predicted worse than the others, whether or not the model looks at the feature. */
  isFelt?: boolean;
  /** How to undo it, where it can be undone; repair-and-rescore uses it. */
  repair?: Repair;
}

/** How a fault in serving's values of a feature is undone. */
export type Repair =
  /** x -> (x - intercept) / slope. */
  | { kind: 'affine'; feature: string; slope: number; intercept: number }
  /** x -> the inverse of a named function. */
  | {
      kind: 'function';
      feature: string;
      served: 'log' | 'log1p' | 'log10' | 'exp' | 'expm1' | 'square' | 'sqrt';
    }
  /** x -> training's percentile at the same rank. */
  | { kind: 'ranks'; feature: string }
  /** Text by text, serving's to training's. */
  | { kind: 'mapping'; feature: string; values: readonly { served: string; meant: string }[] }
  /** This value stands for null. */
  | { kind: 'is-null'; feature: string; value: number | string }
  /** Null stands for this value. */
  | { kind: 'null-is'; feature: string; value: number | string }
  /** These columns stand in each other's place: serving's `from` holds what is meant as `to`. */
  | { kind: 'permutation'; columns: readonly { from: string; to: string }[] }
  /** Nothing of the value is left: it is drawn anew from training's values (from `from` on, where that is given). */
  | { kind: 'redraw'; feature: string; from: number | null }
  /** Rows that are in both tables take training's value; nothing is known of the others. */
  | { kind: 'joined'; feature: string };

/** A sighting with what its signature says of itself and what was measured of it. */
export interface Evidence extends Sighting {
  /** `cause/sub-cause`, as its file is called: `training-serving-skew/unit-scale`. */
  signature: string;
  cause: Cause;
  /** In words: "unit changed". */
  subCause: string;
  /** Natural logarithm of the likelihood ratio: how much more often this is seen with this cause than without. */
  logLikelihoodRatio: number;
  /** Measured on generated tables with natural drift and without this fault, and with it; null where not measured. */
  falseAlarmRate: number | null;
  recall: number | null;
  refutedBy: string;
  toBeSure: string;
  /** Share of the gap that comes back when it is undone; null where that cannot be computed. */
  restored: number | null;
  /** Why it does not count, where it does not: something more specific explains it, or the model ignores the feature. */
  setAside: 'explained-away' | 'harmless' | null;
}
