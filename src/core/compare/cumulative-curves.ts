import { countAtMost } from '../stats/ordered.ts';
import type { Ordered } from '../stats/ordered.ts';
import { quantile } from '../stats/quantile.ts';
import type { Comparison } from './comparison.ts';
import { valueAtRank } from './value-at-rank.ts';

const ECDF_POINTS = 200;
const QUANTILE_PAIRS = 99;

/**
 * Cumulative shares of both tables at common points: every value where there are at most 200, otherwise 100 values
 * of each table at evenly spaced ranks, so that a small table is drawn as finely as a large one.
 * @param training - the training values in order
 * @param serving - the serving values in order
 * @returns ascending points and the share of finite values at or below them; null where a side has no finite value
 * @example pairedEcdf(training, serving)?.x.length
 */
export function pairedEcdf(training: Ordered, serving: Ordered): Comparison['ecdf'] {
  if (training.total === 0 || serving.total === 0) return null;
  const points = new Set<number>();
  for (const side of [training, serving]) {
    const isSmall = side.values.length <= ECDF_POINTS / 2;
    const steps = isSmall ? side.values.length : ECDF_POINTS / 2;
    for (let k = 0; k < steps; k++) {
      points.add(
        isSmall ? side.values[k] : valueAtRank(side, Math.round((k / (steps - 1)) * (side.total - 1)) + 1),
      );
    }
  }
  const x = [...points].sort((a, b) => a - b);
  const shares = (side: Ordered): number[] => x.map((point) => countAtMost(side, point) / side.total);
  return { x, training: shares(training), serving: shares(serving) };
}

/**
 * The 1st to 99th percentile of both tables, numpy's linear interpolation.
 * @param training - the training values in order
 * @param serving - the serving values in order
 * @returns 99 numbers a side; null where a side has no finite value or interpolation overflows
 * @example quantilePairs(training, serving)?.serving[49] // the median
 */
export function quantilePairs(training: Ordered, serving: Ordered): Comparison['quantilePairs'] {
  if (training.total === 0 || serving.total === 0) return null;
  const of = (side: Ordered): number[] =>
    Array.from({ length: QUANTILE_PAIRS }, (_, k) => quantile(side, (k + 1) / (QUANTILE_PAIRS + 1)));
  const pairs = { training: of(training), serving: of(serving) };
  return [...pairs.training, ...pairs.serving].every(Number.isFinite) ? pairs : null;
}
