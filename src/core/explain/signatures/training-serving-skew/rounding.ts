import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import type { Ordered } from '../../../stats/ordered.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { areBuckets } from '../../skew/buckets.ts';
import { expectedDistinct } from '../../skew/expected-distinct.ts';
import { meanDistance, quantilePair, type QuantilePair } from '../../skew/quantile-pair.ts';
import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { strengthAbove, strengthBelow } from '../../skew/strength.ts';
import type { Signature } from '../../signature.ts';

/** Decimals that became whole numbers are a cast, which another signature looks for. */
const WHOLE = 1;
/** Steps that people round to. */
const STEPS = [1000, 500, 100, 50, 25, 20, 10, 5, 2, WHOLE, 0.5, 0.25, 0.1, 0.05, 0.01, 0.001, 1e-4];
/** Share of one side on the step, at least, and of the other, at most (science part C: a difference of 0.5 never false). */
const ROUNDED = 0.98;
const UNROUNDED = 0.5;
/** Rounding leaves the distribution where it is: distance of percentiles, in spreads; natural drift on top. */
const MOST_MOVED = 0.5;
/** Served distinct values as a share of those that as many training rows have, and what training needs to have. */
const LEAST_KEPT = 0.1;
const LEAST_EXPECTED = 60;
/** A frozen or nearly frozen feature is no bucketed one. */
const MOST_MODAL = 0.6;
const LEAST_BUCKETS = 3;
/** A few buckets are held to training's own shares, a test so sharp that fewer values of training, and more kept of them, will do: quarters of ages from 25 to 64. */
const LEAST_EXPECTED_OF_FEW = 25;
const LEAST_KEPT_OF_FEW = 0.25;

/**
 * Values rounded on one side only, to tens or to fewer decimals, or put into buckets. Test: 98 % of one side lie on a step of which
 * at most half of the other side's do, or serving has a tenth of the distinct values that as many training rows have; in either case the
 * percentiles stay where they are, or a few served values stand for stretches of training's values with the shares that these have.
 *
 * Source: science part C, "int truncation / rounding, precision"; buckets are ours.
 */
export const rounding: Signature = aboutSkew('rounding', 'rounding on one side only', ({ features }) =>
  features.flatMap((view) => {
    const pair = quantilePair(view);
    if (pair === null || !isWrittenAlike(view)) return [];
    const areFew = areBuckets(pair);
    if (!stays(pair)) return areFew ? (bucketed(view, pair, areFew) ?? []) : [];
    return (
      roundedTo(view, pair, 'serving') ??
      bucketed(view, pair, areFew) ??
      roundedTo(view, pair, 'training') ??
      []
    );
  }),
);

// Numbers that come with another unit or sign around them are another kind of value: not a matter of rounding.
function isWrittenAlike({ pair: { training, serving } }: FeatureView): boolean {
  const [before, after] = [training!.schema.format, serving!.schema.format];
  if (before.kind !== 'number' || after.kind !== 'number') return before.kind === after.kind;
  return before.prefix === after.prefix && before.suffix === after.suffix;
}

function stays({ training, serving }: QuantilePair): boolean {
  return training.spread > 0 && meanDistance(training.at, serving.at) < MOST_MOVED * training.spread;
}

function roundedTo(view: FeatureView, { ordered }: QuantilePair, side: Side): Sighting[] | null {
  for (const step of STEPS) {
    const other = side === 'serving' ? 'training' : 'serving';
    const own = shareOn(ordered[side], step, ROUNDED);
    if (own < ROUNDED) continue;
    const others = shareOn(ordered[other], step, 0);
    if (others > UNROUNDED) continue;
    const shares = {
      training: side === 'training' ? own : others,
      serving: side === 'serving' ? own : others,
    };
    if (step === WHOLE) return [];
    // The step has to be finer than the feature's width, or all but a few values lie on it by chance.
    if (ordered[side].values.length < LEAST_BUCKETS) continue;
    const finding = `${view.name} is rounded to ${measureWords(step)} in ${side} (${shareWords(shares[side])} of the values) and not in ${other} (${shareWords(shares[other])})`;
    return [
      sightingOf(
        view,
        strengthBelow(shares[other], UNROUNDED),
        finding,
        `rounded to ${measureWords(step)} in ${side}`,
        [
          fact(`values on multiples of ${measureWords(step)}, training`, shares.training, 'share'),
          fact(`values on multiples of ${measureWords(step)}, serving`, shares.serving, 'share'),
        ],
      ),
    ];
  }
  return null;
}

function bucketed(
  view: FeatureView,
  { ordered: { training, serving } }: QuantilePair,
  areFew: boolean,
): Sighting[] | null {
  const expected = expectedDistinct(training, serving.total);
  const distinct = serving.values.length;
  const [leastExpected, leastKept] = areFew
    ? [LEAST_EXPECTED_OF_FEW, LEAST_KEPT_OF_FEW]
    : [LEAST_EXPECTED, LEAST_KEPT];
  if (expected < leastExpected || distinct < LEAST_BUCKETS) return null;
  const kept = distinct / expected;
  let modal = 0;
  for (const count of serving.counts) modal = Math.max(modal, count);
  if (kept > leastKept || modal > MOST_MODAL * serving.total) return null;
  const finding = `${view.name} has ${distinct} distinct values in serving, where as many training rows have about ${measureWords(expected)}`;
  return [
    sightingOf(view, strengthAbove(1 - kept, 1 - leastKept, 1), finding, 'put into buckets in serving', [
      fact('distinct values, serving', distinct, 'count'),
      fact('distinct values of as many training rows', Math.round(expected), 'count'),
    ]),
  ];
}

function sightingOf(
  view: FeatureView,
  strength: number,
  finding: string,
  detail: string,
  facts: Sighting['facts'],
): Sighting {
  return {
    features: [view.name],
    strength,
    finding,
    facts,
    rows: null,
    window: null,
    picture: { kind: 'distribution', feature: view.name },
    detail,
  };
}

// Stops, with less than `least`, once that cannot be reached.
function shareOn({ values, counts, total }: Ordered, step: number, least: number): number {
  let off = 0;
  const mostOff = (1 - least) * total;
  for (let i = 0; i < values.length && off <= mostOff; i++) {
    // Whether the quotient is whole is asked of as many digits as a double keeps.
    const steps = values[i] / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-9 * Math.max(1, Math.abs(steps))) off += counts[i];
  }
  return 1 - off / total;
}
