import type { Estimate } from './estimate.ts';
import { meanEstimate } from './mean-estimate.ts';
import { regressionErrors } from './regression-errors.ts';

/**
 * Mean absolute error: mean of |prediction - actual|.
 *
 * Source: matches sklearn.metrics.mean_absolute_error 1.9.
 *
 * @param predictions - one a row
 * @param actuals - one a row, in the same unit
 * @param weights - one a row, finite, >= 0
 * @returns the error, >= 0, in the unit of the inputs
 * @throws {RangeError} where the lengths differ
 * @example
 * meanAbsoluteError(Float64Array.of(1, 2), Float64Array.of(2, 4)).value; // 1.5
 */
export function meanAbsoluteError(
  predictions: Float64Array,
  actuals: Float64Array,
  weights?: Float64Array,
): Estimate {
  return meanEstimate(regressionErrors(predictions, actuals).map(Math.abs), weights, 0);
}
