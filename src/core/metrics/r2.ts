import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { logInterval } from './intervals.ts';
import { meanAndError } from './mean-estimate.ts';
import { regressionErrors } from './regression-errors.ts';

/**
 * Coefficient of determination: 1 - sum((prediction - actual)^2) / sum((actual - mean)^2). The standard error is the delta
 * method's, with the share of the variance in the actual values as uncertain as that of the errors: sd(e^2 - (1 - R2) d^2) /
 * (var sqrt(n)), e the error and d the deviation from the mean of a row. The interval is that of ln(1 - R2), and back.
 *
 * Source: the value matches sklearn.metrics.r2_score 1.9, which gives 0 or 1 where we give nothing.
 *
 * @param predictions - one a row
 * @param actuals - one a row, in the same unit
 * @param weights - one a row, finite, >= 0
 * @returns at most 1, below 0 where the mean would predict better; undefined where all actual values are equal
 * @throws {RangeError} where the lengths differ
 * @example
 * r2(Float64Array.of(1, 2, 4), Float64Array.of(1, 2, 3)).value; // 0.5
 */
export function r2(predictions: Float64Array, actuals: Float64Array, weights?: Float64Array): Estimate {
  const n = actuals.length;
  const errors = regressionErrors(predictions, actuals);
  const { mean, weight } = meanAndError(actuals, weights);
  if (weight === 0) return undefinedEstimate(n, 'no-rows');
  const squares = errors.map((error) => error * error);
  const deviations = actuals.map((actual) => (actual - mean) ** 2);
  const variance = meanAndError(deviations, weights).mean;
  const ratio = meanAndError(squares, weights).mean / variance;
  if (actuals.every((actual) => actual === actuals[0])) return undefinedEstimate(n, 'constant-actuals');
  if (!Number.isFinite(ratio)) return undefinedEstimate(n, 'non-finite');
  if (ratio === 0) return valueWithoutInterval(1, n, 'no-spread');
  if (n < 3) return valueWithoutInterval(1 - ratio, n, 'too-few-rows');
  const influence = squares.map((square, i) => square - ratio * deviations[i]);
  const standardError = meanAndError(influence, weights).standardError / variance;
  const [low, high] = logInterval(ratio, standardError);
  return estimateOf(1 - ratio, standardError, [1 - high, 1 - low], n, 'log');
}
