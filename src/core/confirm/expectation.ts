import type { Estimate } from '../metrics/estimate.ts';
import type { EstimatedPerformance, MetricId } from './report.ts';

/** What serving's metric is expected to be, ready to be asked of any of its rows. */
export interface Expectation {
  method: EstimatedPerformance['method'];
  metric: MetricId;
  /** Realised on training's labelled rows. */
  training: Estimate;
  /** Entries of serving that can be asked about. */
  entries: Uint32Array;
  /** Metric expected of some of them; null where there is none. */
  valueOf: (entries: Uint32Array) => number | null;
  /** What it rests on, as sentences. */
  assumptions: readonly string[];
}

/** What every estimate without labels assumes. */
export const NO_CONCEPT_DRIFT = 'Labels depend on the features as they did in training: no concept drift.';
/** What every estimate without labels assumes. */
export const NOT_FITTED_ON =
  'The model was not fitted on the training rows that this is learnt from; else training looks better than it is, and so does this.';
/** What every estimate without labels assumes. */
export const NO_UNSEEN_REGIONS = 'Serving has no kind of rows that training lacks.';
/** What no estimate without labels sees. */
export const CANNOT_SEE =
  'It cannot see what breaks this: features computed differently in serving, leakage, a changed concept. Realised labels overrule it.';
/** What the band of every estimate without labels leaves out. */
export const SAMPLING_ALONE =
  'The band is that of sampling alone: what was learnt from training has an error of its own.';
