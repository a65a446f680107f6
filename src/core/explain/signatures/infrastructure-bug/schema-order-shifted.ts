import { fact } from '../../../fact.ts';
import { wassersteinDistance } from '../../../stats/wasserstein.ts';
import { quantile } from '../../../stats/quantile.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { movementOf, shapeOf } from '../../movement.ts';
import { timeOrder } from '../../skew/time-order.ts';
import { orderNumbers, type Ordered } from '../../../stats/ordered.ts';
import { momentWords } from '../../words.ts';
import type { Signature } from '../../signature.ts';

/** Columns that have to hold another column's values; two are a swap, which is a skew signature's. */
const LEAST_COLUMNS = 3;
/** Distance to the other column's training values, as a share of that to its own (science part C). */
const MOST_RATIO = 0.25;
/** A distance to its own training values below this (in interquartile ranges) is no shift at all. */
const LEAST_OWN = 0.3;
/** From here on it is clear of its own values, whether or not the columns change places among themselves. */
const CLEARLY_OWN = 0.75;
/** More features than this are looked at by their strongest movers only. */
const MOST_FEATURES = 200;

/**
 * Three or more columns that each hold the values of another: the order of a schema shifted, by a column that came or went, and values
 * are read by position. From a moment on, or throughout; texts in a part of the rows as well.
 *
 * Test: 1-Wasserstein distance of serving's column A to training's column B below a quarter of that to training's A, for a chain of
 * columns, over all of serving or from the moment on at which they moved together; or categories that A never had in training
 * and B did.
 *
 * Source: science part C, "column swap / permutation": a quarter of the own distance, for a chain of columns.
 */
