import type { Estimate } from './estimate.ts';
import { meanEstimate } from './mean-estimate.ts';
import { regressionErrors } from './regression-errors.ts';

/**
 * Bias: mean of prediction - actual. Positive where the model says too much.
 *
 * @param predictions - one a row
 * @param actuals - one a row, in the same unit
 * @param weights - one a row, finite, >= 0
 * @returns the bias, in the unit of the inputs
 * @throws {RangeError} where the lengths differ
 * @example
 * bias(Float64Array.of(1, 2), Float64Array.of(2, 4)).value; // -1.5
 */
export function bias(predictions: Float64Array, actuals: Float64Array, weights?: Float64Array): Estimate {
  return meanEstimate(regressionErrors(predictions, actuals), weights);
}
