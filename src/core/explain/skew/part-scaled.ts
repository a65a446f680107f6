import { countAtMost, type Ordered } from '../../stats/ordered.ts';
import { FAR_CONSTANTS } from './snapped-constants.ts';
import { meanDistance, quantilesOf, type QuantilePair, type Quantiles } from './quantile-pair.ts';
import { valuesBetween } from './values-between.ts';
import { FIXED_TRANSFORMS, type Transform } from './transforms.ts';

/** A part of serving's rows on another scale than the rest. */
export interface ScaledPart {
  transform: Transform;
  /** Served values above (or below) this are the scaled ones. */
  cut: number;
  isAbove: boolean;
  /** Share of serving's values that are scaled. */
  share: number;
  served: Quantiles;
  misfit: number;
}

/** Scaled values there have to be, and their least share: fewer have no shape. */
const LEAST_SCALED = 30;
const LEAST_SHARE = 0.01;
/** Share of training that already lies where the scaled part would, at most, as a share of that part: else a mixture changed. */
const MOST_THERE = 0.2;
/** What is left, in spreads. Science part C: the median misfit of adjacent real periods is a quarter of a spread. */
const MOST_PART_MISFIT = 0.3;
const MOST_REST_MISFIT = 0.5;
/** Distance of the whole from a mixture where only the tail tells (drift of a tenth of a spread moves it by 0.04), and points it is measured at. */
const MOST_OF_MIXTURE = 0.06;
const MOST_POINTS = 500;

/**
 * Finds a second mode in serving that is training's distribution times a unit's constant (7 and above, or its inverse), while
 * the rest is as in training: a mode of its own where the constant carries training's inner 90 % out of itself, else (zeros, both signs, wide
 * spreads) the values above all of training, which have to be shaped as training's own upper values times the constant. A tail that merely grew
 * lies just above training.
 * @param pair - both sides; positive where it is not zero
 * @returns the best fitting constant; null for none
 */
export function findScaledPart(pair: QuantilePair): ScaledPart | null {
  return secondMode(pair) ?? scaledTail(pair);
}

// Where scaled values mix with the others, those above all of training are scaled ones for certain.
function scaledTail({ ordered: { training, serving } }: QuantilePair): ScaledPart | null {
  const highest = training.values[training.values.length - 1];
  const tail = valuesBetween(serving, highest, Infinity);
  if (!(highest > 0) || tail.total < LEAST_SCALED || tail.total < LEAST_SHARE * serving.total) return null;
  const served = quantilesOf(tail);
  let best: ScaledPart | null = null;
  let least = Infinity;
  for (const { factor } of FAR_CONSTANTS) {
    const source = valuesBetween(training, highest / factor, Infinity);
    const share = (tail.total / serving.total) * (training.total / source.total);
    if (source.total < LEAST_SCALED || share > 1 - LEAST_SHARE) continue;
    if (distanceOfMixture(serving, training, share, factor) > MOST_OF_MIXTURE) continue;
    const { at, spread } = quantilesOf(source);
    const undone = served.at.map((x) => x / factor);
    const misfit = meanDistance(undone, at) / spread;
    const transform = withSlope(factor);
    const cost = misfit + transform.handicap;
    if (!(misfit <= MOST_PART_MISFIT) || cost >= least) continue;
    least = cost;
    best = { transform, cut: highest, isAbove: true, share, served, misfit };
  }
  return best;
}

// Largest distance between serving's distribution and training's with that share of it scaled, at training's values.
function distanceOfMixture(serving: Ordered, training: Ordered, share: number, factor: number): number {
  const below = (column: Ordered, x: number) => countAtMost(column, x) / column.total;
  const mixed = (x: number) => (1 - share) * below(training, x) + share * below(training, x / factor);
  const step = Math.max(1, Math.floor(training.values.length / MOST_POINTS));
  let most = 0;
  for (let i = 0; i < training.values.length; i += step) {
    const x = training.values[i];
    most = Math.max(most, Math.abs(below(serving, x) - mixed(x)));
  }
  return most;
}

// Any slope of the list, or its inverse.
function withSlope(slope: number): Transform {
  return FIXED_TRANSFORMS.find(
    ({ family, straight }) => family === 'unit-scale' && straight?.slope === slope,
  )!;
}

function secondMode(pair: QuantilePair): ScaledPart | null {
  const { training, ordered } = pair;
  const [low, high] = [training.at[4], training.at[94]];
  if (!(low > 0) || !(training.spread > 0)) return null;
  let best: ScaledPart | null = null;
  let least = Infinity;
  for (const { factor } of FAR_CONSTANTS) {
    if (low * factor <= high) continue;
    for (const isAbove of [true, false]) {
      const slope = isAbove ? factor : 1 / factor;
      const cut = isAbove ? Math.sqrt(high * low * factor) : Math.sqrt((low * high) / factor);
      const between = isAbove ? ([cut, Infinity] as const) : ([-Infinity, cut] as const);
      const part = valuesBetween(ordered.serving, ...between);
      const share = part.total / ordered.serving.total;
      if (part.total < LEAST_SCALED || share < LEAST_SHARE || share > 1 - LEAST_SHARE) continue;
      const there = valuesBetween(ordered.training, ...between).total / ordered.training.total;
      if (there > MOST_THERE * share) continue;
      const rest = isAbove
        ? valuesBetween(ordered.serving, -Infinity, cut)
        : valuesBetween(ordered.serving, cut, Infinity);
      if (rest.total < LEAST_SCALED) continue;
      if (meanDistance(quantilesOf(rest).at, training.at) / training.spread > MOST_REST_MISFIT) continue;
      const served = quantilesOf(part);
      const misfit =
        meanDistance(
          served.at.map((x) => x / slope),
          training.at,
        ) / training.spread;
      const transform = withSlope(slope);
      const cost = misfit + transform.handicap;
      if (misfit > MOST_PART_MISFIT || cost >= least) continue;
      least = cost;
      best = { transform, cut, isAbove, share, served, misfit };
    }
  }
  return best;
}
