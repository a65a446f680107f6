import { fact } from '../../../fact.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { affectedWindow } from '../../skew/affected-window.ts';
import { categoryPair, type CategoryPair } from '../../skew/category-pair.ts';
import { matchSpellings, type SpellingMatch } from '../../skew/match-spellings.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { since } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

/** Share of serving's rows in an unknown spelling (science part C), and rows below which it may be one person's typing. */
const LEAST_SHARE = 0.01;
const LEAST_ROWS = 10;
/** Read as what is meant, serving has to come nearer to training by so much of the share. */
const LEAST_MENDED = 0.5;
const MOST_BARS = 12;

/**
 * Categories in another spelling: training lacks them, but knows them by another case, white space, Unicode form, zeros, separators,
 * prefix, or abbreviation. Test: at least 1 % of serving's rows, and read as what they mean the shares of both sides agree better.
 */
export const categoriesRespelt: Signature = aboutSkew(
  'categories-respelt',
  'categories in another spelling',
  ({ features, ...rest }) => features.flatMap((view) => sighting({ features, ...rest }, view)),
  ['categories-recoded', 'columns-swapped'],
);

function sighting(investigation: Investigation, view: FeatureView): Sighting[] {
  const pair = categoryPair(view);
  const match = pair && matchSpellings(pair);
  if (!pair || !match) return [];
  const { share, pairs, words } = match;
  if (share < LEAST_SHARE || share * pair.totals.serving < LEAST_ROWS) return [];
  const before = distance(pair, pair.serving);
  const after = distance(pair, mended(pair, match));
  if (before - after < LEAST_MENDED * share) return [];
  const { categories } = pair;
  const [example] = pairs;
  const window = windowOf(investigation, view, pair, match);
  return [
    {
      features: [view.name],
      // Clear once all that is unseen is a matter of spelling.
      strength: 0.6 + 0.4 * Math.min(1, (share / pair.unseenShare) * (0.5 + Math.min(0.5, 5 * share))),
      finding: `${shareWords(share)} of the serving rows spell ${view.name} otherwise than training${since(window?.from)}: “${categories[example.served]}” is “${categories[example.meant]}” there`,
      facts: [
        fact('rows in another spelling', Math.min(1, share), 'share'),
        fact('rows that training lacks in any spelling', Math.max(0, pair.unseenShare - share), 'share'),
        fact('values in another spelling', pairs.length, 'count'),
        fact('total variation distance as served', before, 'share'),
        fact('total variation distance as meant', after, 'share'),
      ],
      rows: { training: pair.totals.training, serving: Math.round(share * pair.totals.serving) },
      window,
      picture: {
        kind: 'bars',
        quantity: `share of rows, ${view.name}`,
        isShare: true,
        bars: pairs.slice(0, MOST_BARS / 2).flatMap(({ served, meant }) =>
          [meant, served].map((at) => ({
            name: categories[at],
            training: pair.training[at] / pair.totals.training,
            serving: pair.serving[at] / pair.totals.serving,
          })),
        ),
      },
      detail: words,
      repair: {
        kind: 'mapping',
        feature: view.name,
        values: pairs.map(({ served, meant }) => ({ served: categories[served], meant: categories[meant] })),
      },
    },
  ];
}

function mended(pair: CategoryPair, { pairs }: SpellingMatch): number[] {
  const serving = [...pair.serving];
  for (const { served, meant } of pairs) {
    serving[meant] += serving[served];
    serving[served] = 0;
  }
  return serving;
}

function distance({ training, totals }: CategoryPair, serving: readonly number[]): number {
  return totalVariationDistance(
    training.map((count) => count / totals.training),
    serving.map((count) => count / totals.serving),
  );
}

function windowOf(
  investigation: Investigation,
  view: FeatureView,
  { categories }: CategoryPair,
  { pairs }: SpellingMatch,
): Sighting['window'] {
  const { codes, dictionary } = view.texts('serving')!;
  const respelt = new Set(pairs.map(({ served }) => categories[served]));
  const isRespelt = Uint8Array.from(dictionary, (text, code) => Number(code > 0 && respelt.has(text)));
  return affectedWindow(investigation, (row) => isRespelt[codes[row]] === 1);
}
