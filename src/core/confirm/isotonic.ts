import { groupByScore, type ScoreGroups } from '../metrics/score-groups.ts';

/** Scores closer than this to the first of their group are one score, as in scikit-learn for 64-bit numbers. */
const RESOLUTION = 1e-15;

/** A non-decreasing, piecewise linear function through its knots, constant beyond them. */
export interface IsotonicFit {
  /** Ascending places of the knots. */
  x: Float64Array;
  /** Values there, non-decreasing. */
  y: Float64Array;
}

/**
 * Weighted isotonic regression: the non-decreasing values g that minimise sum w (y - g(x))^2, by pooling adjacent
 * violators. Rows of equal x are averaged first.
 *
 * Source: Barlow et al. 1972; matches sklearn.isotonic.IsotonicRegression(out_of_bounds='clip') 1.9.
 *
 * @param x - any numbers; rows with NaN or an infinity are left out
 * @param y - as many numbers; rows with NaN are left out
 * @param weights - as many numbers; rows with a weight <= 0 or NaN are left out; 1 for each row where not given
 * @returns the knots; none where no row counts
 * @throws {RangeError} where the lengths differ
 * @example
 * fitIsotonic(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, 0)); // x [1, 2, 3], y [0, 0.5, 0.5]
 */
export function fitIsotonic(x: Float64Array, y: Float64Array, weights?: Float64Array): IsotonicFit {
  return fitIsotonicGroups(groupByScore(x, y, weights));
}

/**
 * {@link fitIsotonic} of rows that are put together by their place already.
 *
 * @param groups - places ascending, weights and weighted sums of the values; places without weight are left out
 * @returns the knots; none where nothing has weight
 * @example
 * fitIsotonicGroups(groupByScore(Float64Array.of(1, 2), Float64Array.of(0, 1))).y; // [0, 1]
 */
export function fitIsotonicGroups(groups: ScoreGroups): IsotonicFit {
  const points = mergeClose(groups);
  const values = poolAdjacentViolators(points);
  const last = values.length - 1;
  const places = new Uint32Array(values.length);
  let count = 0;
  // A knot between two of its own value says nothing.
  for (let i = 0; i <= last; i++)
    if (i === 0 || i === last || values[i] !== values[i - 1] || values[i] !== values[i + 1])
      places[count++] = i;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = points.scores[places[i]];
    y[i] = values[places[i]];
  }
  return { x, y };
}

/**
 * Value of a fitted isotonic function: linear between knots, that of the nearest knot beyond them.
 *
 * Source: matches IsotonicRegression(out_of_bounds='clip').predict of scikit-learn 1.9.
 *
 * @param fit - as `fitIsotonic` returns it
 * @param x - any number
 * @returns a number between the smallest and the largest knot value; NaN for NaN or where there is no knot
 * @example
 * predictIsotonic({ x: Float64Array.of(0, 2), y: Float64Array.of(0, 1) }, 0.5); // 0.25
 */
export function predictIsotonic(fit: IsotonicFit, x: number): number {
  const last = fit.x.length - 1;
  if (last < 0 || Number.isNaN(x)) return NaN;
  if (x <= fit.x[0]) return fit.y[0];
  if (x >= fit.x[last]) return fit.y[last];
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (fit.x[middle] <= x) low = middle;
    else high = middle;
  }
  const slope = (fit.y[high] - fit.y[low]) / (fit.x[high] - fit.x[low]);
  return slope * (x - fit.x[low]) + fit.y[low];
}

function mergeClose({ scores, weights, sums }: ScoreGroups): ScoreGroups {
  const merged = scores.map(() => 0);
  const mergedWeights = new Float64Array(scores.length);
  const mergedSums = new Float64Array(scores.length);
  let last = -1;
  for (let i = 0; i < scores.length; i++) {
    if (!(weights[i] > 0)) continue;
    if (last < 0 || scores[i] - merged[last] >= RESOLUTION) merged[++last] = scores[i];
    mergedWeights[last] += weights[i];
    mergedSums[last] += sums[i];
  }
  const take = (values: Float64Array) => values.subarray(0, last + 1);
  return { scores: take(merged), weights: take(mergedWeights), sums: take(mergedSums) };
}

// Blocks stand on a stack; one that is not above the block before it is put together with it.
function poolAdjacentViolators({ weights, sums }: ScoreGroups): Float64Array {
  const size = weights.length;
  const means = new Float64Array(size);
  const blockWeights = new Float64Array(size);
  const ends = new Uint32Array(size);
  let blocks = 0;
  for (let i = 0; i < size; i++) {
    let weight = weights[i];
    let mean = sums[i] / weight;
    while (blocks > 0 && means[blocks - 1] >= mean) {
      blocks--;
      const both = blockWeights[blocks] + weight;
      mean = (means[blocks] * blockWeights[blocks] + mean * weight) / both;
      weight = both;
    }
    means[blocks] = mean;
    blockWeights[blocks] = weight;
    ends[blocks++] = i + 1;
  }
  const values = new Float64Array(size);
  for (let block = 0; block < blocks; block++)
    values.fill(means[block], block === 0 ? 0 : ends[block - 1], ends[block]);
  return values;
}
