import { fact } from '../../../fact.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { matchSpellings } from '../../skew/match-spellings.ts';
import { categoryPair } from '../../skew/category-pair.ts';
import { codeCounts, type CodeCounts } from '../../skew/code-counts.ts';
import { relationOfCodes } from '../../skew/relation-of-codes.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { movementOf, shapeOf } from '../../movement.ts';
import { since } from '../../skew/transform-sighting.ts';
import { strengthBelow } from '../../skew/strength.ts';
import type { Signature } from '../../signature.ts';

/** Total variation of the shares in falling order, at most, and of the shares by text, at least (science part C). */
const MOST_SPECTRUM = 0.05;
const LEAST_MOVED = 0.2;
/** Permuted codes need more: a natural change may swap two categories. */
const LEAST_PERMUTED = 0.3;
const LEAST_CODES = 3;
const LEAST_PERMUTED_CODES = 5;
/** Codes come back: rows a code on either side, at least; a number that hardly repeats is no code. */
const ROWS_A_CODE = 20;
const MOST_CODES = 1000;
/** A spectrum this even says nothing: any even feature has it. Total variation to equal shares, at least. */
const LEAST_UNEVEN = 0.1;
/** Labels have to fit the recoded reading better by so many standard errors, where the codes are the same ones. */
const LEAST_Z = 3;

/**
 * Categories under other names: encoded as numbers, or by an encoder that was fitted anew. Test: shares in falling order agree (total
 * variation below 0.05), shares by name do not (above 0.2). Where serving has training's own names in another order,
 * there are at least five, and labels fit better once they are matched by rank (z > 3): natural drift permutes shares as well.
 *
 * Source: science part C, "category re-encode": same spectrum (below 0.05), other names (above 0.2).
 */
export const categoriesRecoded: Signature = {
  ...aboutSkew(
    'categories-recoded',
    'categories under other names',
    (investigation) => investigation.features.flatMap((view) => recodedSighting(investigation, view)),
    ['unit-scale', 'function-on-one-side', 'rounding', 'clipping'],
  ),
  isSlow: true,
};

/**
 * Looks at one feature, over all of serving and from the moment on at which it moved.
 * @param investigation - for times and labels
 * @param view - texts or whole numbers
 * @returns none or one
 */
export function recodedSighting(investigation: Investigation, view: FeatureView): Sighting[] {
  const throughout = sighting(investigation, view, null);
  if (throughout.length > 0) return throughout;
  const movement = movementOf(view, investigation);
  const moment = movement === null ? null : shapeOf(movement).moment;
  return moment === null ? [] : sighting(investigation, view, moment);
}

function sighting(investigation: Investigation, view: FeatureView, from: number | null): Sighting[] {
  const { times } = investigation.rows.serving;
  const isServed = (row: number) => from === null || (times !== null && times[row] >= from);
  const counts = codeCounts(view, MOST_CODES, isServed);
  if (counts === null) return [];
  const { names, training, serving } = counts;
  const present = [training, serving].map((shares) => shares.filter((share) => share > 0).length);
  if (Math.min(...present) < LEAST_CODES || Math.max(...present) * ROWS_A_CODE > counts.rows) return [];
  const moved = totalVariationDistance(training, serving);
  if (moved < LEAST_MOVED) return [];
  const ranks = { training: byShare(training), serving: byShare(serving) };
  const spectrum = totalVariationDistance(
    ranks.training.map((at) => training[at]),
    ranks.serving.map((at) => serving[at]),
  );
  const even = training.map((share) => (share > 0 ? 1 / present[0] : 0));
  if (spectrum > MOST_SPECTRUM || totalVariationDistance(training, even) < LEAST_UNEVEN) return [];
  const unseen = serving.reduce((sum, share, at) => sum + (training[at] === 0 ? share : 0), 0);
  const isPermuted = unseen < MOST_SPECTRUM;
  if (!isPermuted && unseen < 1 - LEAST_MOVED) return [];
  const mapping = ranks.serving
    .slice(0, present[1])
    .map((at, rank) => ({ served: at, meant: ranks.training[rank] }));
  if (isPermuted) {
    if (moved < LEAST_PERMUTED || present[0] < LEAST_PERMUTED_CODES) return [];
    const z = relationOfCodes(
      investigation,
      view,
      new Map(mapping.map(({ served, meant }) => [names[served], names[meant]])),
      isServed,
    );
    if (z === null || z < LEAST_Z) return [];
  } else {
    // Numbers that are others in serving have been computed otherwise, which other signatures look for.
    if (view.kind === 'number') return [];
    const pair = categoryPair(view);
    if (pair && matchSpellings(pair) !== null) return [];
  }
  return [sightingOf(view, counts, { moved, spectrum, unseen, isPermuted, mapping, from })];
}

interface Seen {
  moved: number;
  spectrum: number;
  unseen: number;
  isPermuted: boolean;
  mapping: readonly { served: number; meant: number }[];
  from: number | null;
}

function sightingOf(
  view: FeatureView,
  { names, training, serving, isText }: CodeCounts,
  seen: Seen,
): Sighting {
  const { moved, spectrum, unseen, isPermuted, mapping, from } = seen;
  const [first] = mapping;
  return {
    features: [view.name],
    strength: strengthBelow(spectrum, MOST_SPECTRUM),
    finding: isPermuted
      ? `${view.name} has the same shares in serving${since(from)} under other names: “${names[first.served]}” is as frequent as “${names[first.meant]}” in training`
      : `${view.name} has other names in serving${since(from)} (${shareWords(unseen)} of the rows unknown to training) with the same shares: “${names[first.served]}” is as frequent as “${names[first.meant]}” in training`,
    facts: [
      fact('total variation distance by name', moved, 'share'),
      fact('total variation distance in falling order', spectrum, 'share'),
      fact('rows with a name that training lacks', Math.min(1, unseen), 'share'),
    ],
    rows: null,
    window: from === null ? null : { from, to: null },
    picture: {
      kind: 'bars',
      quantity: `share of rows by rank, ${view.name}`,
      isShare: true,
      bars: mapping.slice(0, 12).map(({ served, meant }) => ({
        name: `${names[meant]} → ${names[served]}`,
        training: training[meant],
        serving: serving[served],
      })),
    },
    detail: isPermuted ? 'the same codes stand for other values' : 'the values are encoded otherwise',
    ...(isText && {
      repair: {
        kind: 'mapping' as const,
        feature: view.name,
        values: mapping.map(({ served, meant }) => ({ served: names[served], meant: names[meant] })),
      },
    }),
  };
}

function byShare(shares: readonly number[]): number[] {
  return shares.map((_, at) => at).sort((a, b) => shares[b] - shares[a] || a - b);
}
