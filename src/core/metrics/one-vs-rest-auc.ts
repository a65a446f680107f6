import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { logitInterval } from './intervals.ts';
import { rocAuc } from './roc-auc.ts';

/**
 * One-vs-rest ROC AUC: for each class the area with its rows as positives and all others as negatives, and their plain mean.
 * The areas share rows, so the standard error of the mean is taken to be the mean of the standard errors, which it
 * cannot exceed: the interval is conservative.
 *
 * Source: the mean matches sklearn.metrics.roc_auc_score(multi_class='ovr', average='macro') 1.9.
 *
 * @param scores - for each class one score a row, larger for more likely
 * @param actual - class of each row, an index into `scores`
 * @param weights - one a row, finite, >= 0
 * @returns the mean and the area of each class; the mean is over the classes that have rows, undefined with fewer than two of them
 * @throws {RangeError} where the lengths differ or there are no scores
 * @example
 * oneVsRestAuc([ofCat, ofDog, ofCow], actual).macro.value; // 0.91
 */
export function oneVsRestAuc(
  scores: readonly Float64Array[],
  actual: Uint32Array,
  weights?: Float64Array,
): { macro: Estimate; byClass: Estimate[] } {
  if (scores.length === 0) throw new RangeError('no scores');
  const n = actual.length;
  const labels = new Uint8Array(n);
  const byClass = scores.map((ofClass, k) => {
    for (let i = 0; i < n; i++) labels[i] = actual[i] === k ? 1 : 0;
    return rocAuc(ofClass, labels, weights);
  });
  return { macro: meanOf(byClass, n), byClass };
}

function meanOf(byClass: readonly Estimate[], n: number): Estimate {
  if (n === 0) return undefinedEstimate(0, 'no-rows');
  const broken = byClass.find(({ reason }) => reason === 'non-finite');
  if (broken !== undefined) return undefinedEstimate(n, 'non-finite');
  const values = byClass.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return undefinedEstimate(n, 'one-class');
  const errors = byClass.flatMap(({ value, standardError }) => (value === null ? [] : [standardError]));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const value = mean(values);
  const known = errors.flatMap((error) => error ?? []);
  if (known.length < errors.length || !(value > 0 && value < 1))
    return valueWithoutInterval(value, n, 'too-few-rows');
  const standardError = mean(known);
  return estimateOf(value, standardError, logitInterval(value, standardError), n, 'conservative');
}
