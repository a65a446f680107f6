import { meanAbsoluteError } from '../../../src/core/metrics/mae.ts';
import { rocAuc } from '../../../src/core/metrics/roc-auc.ts';
import type { Family, Row } from './family.ts';

/** Differences below this are no difference: of an AUC, of a mean absolute error as a share of it. */
const HARMLESS_AUC = 0.004;
const HARMLESS_ERROR = 0.015;

/** AUC, or mean absolute error, over the rows that have both; null where it is undefined. */
export function performanceOf(
  task: Family['task'],
  rows: readonly Row[],
  predictions: readonly (number | null)[],
): number | null {
  const known = rows.flatMap(({ label }, i) => {
    const prediction = predictions[i];
    return label === null || prediction === null ? [] : [{ label, prediction }];
  });
  const scores = Float64Array.from(known, ({ prediction }) => prediction);
  if (task === 'regression') {
    return meanAbsoluteError(
      scores,
      Float64Array.from(known, ({ label }) => label),
    ).value;
  }
  return rocAuc(
    scores,
    Uint8Array.from(known, ({ label }) => label),
  ).value;
}

/** Whether wrong values make no difference. */
export function isHarmless(task: Family['task'], online: number | null, repaired: number | null): boolean {
  if (online === null || repaired === null) return false;
  if (task === 'binary') return Math.abs(repaired - online) < HARMLESS_AUC;
  return Math.abs(online - repaired) < HARMLESS_ERROR * repaired;
}
