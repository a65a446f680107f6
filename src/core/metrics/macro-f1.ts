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
  // How far one more row in a cell moves the mean; over all rows these sum to 0.
  let squares = 0;
  for (let i = 0; i < classes; i++) {
    for (let j = 0; j < classes; j++) {
      const cell = cells[i * classes + j];
      if (cell === 0) continue;
      const hit = i === j ? 2 / sizes[i] : 0;
      const pull = (hit - f1[i] / sizes[i] - f1[j] / sizes[j]) / seen;
      squares += cell * pull * pull;
    }
  }
  const standardError = Math.sqrt((squares * squaredWeight) / weight);
  return estimateOf(value, standardError, logitInterval(value, standardError), rows, 'logit');
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
