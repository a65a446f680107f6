import { fact } from '../../../fact.ts';
import { correlation } from '../../../stats/correlation.ts';
import { ranksOf } from '../../../stats/ranks.ts';
import { associationAlone, associations } from '../../association.ts';
import { BOUND, holds, isBroken, leftOf, ownBonds } from '../../bonds.ts';
import { evenlySpaced } from '../../evenly-spaced.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { modalOf } from '../../modal-share.ts';
import { movementOf } from '../../movement.ts';
import { relations, type Relation } from '../../relations.ts';
import type { Signature } from '../../signature.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { quantilePair } from '../../skew/quantile-pair.ts';
import { timeOrder } from '../../skew/time-order.ts';

/** Rows that ranks are taken of, and stretches of time within which: what moves with time keeps its order there. */
const MOST_ROWS = 20_000;
const STRETCHES = 10;
const LEAST_OF_STRETCH = 100;
/** Bonds that have to be broken, and their part of those that are broken or hold. */
const LEAST_BROKEN = 2;
const LEAST_OF_OWN = 0.6;
/** Bonds between other features that may be broken: else the world changed. */
const MOST_OF_OTHERS = 0.15;
/** Fall of what the feature alone tells of the label, in standard errors. */
const LEAST_FALL = 2;
/** Spread of serving over training's from which rows were scattered; where fewer kinds of rows come, bonds are weaker as well, but values are closer together. */
const LEAST_SPREAD = 0.9;
/** What the most frequent value may gain: a constant in place of values breaks bonds too. */
const MOST_OF_A_VALUE = 0.05;

/**
 * A numeric feature whose values are another amount by row: noise on top, or a varying part of the whole (a sum over a part of the history, which differs from row
 * to row). The distribution moves, and, other than under drift, a changed unit or any step of preprocessing, the feature loses its bonds to the
 * others even in serving's own order of values, while those between the others hold; it tells the label less, and lies no closer together than before.
 *
 * Test: PSI above 0.1; of the rank correlations of 0.1 and above, serving's by its own ranks within ten stretches of time, at least two and 60 % are weaker by five standard errors
 * and a fifth, of those between other features at most 15 %; spread (of the values, or of their logarithms) at least 0.9 of training's; no value more frequent than it was.
 *
 * Source: attenuation of correlations by errors in a variable (Spearman 1904).
 */
export const scatteredValues: Signature = {
  ...aboutSkew('scattered-values', 'values that are off by another amount in each row', (investigation) =>
    investigation.features.flatMap((view) => sightingOf(investigation, view)),
  ),
  isSlow: true,
};

function sightingOf(investigation: Investigation, view: FeatureView): Sighting[] {
  const { name } = view;
  if (view.kind !== 'number' || movementOf(view, investigation) === null || !isScattered(view)) return [];
  // What was computed from the label in training is right at serving.
  if (ownBonds(investigation, name)?.length === 0) return [];
  const strong = relations(investigation).filter(({ training }) => Math.abs(training) >= BOUND);
  const own = strong
    .filter(({ features }) => features.includes(name))
    .flatMap((relation) => ownOf(investigation, view, relation) ?? []);
  const broken = own.filter(isBroken);
  const holding = own.filter(holds);
  if (broken.length < LEAST_BROKEN || broken.length < LEAST_OF_OWN * (broken.length + holding.length))
    return [];
  const others = strong.filter(({ features }) => !features.includes(name));
  if (others.filter(isBroken).length > MOST_OF_OTHERS * others.length) return [];
  const fall = fallOf(investigation, view);
  if (fall !== null && !(fall > LEAST_FALL)) return [];
  const lost = broken.reduce((sum, bond) => sum + 1 - leftOf(bond), 0) / broken.length;
  const label = fall === null ? 0 : 0.25 * Math.min(1, fall / 12);
  return [
    {
      features: [name],
      strength: Math.min(1, 0.5 + label + 0.25 * lost),
      finding: `${name} lies elsewhere in serving, and even the order of its values is another one: ${broken.length} of ${own.length} relations to other features are gone or weaker, while those between the others hold`,
      facts: [
        fact('relations broken', broken.length, 'count'),
        ...broken
          .slice(0, 5)
          .flatMap(({ features: [one, other], training, serving }) => [
            fact(`correlation of ${one} and ${other}, training`, training),
            fact(`correlation of ${one} and ${other}, serving`, serving),
          ]),
        ...(fall === null ? [] : [fact('standard errors by which less is told of the label', fall)]),
      ],
      rows: null,
      window: null,
      picture: {
        kind: 'bars',
        quantity: `correlation with ${name}`,
        isShare: false,
        bars: own.slice(0, 8).map(({ features, training, serving }) => ({
          name: features.find((one) => one !== name) ?? name,
          training,
          serving,
        })),
      },
      repair: { kind: 'redraw', feature: name, from: null },
    },
  ];
}

