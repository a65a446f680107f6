import { undefinedEstimate, type Estimate } from './estimate.ts';
import { meanEstimate } from './mean-estimate.ts';
import { regressionErrors } from './regression-errors.ts';

/**
 * Mean absolute percentage error, as a share: mean of |prediction - actual| / |actual| over the rows whose actual
 * value is not 0. The others are counted.
 *
 * Source: matches sklearn.metrics.mean_absolute_percentage_error 1.9 on these rows; scikit-learn divides by 2.2e-16 instead.
 *
 * @param predictions - one a row
 * @param actuals - one a row, in the same unit
 * @param weights - one a row, finite, >= 0
 * @returns the error, >= 0, where 1 is 100 %; `zeroActuals`: rows left out; undefined where all rows are
 * @throws {RangeError} where the lengths differ
 * @example
 * meanAbsolutePercentageError(Float64Array.of(1, 2), Float64Array.of(2, 4)).value; // 0.5
 */
export function meanAbsolutePercentageError(
  predictions: Float64Array,
  actuals: Float64Array,
  weights?: Float64Array,
): Estimate & { zeroActuals: number } {
  const errors = regressionErrors(predictions, actuals);
  let kept = 0;
  const keptWeights = weights?.slice();
  for (let i = 0; i < errors.length; i++) {
    if (actuals[i] === 0) continue;
    errors[kept] = Math.abs(errors[i] / actuals[i]);
    if (keptWeights !== undefined) keptWeights[kept] = keptWeights[i];
    kept++;
  }
  const zeroActuals = errors.length - kept;
  if (kept === 0 && zeroActuals > 0) return { ...undefinedEstimate(0, 'only-zero-actuals'), zeroActuals };
  return { ...meanEstimate(errors.subarray(0, kept), keptWeights?.subarray(0, kept), 0), zeroActuals };
}
