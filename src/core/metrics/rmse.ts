import { estimateOf, valueWithoutInterval, type Estimate } from './estimate.ts';
import { logInterval } from './intervals.ts';
import { meanEstimate } from './mean-estimate.ts';
import { regressionErrors } from './regression-errors.ts';

/**
 * Root mean squared error: square root of the mean of (prediction - actual)^2. The standard error is the delta
 * method's, se(MSE) / (2 RMSE); the interval is taken on the scale of the natural logarithm.
 *
 * Source: matches sklearn.metrics.root_mean_squared_error 1.9.
 *
 * @param predictions - one a row
 * @param actuals - one a row, in the same unit
 * @param weights - one a row, finite, >= 0
 * @returns the error, >= 0, in the unit of the inputs; without an interval where it is 0
 * @throws {RangeError} where the lengths differ
 * @example
 * rootMeanSquaredError(Float64Array.of(1, 2), Float64Array.of(2, 4)).value; // 1.58
 */
export function rootMeanSquaredError(
  predictions: Float64Array,
  actuals: Float64Array,
  weights?: Float64Array,
): Estimate {
  const squares = regressionErrors(predictions, actuals).map((error) => error * error);
  const mean = meanEstimate(squares, weights, 0);
  if (mean.value === null) return mean;
  const value = Math.sqrt(mean.value);
  if (mean.standardError === null) return { ...mean, value };
  if (value === 0) return valueWithoutInterval(0, mean.n, 'no-spread');
  const standardError = mean.standardError / (2 * value);
  return estimateOf(value, standardError, logInterval(value, standardError), mean.n, 'log');
}