// The relation with serving's values in their own order, stretch by stretch.
function ownOf(investigation: Investigation, view: FeatureView, relation: Relation): Relation | null {
  const other = investigation.features.find(
    ({ name }) => name !== view.name && relation.features.includes(name),
  );
  const [mine, theirs] = [view.numbers('serving'), other?.numbers('serving') ?? null];
  if (mine === null || theirs === null) return null;
  const inTime = timeOrder(investigation, 'serving')?.rows;
  const rows = evenlySpaced(inTime?.length ?? investigation.rows.serving.rows, MOST_ROWS)
    .map((at) => inTime?.[at] ?? at)
    .filter((row) => Number.isFinite(mine[row]) && Number.isFinite(theirs[row]));
  const serving = correlation(ranksByStretch(mine, rows), ranksByStretch(theirs, rows));
  if (serving === null) return null;
  const fisher = (r: number) => Math.atanh(Math.max(-0.9999, Math.min(0.9999, r)));
  const size = Math.min(MOST_ROWS, investigation.rows.training.rows);
  const error = Math.sqrt(1 / (size - 3) + 1 / Math.max(1, rows.length - 3));
  const errors = ((fisher(relation.training) - fisher(serving)) / error) * Math.sign(relation.training);
  return { ...relation, serving, errors };
}

function ranksByStretch(values: Float64Array, rows: Uint32Array): Float64Array {
  const stretches = Math.max(1, Math.min(STRETCHES, Math.floor(rows.length / LEAST_OF_STRETCH)));
  const ranked = new Float64Array(rows.length);
  for (let k = 0; k < stretches; k++) {
    const [from, to] = [k, k + 1].map((end) => Math.floor((end * rows.length) / stretches));
    const own = ranksOf(Float64Array.from(rows.subarray(from, to), (row) => values[row]));
    ranked.set(
      own.map((rank) => rank / (to - from)),
      from,
    );
  }
  return ranked;
}

function isScattered(view: FeatureView): boolean {
  const pair = quantilePair(view);
  if (pair === null || !(pair.training.spread > 0)) return false;
  const share = (side: 'training' | 'serving') => modalOf(view, side)?.share ?? 0;
  if (share('serving') > share('training') + MOST_OF_A_VALUE) return false;
  const { training, serving } = pair;
  if (serving.spread >= LEAST_SPREAD * training.spread) return true;
  // Parts of a whole are smaller, but as far apart as multiples.
  const between = (at: Float64Array) => Math.log(at[89]) - Math.log(at[9]);
  return between(serving.at) >= LEAST_SPREAD * between(training.at);
}

function fallOf(investigation: Investigation, view: FeatureView): number | null {
  const training = associations(investigation).get(view.name)?.training ?? null;
  const serving = associationAlone(view, 'serving', investigation);
  if (training === null || serving === null) return null;
  // What never told of the label cannot tell less.
  if (training.value < LEAST_FALL * training.standardError) return null;
  return (
    (training.value - Math.max(0, serving.value)) / Math.hypot(training.standardError, serving.standardError)
  );
}
