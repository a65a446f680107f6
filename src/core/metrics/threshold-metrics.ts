import type { Confusion } from './confusion.ts';
import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { fisherInterval, wilsonInterval } from './intervals.ts';

/**
 * Share of rows that were predicted rightly, with Wilson's interval. Here as below, weighted rows make as many effective
 * rows as Kish's (sum w)^2 / sum w^2 has.
 *
 * Source: matches sklearn.metrics.accuracy_score 1.9 and statsmodels proportion_confint(method='wilson') 0.15.
 *
 * @param cells - counts at a threshold
 * @returns in [0, 1]; undefined without rows
 * @example
 * accuracy(confusionAt(ranked, 0.5)).value; // 0.9
 */
export function accuracy(cells: Confusion): Estimate {
  const right = cells.truePositives + cells.trueNegatives;
  const wrong = cells.falsePositives + cells.falseNegatives;
  return proportion(right, right + wrong, cells, 'no-rows');
}

/**
 * Share of the rows predicted positive that are, with Wilson's interval.
 *
 * Source: matches sklearn.metrics.precision_score 1.9, which gives 0 where we give nothing.
 *
 * @param cells - counts at a threshold
 * @returns in [0, 1]; undefined where no row is predicted positive
 * @example
 * precision(confusionAt(ranked, 0.5)).value; // 0.8
 */
export function precision(cells: Confusion): Estimate {
  const of = cells.truePositives + cells.falsePositives;
  return proportion(cells.truePositives, of, cells, 'no-predicted-positives');
}

/**
 * Share of the positive rows that were predicted so, with Wilson's interval.
 *
 * Source: matches sklearn.metrics.recall_score 1.9, which gives 0 where we give nothing.
 *
 * @param cells - counts at a threshold
 * @returns in [0, 1]; undefined where no row is positive
 * @example
 * recall(confusionAt(ranked, 0.5)).value; // 0.7
 */
export function recall(cells: Confusion): Estimate {
  const of = cells.truePositives + cells.falseNegatives;
  return proportion(cells.truePositives, of, cells, 'no-positives');
}

/**
 * F1 = 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall. It rises with J = TP / (TP + FP + FN), as
 * 2 J / (1 + J), so its interval is Wilson's of J, mapped; the standard error is the delta method's.
 *
 * Source: matches sklearn.metrics.f1_score 1.9, which gives 0 where we give nothing.
 *
 * @param cells - counts at a threshold
 * @returns in [0, 1]; undefined where no row is positive nor predicted so
 * @example
 * f1Score({ truePositives: 2, falsePositives: 1, falseNegatives: 1, trueNegatives: 0, rows: 4, squaredWeight: 4 }).value; // 0.667
 */
export function f1Score(cells: Confusion): Estimate {
  const { truePositives, falsePositives, falseNegatives, rows } = cells;
  const union = truePositives + falsePositives + falseNegatives;
  if (!(union > 0)) return undefinedEstimate(rows, 'no-positives');
  const jaccard = truePositives / union;
  const n = union * effectiveShare(cells);
  const [low, high] = wilsonInterval(jaccard, n);
  const f1 = (j: number) => (2 * j) / (1 + j);
  const standardError = (2 * Math.sqrt((jaccard * (1 - jaccard)) / n)) / (1 + jaccard) ** 2;
  return estimateOf(f1(jaccard), standardError, [f1(low), f1(high)], rows, 'wilson');
}

/**
 * Matthews' correlation coefficient of prediction and truth,
 * (TP TN - FP FN) / sqrt((TP + FP) (TP + FN) (TN + FP) (TN + FN)). The standard error is the delta method's over the four
 * cells; the interval is Fisher's.
 *
 * Source: matches sklearn.metrics.matthews_corrcoef 1.9, which gives 0 where we give nothing.
 *
 * @param cells - counts at a threshold
 * @returns in [-1, 1]; undefined where only one class is there or only one is predicted
 * @example
 * matthewsCorrelation({ truePositives: 6, falsePositives: 1, falseNegatives: 2, trueNegatives: 3, rows: 12, squaredWeight: 12 }).value; // 0.478
 */
export function matthewsCorrelation(cells: Confusion): Estimate {
  const { rows } = cells;
  const total = totalWeight(cells);
  if (!(total > 0)) return undefinedEstimate(rows, 'no-rows');
  const a = cells.truePositives / total;
  const b = cells.falsePositives / total;
  const c = cells.falseNegatives / total;
  const d = cells.trueNegatives / total;
  if (a + c === 0 || b + d === 0) return undefinedEstimate(rows, 'one-class');
  if (a + b === 0) return undefinedEstimate(rows, 'no-predicted-positives');
  if (c + d === 0) return undefinedEstimate(rows, 'no-predicted-negatives');
  if (b === 0 && c === 0) return valueWithoutInterval(1, rows, 'perfect-separation');
  if (a === 0 && d === 0) return valueWithoutInterval(-1, rows, 'perfect-separation');
  const scale = Math.sqrt((a + b) * (a + c) * (d + b) * (d + c));
  const value = (a * d - b * c) / scale;
  const [ofA, ofB, ofC, ofD] = matthewsGradient([a, b, c, d]);
  // A coefficient that does not change when all cells grow alike has gradients whose mean over the rows is 0.
  const variance = a * ofA ** 2 + b * ofB ** 2 + c * ofC ** 2 + d * ofD ** 2;
  const standardError = Math.sqrt(variance / (total * effectiveShare(cells)));
  return estimateOf(value, standardError, fisherInterval(value, standardError), rows, 'fisher');
}

/**
 * How fast Matthews' correlation coefficient changes with the share of each cell.
 *
 * @param shares - of true positives, false positives, false negatives, true negatives; none of their sums by class or prediction is 0
 * @returns the derivative by each of them, in the same order
 * @example
 * matthewsGradient([0.25, 0.25, 0.25, 0.25]); // [1, -1, -1, 1]
 */
export function matthewsGradient(shares: Cells): Cells {
  const [a, b, c, d] = shares;
  const scale = Math.sqrt((a + b) * (a + c) * (d + b) * (d + c));
  const value = (a * d - b * c) / scale;
  const slope = (other: number, first: number, second: number) =>
    other / scale - (value / 2) * (1 / first + 1 / second);
  return [slope(d, a + b, a + c), slope(-c, a + b, b + d), slope(-b, c + d, a + c), slope(a, c + d, b + d)];
}

/** One number for true positives, false positives, false negatives and true negatives. */
export type Cells = readonly [number, number, number, number];

function proportion(
  part: number,
  of: number,
  cells: Confusion,
  reason: 'no-rows' | 'no-positives' | 'no-predicted-positives',
): Estimate {
  if (!(of > 0)) return undefinedEstimate(cells.rows, reason);
  const value = part / of;
  const n = of * effectiveShare(cells);
  const standardError = Math.sqrt((value * (1 - value)) / n);
  return estimateOf(value, standardError, wilsonInterval(value, n), cells.rows, 'wilson');
}

function totalWeight(cells: Confusion): number {
  return cells.truePositives + cells.falsePositives + cells.falseNegatives + cells.trueNegatives;
}

// Effective rows for each unit of weight: 1 where there are no weights.
function effectiveShare(cells: Confusion): number {
  return totalWeight(cells) / cells.squaredWeight;
}
