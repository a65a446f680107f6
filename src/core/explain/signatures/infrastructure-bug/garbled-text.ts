import { shareWords } from '../../../compare/measure-words.ts';
import type { Sighting } from '../../evidence.ts';
import { garbledMatch, type GarbledMatch } from '../../garbled-match.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { categoryPair, type CategoryPair } from '../../skew/category-pair.ts';
import { meantOtherwise } from '../../skew/meant-otherwise.ts';
import { since } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

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
  const found = meantOtherwise(investigation, feature, pair, match, mended(pair, match), {
    least: 0.65,
    facts: [
      'rows with a spoilt text',
      'rows that training lacks and that this does not explain',
      'spoilt texts',
    ],
    finding: ({ served, meant }, window) =>
      `${shareWords(match.share)} of the serving rows hold ${feature.name} spoilt (${match.words})${since(window?.from)}: “${served}” is “${meant}” in training`,
  });
  return found === null ? [] : [found];
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
