import type { Side } from '../faults.ts';
import type { Column } from '../table/column.ts';
import type { ScoreScale } from './score-scale.ts';

/** A stand-in for the model: learnt from training's own scores, so that what-if questions can be asked. */
export interface Surrogate {
  /** R2 of its prediction of the scores (on log-odds, for probabilities) on training rows kept out. */
  fidelity: number;
  /** The same on serving; null without serving predictions. */
  servingFidelity: number | null;
  /** Share of the model's attention by feature, in [0, 1]; sums to 1. */
  weights: ReadonlyMap<string, number>;
  /**
   * What the model would say of the sampled rows of a side if some features held other values.
   * `replaced` has columns of as many rows by feature; the answer is on the scale of the predictions. Training's rows are answered
   * for by a part of the surrogate that did not learn from them.
   */
  predict(side: Side, replaced?: ReadonlyMap<string, Column>, rows?: Uint32Array): Float64Array;
  /** Scale it was learnt on: log-odds for probabilities, else the predictions as they are. */
  scale: ScoreScale;
  /** Score less the surrogate's, on the scale it was learnt on, at the sampled rows; NaN where there is no score. */
  residuals(side: Side): Float64Array;
}
