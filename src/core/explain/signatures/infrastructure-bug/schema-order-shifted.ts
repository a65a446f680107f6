import { fact } from '../../../fact.ts';
import { wassersteinDistance } from '../../../stats/wasserstein.ts';
import { quantile } from '../../../stats/quantile.ts';
import type { FeatureView } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';

/** Columns that have to hold another column's values; two are a swap, which is a skew signature's. */
const LEAST_COLUMNS = 3;
/** Distance to the other column's training values, as a share of that to its own (science part C). */
const MOST_RATIO = 0.25;
/** A distance to its own training values below this (in interquartile ranges) is no shift at all. */
const LEAST_OWN = 0.3;
/** More features than this are looked at by their strongest movers only. */
const MOST_FEATURES = 200;

/**
 * Three or more columns that each hold the values of another: the order of a schema shifted, by a column that came or went, and values
 * are read by position.
 *
 * Test: 1-Wasserstein distance of serving's column A to training's column B below a quarter of that to training's A, for a chain of columns.
 */
export const schemaOrderShifted: Signature = {
  id: 'infrastructure-bug/schema-order-shifted',
  cause: 'infrastructure-bug',
  subCause: 'columns read in another order',
  needs: [],
  explainsAway: [
    'data-drift/',
    'training-serving-skew/',
    'infrastructure-bug/',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The columns are matched by name on their way to the model.',
  toBeSure:
    'Compare the order of the columns in the training schema with that in the serving code; pass names, not positions.',
  look({ features }) {
    const numeric = features.filter((feature) => feature.kind === 'number' && spreadOf(feature) > 0);
    const moved = numeric
      .map((feature) => ({ feature, own: distance(feature, feature) }))
      .filter(({ own }) => own >= LEAST_OWN)
      .toSorted((a, b) => b.own - a.own)
      .slice(0, MOST_FEATURES);
    if (moved.length < LEAST_COLUMNS) return [];
    const columns = moved.flatMap(({ feature, own }) => {
      let best = { name: '', distance: Infinity };
      for (const other of numeric) {
        if (other === feature) continue;
        const d = distance(feature, other) * (spreadOf(other) / spreadOf(feature));
        if (d < best.distance) best = { name: other.name, distance: d };
      }
      return best.distance < MOST_RATIO * own ? [{ from: feature.name, to: best.name }] : [];
    });
    const distinct = new Map(columns.map((column) => [column.to, column]));
    if (distinct.size < LEAST_COLUMNS) return [];
    const chain = [...distinct.values()];
    return [
      {
        features: chain.map(({ from }) => from),
        strength: Math.min(1, 0.7 + 0.1 * (chain.length - LEAST_COLUMNS)),
        finding: `${chain.length} columns hold each other's values: ${chain
          .slice(0, 3)
          .map(({ from, to }) => `${from} looks like ${to}`)
          .join(', ')}`,
        facts: [fact('columns in another place', chain.length, 'count')],
        rows: null,
        window: null,
        picture: { kind: 'distribution', feature: chain[0].from },
        repair: { kind: 'permutation', columns: chain },
      },
    ];
  },
};

// Of serving's column to training's other column, in interquartile ranges of the latter.
function distance(feature: FeatureView, other: FeatureView): number {
  const [training, serving] = [other.ordered('training'), feature.ordered('serving')];
  if (training === null || serving === null || serving.total === 0) return Infinity;
  const d = wassersteinDistance(training, serving) / spreadOf(other);
  return Number.isFinite(d) ? d : Infinity;
}

function spreadOf(feature: FeatureView): number {
  const ordered = feature.ordered('training');
  if (ordered === null || ordered.total === 0) return 0;
  return quantile(ordered, 0.9) - quantile(ordered, 0.1);
}
