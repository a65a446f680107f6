import { countAtMost, countBelow } from '../../stats/ordered.ts';
import type { QuantilePair } from './quantile-pair.ts';

/** Served values, at most: a few buckets of a long tail move its percentiles a lot, so that these are held to training's own shares, by so much. */
const FEW_BUCKETS = 20;
const LEAST_BUCKETS = 3;
/** Training's distinct values a bucket, at least: else they are its own values. */
const LEAST_OF_BUCKET = 4;
const MOST_OFF = 0.05;

/**
 * Whether serving's values are buckets of training's: few of them, and each stands for the stretch of training's values whose share it has, and
 * lies in it.
 * @param pair - both sides
 * @returns true where each of 3 to 20 served values does, and training has four times as many
 */
export function areBuckets(pair: QuantilePair): boolean {
  const { training, serving } = pair.ordered;
  const { values, cumulative, total } = serving;
  if (values.length < LEAST_BUCKETS || values.length > FEW_BUCKETS) return false;
  if (training.values.length < LEAST_OF_BUCKET * values.length) return false;
  return values.every((value, k) => {
    const [from, to] = [k === 0 ? 0 : cumulative[k - 1] / total, cumulative[k] / total];
    const below = countBelow(training, value) / training.total;
    const upTo = countAtMost(training, value) / training.total;
    return upTo >= from - MOST_OFF && below <= to + MOST_OFF;
  });
}
