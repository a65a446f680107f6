import { countAtMost, countBelow } from '../../stats/ordered.ts';
import type { QuantilePair } from './quantile-pair.ts';

/**
 * Reads a served value as the training value of the same rank: right for whatever increasing function was applied to one side.
 * @param pair - both sides
 * @returns a function from a served value to training's percentile at its rank (the middle one, among ties)
 */
export function undoByRank(pair: QuantilePair): (served: number) => number {
  const { training, ordered } = pair;
  const { serving } = ordered;
  const last = training.at.length - 1;
  return (served) => {
    if (!Number.isFinite(served)) return served;
    const rank = (countBelow(serving, served) + countAtMost(serving, served)) / (2 * serving.total);
    return training.at[Math.min(last, Math.max(0, Math.round(rank * (last + 2)) - 1))];
  };
}
