import { moments } from '../../stats/moments.ts';
import type { Ordered } from '../../stats/ordered.ts';
import type { QuantilePair } from './quantile-pair.ts';
import { straightLine, type Transform } from './transforms.ts';

/** A side is standardised where its mean is this near to 0 and its standard deviation to 1. */
const NEARLY = 0.05;
/** Drift on top of standardised values moves them by no more. */
const DRIFTED = 0.35;
/** A side is far from standardised beyond these. */
const FAR_MEAN = 2;
const FAR_RATIO = 3;
/** See `transforms.ts`: falsely seen in 0 of 229 (standardised). */
const LINE = 0.1;

/**
 * Transforms that rest on the data's own moments: one side standardised to mean 0 and standard deviation 1, or scaled
 * to [0, 1], and the other not. Offered only where one side looks scaled and the other does not.
 * @param pair - the feature on both sides
 * @returns none to two transforms
 */
export function standardisingTransforms(pair: QuantilePair): Transform[] {
  const { training, serving } = pair.ordered;
  return [...standardised(training, serving), ...scaledToUnit(training, serving)];
}

function standardised(training: Ordered, serving: Ordered): Transform[] {
  const from = momentsOf(training);
  const to = momentsOf(serving);
  if (isStandard(to, DRIFTED) && isFar(from))
    return [scaling('standardised', 'serving', 1 / from.sd, -from.mean / from.sd)];
  // A standardised feature that drifts keeps its width.
  if (isStandard(from, NEARLY) && (to.sd > FAR_RATIO || to.sd < 1 / FAR_RATIO))
    return [scaling('standardised', 'training', to.sd, to.mean)];
  return [];
}

function scaledToUnit(training: Ordered, serving: Ordered): Transform[] {
  const from = range(training);
  const to = range(serving);
  const isUnit = ({ low, high }: typeof from, slack: number): boolean =>
    Math.abs(low) <= slack && Math.abs(high - 1) <= slack;
  const isWide = ({ low, high }: typeof from): boolean => high - low > FAR_RATIO || low > 1 || high < 0;
  if (isWide(from) && to.low >= -DRIFTED && to.high <= 1 + DRIFTED && to.high > NEARLY)
    return [
      scaling('scaled to [0, 1]', 'serving', 1 / (from.high - from.low), -from.low / (from.high - from.low)),
    ];
  if (isUnit(from, 1e-9) && isWide(to))
    return [scaling('scaled to [0, 1]', 'training', to.high - to.low, to.low)];
  return [];
}

function scaling(words: string, side: 'training' | 'serving', slope: number, intercept: number): Transform {
  const other = side === 'serving' ? 'training' : 'serving';
  return straightLine({
    family: 'function-on-one-side',
    words: side === 'serving' ? words : `what is ${words} in training`,
    detail: `${words} in ${side} and not in ${other}`,
    line: LINE,
    isNear: false,
    slope,
    intercept,
  });
}

function momentsOf(column: Ordered): { mean: number; sd: number } {
  const { mean, variance } = moments(column);
  return { mean, sd: Math.sqrt(variance) };
}

function isStandard({ mean, sd }: { mean: number; sd: number }, slack: number): boolean {
  return Math.abs(mean) < slack && Math.abs(sd - 1) < slack;
}

function isFar({ mean, sd }: { mean: number; sd: number }): boolean {
  return Math.abs(mean) > FAR_MEAN || sd > FAR_RATIO || sd < 1 / FAR_RATIO;
}

function range({ values }: Ordered): { low: number; high: number } {
  return { low: values[0], high: values[values.length - 1] };
}
