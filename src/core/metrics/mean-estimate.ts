import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { waldInterval } from './intervals.ts';

/**
 * Mean of a loss over rows with its standard error sd / sqrt(n), divisor n - 1. With weights it is
 * sum(w l) / sum(w), and its standard error sqrt(sum(w^2 (l - mean)^2) n / (n - 1)) / sum(w): weights are taken as given,
 * as sampling weights are, not as numbers of repeats.
 *
 * @param losses - one a row
 * @param weights - one a row, finite, >= 0
 * @param least - what the loss cannot fall below; cuts the lower end of the interval
 * @returns the mean with a Wald interval; undefined without rows, without weight, or where it is not finite
 * @throws {RangeError} where the lengths differ
 * @example
 * meanEstimate(Float64Array.of(1, 2, 3)).standardError; // 0.577
 */
export function meanEstimate(losses: Float64Array, weights?: Float64Array, least = -Infinity): Estimate {
  const n = losses.length;
  if (weights !== undefined && weights.length !== n)
    throw new RangeError(`${weights.length} weights, ${n} rows`);
  const { mean, standardError, weight } = meanAndError(losses, weights);
  if (weight === 0) return undefinedEstimate(n, 'no-rows');
  if (!Number.isFinite(mean)) return undefinedEstimate(n, 'non-finite');
  if (n < 2) return valueWithoutInterval(mean, n, 'too-few-rows');
  return estimateOf(mean, standardError, waldInterval(mean, standardError, least), n, 'wald');
}

/**
 * Mean and standard error as {@link meanEstimate} has them, as plain numbers.
 *
 * @param values - one a row
 * @param weights - one a row, finite, >= 0
 * @returns mean and standard error, NaN where there is nothing to divide by; `weight`: sum of the weights, or the number of rows
 * @example
 * meanAndError(Float64Array.of(1, 2, 3)); // { mean: 2, standardError: 0.577, weight: 3 }
 */
export function meanAndError(
  values: Float64Array,
  weights?: Float64Array,
): { mean: number; standardError: number; weight: number } {
  const n = values.length;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    sum += weight * values[i];
    total += weight;
  }
  const mean = sum / total;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const deviation = (weights === undefined ? 1 : weights[i]) * (values[i] - mean);
    squares += deviation * deviation;
  }
  return { mean, standardError: Math.sqrt((squares * n) / (n - 1)) / total, weight: total };
}
