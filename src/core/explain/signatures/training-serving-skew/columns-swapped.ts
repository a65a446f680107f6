import { fact } from '../../../fact.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { categoryPair } from '../../skew/category-pair.ts';
import { driftWithin } from '../../skew/drift-within.ts';
import { meanDistance, quantilePair, type QuantilePair } from '../../skew/quantile-pair.ts';
import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { movementOf, shapeOf } from '../../movement.ts';
import { mixtureFit } from '../../skew/mixture-fit.ts';
import { strengthBelow } from '../../skew/strength.ts';
import { since } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

/** Science part C: distance to the other's training distribution over that to its own, both ways. */
const MOST_RATIO = 0.25;
/** How far each has to be from its own, and may be from the other's, in spreads. */
const LEAST_OWN = 0.75;
const MOST_CROSS = 0.35;
/** Movement within serving, as a share of the whole: drift passes through what lies between. */
const MOST_WITHIN = 0.35;
/**
 * A part of the rows: what is left of each column's difference once it is mixed with the other's training values, how far the parts of both
 * may differ, and what has to be reached and moved. Two columns that drift towards each other do so to different parts.
 */
const PART = { left: 0.25, apart: 0.1, reach: 0.1, mostReach: 1.1, moved: 0.08 } as const;
/** More columns than this are looked at by their strongest movers only. */
const MOST_MOVERS = 40;
/** Total variation of categories to their own training shares, at least, and to the other's, at most. */
const LEAST_OWN_SHARE = 0.6;
const MOST_CROSS_SHARE = 0.2;

/**
 * Two columns in each other's place. Test: serving's A is distributed as training's B and the other way round, and neither as its own: mean
 * distance of percentiles (1-Wasserstein) below a quarter of the own one, in both directions; for categories by total variation. Or a part of the
 * rows is: A is a mixture of training's A and B, B of training's B and A, and the part is the same in both.
 *
 * Source: science part C, "column swap / permutation": a quarter of the own distance.
 */
export const columnsSwapped: Signature = aboutSkew(
  'columns-swapped',
  'two columns in each other’s place',
  (investigation) => {
    const throughout = [...numberSwaps(investigation), ...categorySwaps(investigation)];
    return throughout.length > 0 ? throughout : partSwaps(investigation);
  },
  ['unit-scale', 'function-on-one-side', 'rounding', 'clipping', 'window-mismatch', 'time-shift'],
);

interface Swap {
  a: FeatureView;
  b: FeatureView;
  ratio: number;
}

function numberSwaps(investigation: Investigation): Sighting[] {
  const moved = investigation.features.flatMap((view) => {
    const pair = quantilePair(view);
    if (pair === null || !(pair.training.spread > 0) || !(pair.serving.spread > 0)) return [];
    const own = meanDistance(pair.training.at, pair.serving.at);
    return own > LEAST_OWN * Math.min(pair.training.spread, pair.serving.spread) ? [{ view, pair, own }] : [];
  });
  const swaps: Swap[] = [];
  moved.forEach((a, i) => {
    for (const b of moved.slice(i + 1)) {
      const [aToB, bToA] = [cross(a.pair, b.pair), cross(b.pair, a.pair)];
      const ratio = Math.max(aToB / a.own, bToA / b.own);
      const isNear = aToB < MOST_CROSS * b.pair.training.spread && bToA < MOST_CROSS * a.pair.training.spread;
      if (ratio < MOST_RATIO && isNear && !isDrift(investigation, a) && !isDrift(investigation, b))
        swaps.push({ a: a.view, b: b.view, ratio });
    }
  });
  return mutual(swaps).map(({ a, b, ratio }) => {
    const medians = [a, b].map((view) => {
      const { training, serving } = quantilePair(view)!;
      return [training.at[49], serving.at[49]];
    });
    return sightingOf(
      a,
      b,
      strengthBelow(ratio, MOST_RATIO),
      `median of ${a.name} ${measureWords(medians[0][0])} in training and ${measureWords(medians[0][1])} in serving, of ${b.name} ${measureWords(medians[1][0])} and ${measureWords(medians[1][1])}`,
      ratio,
    );
  });
}

