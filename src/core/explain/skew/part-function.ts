import { kolmogorovSmirnov } from '../../stats/ks.ts';
import { moments } from '../../stats/moments.ts';
import { countAtMost, countBelow, type Ordered } from '../../stats/ordered.ts';
import { quantile } from '../../stats/quantile.ts';
import { mixtureFit } from './mixture-fit.ts';
import { quantilePair } from './quantile-pair.ts';
import type { FeatureView } from '../investigation.ts';

/** A part of serving's rows that went through a function which the others, and training, did not go through. */
export interface PartFunction {
  words: string;
  /** Part of the rows. */
  reach: number;
  left: number;
  /** Values between these are the changed ones, for the most part. */
  low: number;
  high: number;
}

/** What is left of the difference, at most; part of the rows, and difference of the distribution functions, at least. */
export const MOST_LEFT = 0.15;
const LEAST_REACH = 0.05;
const MOST_REACH = 1.05;
const LEAST_MOVED = 0.05;
/** Share of training where the changed values lie, at most: else a mixture changed. */
const MOST_THERE = 0.1;
const LEAST_DISTINCT = 8;

/**
 * Finds a step of preprocessing that only a part of serving went through: standardising, scaling to [0, 1], a logarithm, a root. Serving is then a mixture
 * of training and of training's values changed, and these lie where training has next to none.
 * @param view - a numeric feature
 * @returns the best fitting one; null for none
 */
export function findPartFunction(view: FeatureView): PartFunction | null {
  const pair = quantilePair(view);
  if (pair === null || pair.ordered.training.values.length < LEAST_DISTINCT) return null;
  const { training, serving } = pair.ordered;
  // What the mixture is asked for at its percentiles is at most this.
  if (kolmogorovSmirnov(training, serving).statistic < LEAST_MOVED) return null;
  let best: PartFunction | null = null;
  for (const { words, change } of functionsOf(training)) {
    const changed = changedBy(change, training);
    if (changed === null) continue;
    const [low, high] = [quantile(changed, 0.025), quantile(changed, 0.975)];
    const there = (countAtMost(training, high) - countBelow(training, low)) / training.total;
    if (there > MOST_THERE) continue;
    const { reach, left, moved } = mixtureFit(training, serving, changed);
    if (reach < LEAST_REACH || reach > MOST_REACH || moved < LEAST_MOVED || left > MOST_LEFT) continue;
    if (left < (best?.left ?? Infinity)) best = { words, reach, left, low, high };
  }
  return best;
}

function functionsOf(training: Ordered): { words: string; change: (value: number) => number }[] {
  const { mean, variance } = moments(training);
  const deviation = Math.sqrt(variance);
  const [least, most] = [training.values[0], training.values[training.values.length - 1]];
  return [
    { words: 'standardised', change: (value) => (value - mean) / deviation },
    { words: 'scaled to [0, 1]', change: (value) => (value - least) / (most - least) },
    { words: 'the logarithm', change: Math.log },
    { words: 'the logarithm of 1 + x', change: Math.log1p },
    { words: 'the logarithm to base 10', change: Math.log10 },
    { words: 'the root', change: Math.sqrt },
  ];
}

// The functions keep the order, so that nothing has to be sorted anew; null where one has no value for some.
function changedBy(change: (value: number) => number, { values, ...counted }: Ordered): Ordered | null {
  const changed = values.map(change);
  return Number.isFinite(changed[0]) && Number.isFinite(changed[changed.length - 1])
    ? { ...counted, values: changed }
    : null;
}
