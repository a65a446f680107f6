import type { ClassConfusion } from './class-confusion.ts';
import { estimateOf, undefinedEstimate, type Estimate } from './estimate.ts';
import { wilsonInterval } from './intervals.ts';

/**
 * Share of rows whose class was predicted rightly, with Wilson's interval (over Kish's effective rows under weights).
 *
 * Source: matches sklearn.metrics.accuracy_score 1.9.
 *
 * @param confusion - actual against predicted classes
 * @returns in [0, 1]; undefined without rows
 * @example
 * multiclassAccuracy(classConfusion(Uint32Array.of(0, 1, 2), Uint32Array.of(0, 1, 1), 3)).value; // 0.667
 */
export function multiclassAccuracy(confusion: ClassConfusion): Estimate {
  const { classes, cells, weight, rows, squaredWeight } = confusion;
  if (!(weight > 0)) return undefinedEstimate(rows, 'no-rows');
  let right = 0;
  for (let k = 0; k < classes; k++) right += cells[k * classes + k];
  const value = Math.min(1, right / weight);
  const n = weight ** 2 / squaredWeight;
  const standardError = Math.sqrt((value * (1 - value)) / n);
  return estimateOf(value, standardError, wilsonInterval(value, n), rows, 'wilson');
}
