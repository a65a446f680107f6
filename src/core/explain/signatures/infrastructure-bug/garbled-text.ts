import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import type { Sighting } from '../../evidence.ts';
import { garbledMatch, type GarbledMatch } from '../../garbled-match.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { affectedWindow } from '../../skew/affected-window.ts';
import { categoryPair, type CategoryPair } from '../../skew/category-pair.ts';
import { since } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

/** Share of serving's rows, and rows, as for categories in another spelling. */
const LEAST_SHARE = 0.01;
const LEAST_ROWS = 10;
/** Read as what is meant, serving has to come nearer to training by so much of the share. */
const LEAST_MENDED = 0.5;
const MOST_BARS = 6;

/**
 * Texts that a program on the way spoilt: bytes of one encoding read as another ("Ã©" for "é", "?" or U+FFFD for letters it does not have),
 * texts cut at a length, escapes of HTML, URLs or JSON that nobody undid, quotes and line ends that stuck.
 *
 * Test: 1 % of serving's rows hold texts that training lacks and that are what one such fault makes of training's texts; read as those,
 * both sides agree better. Cut texts: all as long as the longest, and shorter than the texts they stand for.
 *
 * Source: the damage is computed, not guessed: UTF-8 of training's text decoded as windows-1252 (WHATWG Encoding) or byte by byte.
 */
export const garbledText: Signature = {
  id: 'infrastructure-bug/garbled-text',
  cause: 'infrastructure-bug',
  subCause: 'texts that are spoilt on the way',
  needs: [],
  explainsAway: [
    'data-drift/',
    'training-serving-skew/categories-respelt',
    'training-serving-skew/categories-recoded',
    'training-serving-skew/misjoined-column',
    'label-leakage/written-afterwards',
    'label-leakage/association-collapse',
    'infrastructure-bug/default-category',
    'feedback-loop/label-moved-by-action',
  ],
  refutedBy: 'The source holds the same texts for these rows, and the model was trained on them.',
  toBeSure:
    'Log the bytes of one such text as they arrive at the service, before and after they are decoded and parsed.',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const pair = categoryPair(feature);
  const match = pair && garbledMatch(pair);
  if (pair === null || match === null) return [];
  const { share, pairs, words } = match;
  if (share < LEAST_SHARE || share * pair.totals.serving < LEAST_ROWS) return [];
  const before = distance(pair, pair.serving);
  const after = distance(pair, mended(pair, match));
  if (before - after < LEAST_MENDED * share) return [];
  const { categories } = pair;
  const [example] = pairs;
  const { codes, dictionary } = feature.texts('serving')!;
  const spoilt = new Set(pairs.map(({ served }) => categories[served]));
  const isSpoilt = Uint8Array.from(dictionary, (text, code) => Number(code > 0 && spoilt.has(text)));
  const window = affectedWindow(investigation, (row) => isSpoilt[codes[row]] === 1);
  return [
    {
      features: [feature.name],
      strength: 0.65 + 0.35 * Math.min(1, (share / pair.unseenShare) * (0.5 + Math.min(0.5, 5 * share))),
      finding: `${shareWords(share)} of the serving rows hold ${feature.name} spoilt (${words})${since(window?.from)}: “${categories[example.served]}” is “${categories[example.meant]}” in training`,
      facts: [
        fact('rows with a spoilt text', Math.min(1, share), 'share'),
        fact(
          'rows that training lacks and that this does not explain',
          Math.max(0, pair.unseenShare - share),
          'share',
        ),
        fact('spoilt texts', pairs.length, 'count'),
        fact('total variation distance as served', before, 'share'),
        fact('total variation distance as meant', after, 'share'),
      ],
      rows: { training: pair.totals.training, serving: Math.round(share * pair.totals.serving) },
      window,
      picture: {
        kind: 'bars',
        quantity: `share of rows, ${feature.name}`,
        isShare: true,
        bars: pairs.slice(0, MOST_BARS).flatMap(({ served, meant }) =>
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
        feature: feature.name,
        values: pairs.map(({ served, meant }) => ({ served: categories[served], meant: categories[meant] })),
      },
    },
  ];
}

// What two texts of training became one is given to both, as training has them.
function mended(pair: CategoryPair, { pairs, alsoMeant }: GarbledMatch): number[] {
  const serving = [...pair.serving];
  for (const { served, meant } of pairs) {
    const all = alsoMeant.get(served) ?? [meant];
    const known = all.reduce((sum, at) => sum + pair.training[at], 0);
    for (const at of all) serving[at] += (pair.serving[served] * pair.training[at]) / known;
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
