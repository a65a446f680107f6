import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import { countAtMost, countBelow, type Ordered } from '../../../stats/ordered.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { meanDistance, quantilePair, type QuantilePair } from '../../skew/quantile-pair.ts';
import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { strengthAbove } from '../../skew/strength.ts';
import type { Signature } from '../../signature.ts';

/** Share of rows at the cap, and rows there, at least. */
const LEAST_SHARE = 0.005;
const LEAST_ROWS = 10;
/** How much more often the cap occurs than on the other side (science part C: 5 times the tail's mass). */
const LEAST_EXCESS = 5;
/** Mass at the cap as a multiple of the other side's mass at and beyond it: what was beyond is at the cap now. */
const LEAST_TAIL = 1 / 3;
const MOST_TAIL = 3;
/** Rows that the other side has beyond the cap, at least, and that would be expected beyond it on the capped side. */
const LEAST_BEYOND = 10;
/** The cap as a multiple of the value next to it: on a scale of few values each has a large share. */
const LEAST_PEAK = 2;
/** Distance of percentiles that is left once the other side is capped alike, in spreads; natural drift on top. */
const MOST_LEFT = 0.35;
/** Distinct values the other side has beyond it: a last value of a scale is no tail. */
const LEAST_DISTINCT = 5;

/**
 * Values capped on one side only. Test: the largest (or smallest) value of one side has five times the share that it has on the other
 * side, that share is about the other side's tail from there on, and the tail itself is missing.
 *
 * Source: science part C, "clipping / cap": a top atom of five times the tail, nothing beyond.
 */
export const clipping: Signature = aboutSkew('clipping', 'a cap on one side only', ({ features }) =>
  features.flatMap((view) => {
    const pair = quantilePair(view);
    if (pair === null) return [];
    const sides: readonly Side[] = ['serving', 'training'];
    const caps = sides.flatMap((side) => {
      const other = pair.ordered[side === 'serving' ? 'training' : 'serving'];
      const ends = [true, false].flatMap((isTop) => {
        const cap = capOf(pair.ordered[side], other, isTop);
        return cap === null ? [] : [{ ...cap, side, isTop }];
      });
      const isLike = (some: readonly Cap[]) => leftOnceCapped(pair, side, some) < MOST_LEFT;
      return isLike(ends) ? ends : ends.filter((cap) => isLike([cap]));
    });
    return caps.length === 0 ? [] : [sightingOf(view, caps)];
  }),
);

interface Cap {
  isTop: boolean;
  value: number;
  share: number;
  otherShare: number;
  beyond: number;
}

// Distance of the percentiles of both sides once the other one is capped as well, in training's spreads.
function leftOnceCapped(pair: QuantilePair, side: Side, caps: readonly Cap[]): number {
  const other = pair[side === 'serving' ? 'training' : 'serving'].at;
  const capped = other.map((x) =>
    caps.reduce((y, { value, isTop }) => (isTop ? Math.min(y, value) : Math.max(y, value)), x),
  );
  return meanDistance(capped, pair[side].at) / pair.training.spread;
}

function capOf(capped: Ordered, other: Ordered, isTop: boolean): Omit<Cap, 'isTop'> | null {
  const at = isTop ? capped.values.length - 1 : 0;
  const value = capped.values[at];
  const rows = capped.counts[at];
  const share = rows / capped.total;
  if (rows < LEAST_ROWS || share < LEAST_SHARE) return null;
  const next = capped.counts[isTop ? at - 1 : 1] ?? rows;
  if (rows < LEAST_PEAK * next) return null;
  const atMost = countAtMost(other, value);
  const below = countBelow(other, value);
  const beyond = isTop ? other.total - atMost : below;
  const distinct = isTop ? other.values.length - firstIndexAbove(other, value) : firstIndexFrom(other, value);
  const otherShare = (atMost - below) / other.total;
  const tail = beyond / other.total + otherShare;
  if (beyond < LEAST_BEYOND || distinct < LEAST_DISTINCT) return null;
  if ((beyond / other.total) * capped.total < LEAST_BEYOND) return null;
  if (share < LEAST_EXCESS * otherShare || share < LEAST_TAIL * tail || share > MOST_TAIL * tail) return null;
  return { value, share, otherShare, beyond: beyond / other.total };
}

function firstIndexAbove({ values }: Ordered, x: number): number {
  const at = values.findIndex((value) => value > x);
  return at < 0 ? values.length : at;
}

function firstIndexFrom({ values }: Ordered, x: number): number {
  const at = values.findIndex((value) => value >= x);
  return at < 0 ? values.length : at;
}

function sightingOf(view: FeatureView, caps: readonly (Cap & { side: Side })[]): Sighting {
  const [{ side }] = caps;
  const other = side === 'serving' ? 'training' : 'serving';
  const own = caps.filter((cap) => cap.side === side);
  const words = own.map(
    ({ value, share, isTop, beyond }) =>
      `${isTop ? 'above' : 'below'} ${measureWords(value)} (${shareWords(share)} of the rows are exactly there; ${other} has ${shareWords(beyond)} beyond)`,
  );
  const clearest = Math.max(...own.map(({ share }) => share));
  return {
    features: [view.name],
    strength: strengthAbove(Math.log(clearest), Math.log(LEAST_SHARE), Math.log(0.05)),
    finding: `${view.name} is cut off in ${side} ${words.join(' and ')}`,
    facts: own.flatMap(({ value, share, beyond, isTop }) => [
      fact(`${isTop ? 'cap' : 'floor'}, ${side}`, value),
      fact(`rows at the ${isTop ? 'cap' : 'floor'}, ${side}`, share, 'share'),
      fact(`rows beyond it, ${other}`, beyond, 'share'),
    ]),
    rows: null,
    window: null,
    picture: { kind: 'distribution', feature: view.name },
    detail: `capped in ${side} only`,
  };
}