export const schemaOrderShifted: Signature = {
  id: 'infrastructure-bug/schema-order-shifted',
  cause: 'infrastructure-bug',
  subCause: 'columns read in another order',
  needs: [],
  isSlow: true,
  explainsAway: [
    'data-drift/',
    'training-serving-skew/',
    'infrastructure-bug/',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The columns are matched by name on their way to the model.',
  toBeSure:
    'Compare the order of the columns in the training schema with that in the serving code; pass names, not positions.',
  look(investigation) {
    const moment = sharedMoment(investigation);
    const chains = [
      { columns: foreignTexts(investigation.features), from: null },
      { columns: numberChain(investigation, null), from: null },
      { columns: moment === null ? [] : numberChain(investigation, moment), from: moment },
    ].filter(({ columns }) => columns.length >= LEAST_COLUMNS);
    // Numbers before the moment would only blur what holds after it.
    const [best] = chains.toSorted((a, b) => b.columns.length - a.columns.length);
    return best === undefined ? [] : [sighting(best.columns, best.from)];
  },
};

interface Misplaced {
  from: string;
  to: string;
}

function sighting(chain: readonly Misplaced[], from: number | null): Sighting {
  const examples = chain.slice(0, 3).map((column) => `${column.from} looks like ${column.to}`);
  return {
    features: chain.map((column) => column.from),
    strength: Math.min(1, 0.7 + 0.1 * (chain.length - LEAST_COLUMNS) + (from === null ? 0 : 0.1)),
    finding: `${chain.length} columns hold each other's values${from === null ? '' : ` from ${momentWords(from)} on`}: ${examples.join(', ')}`,
    facts: [fact('columns in another place', chain.length, 'count')],
    rows: null,
    window: from === null ? null : { from, to: null },
    picture: { kind: 'distribution', feature: chain[0].from },
    repair: { kind: 'permutation', columns: chain },
  };
}

/** Moments at which features moved that lie within this part of serving of each other are one. */
const SAME_MOMENT = 0.06;

// The moment at which most of the features moved that moved at one; null where fewer than three did together.
function sharedMoment(investigation: Investigation): number | null {
  const order = timeOrder(investigation, 'serving');
  if (order === null) return null;
  const length = order.times[order.times.length - 1] - order.times[0];
  const moments = investigation.features
    .flatMap((feature) => {
      const movement = movementOf(feature, investigation);
      const moment = movement === null ? null : shapeOf(movement).moment;
      return moment === null ? [] : [moment];
    })
    .toSorted((a, b) => a - b);
  const middle = moments[moments.length >> 1];
  const near = moments.filter((moment) => Math.abs(moment - middle) <= SAME_MOMENT * length);
  return near.length >= LEAST_COLUMNS ? Math.max(...near) : null;
}

function numberChain({ features, rows }: Investigation, since: number | null): Misplaced[] {
  const times = rows.serving.times;
  const served = (feature: FeatureView): Ordered | null => {
    const values = feature.numbers('serving');
    if (since === null || values === null || times === null) return feature.ordered('serving');
    return orderNumbers(values.filter((_, row) => times[row] >= since));
  };
  const numeric = features.flatMap((feature) => {
    const spread = feature.kind === 'number' ? spreadOf(feature) : 0;
    const serving = spread > 0 ? served(feature) : null;
    return serving === null || serving.total === 0 ? [] : [{ feature, spread, serving }];
  });
  const moved = numeric
    .map((one) => ({ ...one, own: distance(one.serving, one.feature), width: widthOf(one.serving) }))
    .map((one) => ({ ...one, scaled: one.own / Math.min(one.spread, one.width || one.spread) }))
    .filter(({ scaled }) => scaled >= LEAST_OWN)
    .toSorted((a, b) => b.scaled - a.scaled)
    .slice(0, MOST_FEATURES);
  if (moved.length < LEAST_COLUMNS) return [];
  const columns = moved.flatMap(({ feature, own, scaled, serving }) => {
    let best = { name: '', cross: Infinity, near: Infinity };
    for (const other of numeric) {
      if (other.feature === feature) continue;
      const cross = distance(serving, other.feature);
      if (cross / other.spread < best.near)
        best = { name: other.feature.name, cross, near: cross / other.spread };
    }
    return best.cross < MOST_RATIO * own && best.near < MOST_RATIO
      ? [{ from: feature.name, to: best.name, scaled }]
      : [];
  });
  // Columns that are alike and drift look like each other too; but the last of them then look like nobody.
  const sources = new Set(columns.map(({ from }) => from));
  const isClosed = columns.every(({ to }) => sources.has(to));
  return distinctTargets(isClosed ? columns : columns.filter(({ scaled }) => scaled >= CLEARLY_OWN));
}

/** Rows of a column with values it never had in training, at least; and how many of them another column had. */
const LEAST_FOREIGN = 0.01;
const LEAST_KNOWN_ELSEWHERE = 0.9;

function foreignTexts(features: readonly FeatureView[]): Misplaced[] {
  const texts = features.filter((feature) => feature.kind === 'text' && feature.texts('training') !== null);
  const known = new Map(
    texts.map((feature) => [feature, new Set(feature.texts('training')?.dictionary.slice(1))]),
  );
  const columns = texts.flatMap((feature) => {
    const { newCategories, newCategoryShare } = feature.comparison;
    if (newCategoryShare < LEAST_FOREIGN || newCategories.length === 0) return [];
    const all = newCategories.reduce((sum, { count }) => sum + count, 0);
    const home = texts.find(
      (other) =>
        other !== feature &&
        newCategories.reduce(
          (sum, { value, count }) => sum + (known.get(other)?.has(value) ? count : 0),
          0,
        ) >=
          LEAST_KNOWN_ELSEWHERE * all,
    );
    return home === undefined ? [] : [{ from: feature.name, to: home.name }];
  });
  return distinctTargets(columns);
}

function distinctTargets(columns: readonly Misplaced[]): Misplaced[] {
  return [...new Map(columns.map((column) => [column.to, column])).values()];
}

// Of serving's values to training's of a feature, in their own unit.
function distance(serving: Ordered, feature: FeatureView): number {
  const training = feature.ordered('training');
  const d = training === null ? Infinity : wassersteinDistance(training, serving);
  return Number.isFinite(d) ? d : Infinity;
}

function widthOf(ordered: Ordered): number {
  return quantile(ordered, 0.9) - quantile(ordered, 0.1);
}

function spreadOf(feature: FeatureView): number {
  const ordered = feature.ordered('training');
  return ordered === null || ordered.total === 0 ? 0 : widthOf(ordered);
}
