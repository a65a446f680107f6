import type { ClassConfusion } from './class-confusion.ts';
import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { logitInterval } from './intervals.ts';

/**
 * Macro F1: the plain mean of the F1 of each class, 2 right / (actual + predicted), over the classes that occur, be it only
 * as a prediction. The standard error is the delta method's over all cells; the interval is taken on the logit scale.
 *
 * Source: matches sklearn.metrics.f1_score(average='macro') 1.9.
 *
 * @param confusion - actual against predicted classes
 * @returns in [0, 1]; undefined without rows; without an interval at exactly 0 or 1
 * @example
 * macroF1(classConfusion(Uint32Array.of(0, 1, 2), Uint32Array.of(0, 1, 1), 3)).value; // 0.556
 */
export function macroF1(confusion: ClassConfusion): Estimate {
  const { classes, cells, weight, rows, squaredWeight } = confusion;
  if (!(weight > 0)) return undefinedEstimate(rows, 'no-rows');
  const sizes = actualPlusPredicted(confusion);
  const seen = sizes.filter((size) => size > 0).length;
  const f1 = sizes.map((size, k) => (size > 0 ? (2 * cells[k * classes + k]) / size : 0));
  const value = Math.min(1, f1.reduce((sum, one) => sum + one, 0) / seen);
  if (value === 0 || value === 1) return valueWithoutInterval(value, rows, 'no-spread');
  const pull = macroF1Pull(confusion);
  let squares = 0;
  for (let i = 0; i < classes; i++) {
    for (let j = 0; j < classes; j++) {
      const cell = cells[i * classes + j];
      if (cell > 0) squares += cell * pull(i, j) ** 2;
    }
  }
  const standardError = Math.sqrt((squares * squaredWeight) / weight);
  return estimateOf(value, standardError, logitInterval(value, standardError), rows, 'logit');
}

/**
 * How far one more row in a cell moves macro F1; over all rows these sum to 0.
 *
 * @param confusion - actual against predicted classes
 * @returns a function of the actual and the predicted class of the row, for classes that occur
 * @example
 * macroF1Pull(confusion)(0, 1); // -0.01
 */
export function macroF1Pull(confusion: ClassConfusion): (actual: number, predicted: number) => number {
  const { classes, cells } = confusion;
  const sizes = actualPlusPredicted(confusion);
  const seen = sizes.filter((size) => size > 0).length;
  const own = sizes.map((size, k) => (size > 0 ? (2 * cells[k * classes + k]) / (size * size) : 0));
  return (i, j) => ((i === j ? 2 / sizes[i] : 0) - own[i] - own[j]) / seen;
}

function actualPlusPredicted({ classes, cells }: ClassConfusion): Float64Array {
  const sizes = new Float64Array(classes);
  for (let i = 0; i < classes; i++) {
    for (let j = 0; j < classes; j++) {
      sizes[i] += cells[i * classes + j];
      sizes[j] += cells[i * classes + j];
    }
  }
  return sizes;
}