/** Swaps in a part of the rows: of the traffic, or from a release on. */
function partSwaps(investigation: Investigation): Sighting[] {
  const movers = investigation.features
    .flatMap((view) => {
      const pair = quantilePair(view);
      if (pair === null || !(pair.training.spread > 0)) return [];
      const { training, serving } = pair.ordered;
      const { moved } = mixtureFit(training, serving, serving);
      return moved < PART.moved ? [] : [{ view, training, serving, moved }];
    })
    .toSorted((a, b) => b.moved - a.moved)
    .slice(0, MOST_MOVERS);
  const swaps: (Swap & { reach: number })[] = [];
  movers.forEach((a, i) => {
    for (const b of movers.slice(i + 1)) {
      const one = mixtureFit(a.training, a.serving, b.training);
      const other = mixtureFit(b.training, b.serving, a.training);
      const ratio = Math.max(one.left, other.left);
      const [least, most] = [Math.min(one.reach, other.reach), Math.max(one.reach, other.reach)];
      const isPart = least >= PART.reach && most <= PART.mostReach && most - least <= PART.apart;
      if (isPart && ratio <= PART.left)
        swaps.push({ a: a.view, b: b.view, ratio, reach: (least + most) / 2 });
    }
  });
  return mutual(swaps).map(({ a, b, ratio, reach }) => {
    const movement = movementOf(a, investigation);
    const from = movement === null ? null : shapeOf(movement).moment;
    return {
      ...sightingOf(
        a,
        b,
        strengthBelow(ratio, PART.left),
        `about ${shareWords(Math.min(1, reach))} of the rows${since(from)}, where either has the other’s distribution`,
        ratio,
      ),
      window: from === null ? null : { from, to: null },
    };
  });
}

function cross(served: QuantilePair, trained: QuantilePair): number {
  return meanDistance(served.serving.at, trained.training.at);
}

function isDrift(investigation: Investigation, { view, own }: { view: FeatureView; own: number }): boolean {
  const within = driftWithin(investigation, view, 'serving');
  return within !== null && within > MOST_WITHIN * own;
}

function categorySwaps({ features }: Investigation): Sighting[] {
  const moved = features.filter((view) => {
    const pair = categoryPair(view);
    return pair !== null && variation(pair.training, pair.serving) > LEAST_OWN_SHARE;
  });
  const swaps: Swap[] = [];
  moved.forEach((a, i) => {
    for (const b of moved.slice(i + 1)) {
      const distance = Math.max(crossVariation(a, b), crossVariation(b, a));
      if (distance < MOST_CROSS_SHARE) swaps.push({ a, b, ratio: distance });
    }
  });
  return mutual(swaps).map(({ a, b, ratio }) =>
    sightingOf(
      a,
      b,
      strengthBelow(ratio, MOST_CROSS_SHARE),
      `${a.name} is served as “${commonest(a)}” most often, ${b.name} as “${commonest(b)}”`,
      ratio,
    ),
  );
}

function variation(training: readonly number[], serving: readonly number[]): number {
  const totals = [training, serving].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  return totalVariationDistance(
    training.map((count) => count / totals[0]),
    serving.map((count) => count / totals[1]),
  );
}

function crossVariation(served: FeatureView, trained: FeatureView): number {
  const [from, to] = [categoryPair(served)!, categoryPair(trained)!];
  const names = [...new Set([...from.categories, ...to.categories])];
  const places = new Map(names.map((name, place) => [name, place]));
  const [training, serving] = [names.map(() => 0), names.map(() => 0)];
  from.categories.forEach((name, at) => (serving[places.get(name)!] += from.serving[at]));
  to.categories.forEach((name, at) => (training[places.get(name)!] += to.training[at]));
  return variation(training, serving);
}

function commonest(view: FeatureView): string {
  const { categories, serving } = categoryPair(view)!;
  return categories[serving.indexOf(Math.max(...serving))];
}

// A column is in one swap only: the best.
function mutual<Found extends Swap>(swaps: readonly Found[]): Found[] {
  const taken = new Set<FeatureView>();
  return swaps
    .toSorted((one, other) => one.ratio - other.ratio)
    .filter(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return false;
      taken.add(a).add(b);
      return true;
    });
}

function sightingOf(a: FeatureView, b: FeatureView, strength: number, how: string, ratio: number): Sighting {
  return {
    features: [a.name, b.name],
    strength,
    finding: `${a.name} and ${b.name} are served in each other’s place: ${how}`,
    facts: [fact('distance left once swapped back, as a share of the distance now', ratio, 'share')],
    rows: null,
    window: null,
    picture: { kind: 'distribution', feature: a.name },
    detail: `${a.name} ↔ ${b.name}`,
    repair: {
      kind: 'permutation',
      columns: [
        { from: a.name, to: b.name },
        { from: b.name, to: a.name },
      ],
    },
  };
}
