import { groupByScore } from './score-groups.ts';

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
  const groups = groupByScore(x, y, weights);
  const points = mergeClose(groups.scores, groups.weights, groups.sums);
  const values = poolAdjacentViolators(points.means, points.weights);
  // A knot between two of its own value says nothing.
  const places = Array.from(values.keys()).filter(
    (i) => i === 0 || i === values.length - 1 || values[i] !== values[i - 1] || values[i] !== values[i + 1],
  );
  return { x: Float64Array.from(places, (i) => points.x[i]), y: Float64Array.from(places, (i) => values[i]) };
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

function mergeClose(scores: Float64Array, weights: Float64Array, sums: Float64Array) {
  const x: number[] = [];
  const mergedWeights: number[] = [];
  const mergedSums: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    const last = x.length - 1;
    if (last < 0 || scores[i] - x[last] >= RESOLUTION) {
      x.push(scores[i]);
      mergedWeights.push(weights[i]);
      mergedSums.push(sums[i]);
    } else {
      mergedWeights[last] += weights[i];
      mergedSums[last] += sums[i];
    }
  }
  return { x, weights: mergedWeights, means: mergedSums.map((sum, i) => sum / mergedWeights[i]) };
}

// Blocks stand on a stack; one that is not above the block before it is put together with it.
function poolAdjacentViolators(means: readonly number[], weights: readonly number[]): Float64Array {
  const blocks: { mean: number; weight: number; end: number }[] = [];
  for (let i = 0; i < means.length; i++) {
    let block = { mean: means[i], weight: weights[i], end: i + 1 };
    for (let before = blocks.at(-1); before && before.mean >= block.mean; before = blocks.at(-1)) {
      const weight = before.weight + block.weight;
      const mean = (before.mean * before.weight + block.mean * block.weight) / weight;
      block = { mean, weight, end: block.end };
      blocks.pop();
    }
    blocks.push(block);
  }
  const values = new Float64Array(means.length);
  let start = 0;
  for (const { mean, end } of blocks) {
    values.fill(mean, start, end);
    start = end;
  }
  return values;
}
