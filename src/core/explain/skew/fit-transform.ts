import { meanDistance, type Quantiles } from './quantile-pair.ts';
import type { Transform } from './transforms.ts';

/** How well a transform explains a change. */
export interface Fit {
  /**
   * Residual ratio: mean distance of transformed training percentiles from serving's, over that of the untransformed ones; the
   * same from serving's side; the larger of both, so that shrinking does not look good by making everything small.
   */
  ratio: number;
  /** Mean distance that is left, in spreads of serving. */
  misfit: number;
}

/** What is left of the change may be no more than half a spread: natural drift on top of a fault. */
const MOST_MISFIT = 0.5;

/** Percentiles that a function may be undefined at: an outlier of 2 % is not the feature. */
const LEAST_DEFINED = 97;

/**
 * Fits a transform to the percentiles of both sides.
 * @param training - its percentiles
 * @param serving - likewise
 * @param transform - increasing or decreasing
 * @returns null where it is not defined at the values, or a side has no spread
 */
export function fitTransform(training: Quantiles, serving: Quantiles, transform: Transform): Fit | null {
  const before = meanDistance(training.at, serving.at);
  if (!(before > 0) || !(serving.spread > 0) || !(training.spread > 0)) return null;
  const count = training.at.length;
  const isDecreasing = transform.straight !== null && transform.straight.slope < 0;
  let defined = 0;
  let forward = 0;
  let backward = 0;
  for (let i = 0; i < count; i++) {
    const partner = serving.at[isDecreasing ? count - 1 - i : i];
    const ahead = Math.abs(transform.apply(training.at[i]) - partner);
    const back = Math.abs(transform.invert(partner) - training.at[i]);
    if (!Number.isFinite(ahead) || !Number.isFinite(back)) continue;
    defined++;
    forward += ahead;
    backward += back;
  }
  if (defined < LEAST_DEFINED) return null;
  return {
    ratio: Math.max(forward, backward) / defined / before,
    misfit: Math.max(forward / serving.spread, backward / training.spread) / defined,
  };
}

/**
 * Whether a fit is good enough for its transform to be seen.
 * @param fit - of that transform
 * @param transform - whose line counts
 * @returns true where the residual ratio is below the line, and what is left is less than half a spread
 */
export function isSeen(fit: Fit, transform: Transform): boolean {
  return fit.ratio < transform.line && fit.misfit < MOST_MISFIT;
}
