import type { Ordered } from './ordered.ts';

/** Values taken together before they are merged into the rest; small enough to stay in the cache for its second pass. */
const BLOCK = 4096;

/**
 * Count, mean and sample variance (divisor n - 1) of the finite values.
 * All values are taken relative to the first one; each block of 4,096 is centred on its own mean before it is squared;
 * blocks are merged by M2 = M2a + M2b + (mean b - mean a)^2 na nb / (na + nb). So a mean that is large beside the spread
 * costs no digits of the variance.
 *
 * Source: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983; matches numpy.var(ddof=1).
 *
 * @param ordered - the column: each distinct value is looked at once, however often it occurs
 * @returns the number of finite values; their mean (NaN where there is none); their variance (NaN below two values)
 * @example
 * moments(orderNumbers(Float64Array.of(1, 2, 3, NaN))); // { count: 3, mean: 2, variance: 1 }
 */
export function moments(ordered: Ordered): { count: number; mean: number; variance: number } {
  const { values, counts } = ordered;
  const shift = values.length > 0 ? values[0] : 0;
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let start = 0; start < values.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, values.length);
    let blockCount = 0;
    let sum = 0;
    for (let i = start; i < end; i++) {
      blockCount += counts[i];
      sum += (values[i] - shift) * counts[i];
    }
    const blockMean = sum / blockCount;
    let blockSquares = 0;
    let residual = 0;
    for (let i = start; i < end; i++) {
      const deviation = values[i] - shift - blockMean;
      blockSquares += deviation * deviation * counts[i];
      residual += deviation * counts[i];
    }
    // The residual is what rounding left of a sum that is zero in theory.
    blockSquares -= (residual * residual) / blockCount;
    const together = count + blockCount;
    const gap = blockMean - mean;
    squares += blockSquares + gap * gap * count * (blockCount / together);
    mean += gap * (blockCount / together);
    count = together;
  }
  return {
    count,
    mean: count > 0 ? shift + mean : NaN,
    variance: count > 1 ? Math.max(0, squares) / (count - 1) : NaN,
  };
}
