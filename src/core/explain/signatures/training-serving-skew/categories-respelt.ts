import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { categoryPair, type CategoryPair } from '../../skew/category-pair.ts';
import { meantOtherwise } from '../../skew/meant-otherwise.ts';
import { matchSpellings, type SpellingMatch } from '../../skew/match-spellings.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { since } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

/**
 * Categories in another spelling: training lacks them, but knows them by another case, white space, Unicode form, zeros, separators,
 * prefix, or abbreviation. Test: at least 1 % of serving's rows, and read as what they mean the shares of both sides agree better.
 *
 * Source: science part C, "category re-encode": formatting; Unicode normalisation forms (UAX #15).
 */
export const categoriesRespelt: Signature = aboutSkew(
  'categories-respelt',
  'categories in another spelling',
  (investigation) => investigation.features.flatMap((view) => sighting(investigation, view)),
  ['categories-recoded', 'columns-swapped'],
);

function sighting(investigation: Investigation, view: FeatureView): Sighting[] {
  const pair = categoryPair(view);
  const match = pair && matchSpellings(pair);
  if (!pair || !match) return [];
  const found = meantOtherwise(investigation, view, pair, match, mended(pair, match), {
    least: 0.6,
    facts: [
      'rows in another spelling',
      'rows that training lacks in any spelling',
      'values in another spelling',
    ],
    finding: ({ served, meant }, window) =>
      `${shareWords(match.share)} of the serving rows spell ${view.name} otherwise than training${since(window?.from)}: “${served}” is “${meant}” there`,
  });
  return found === null ? [] : [found];
}

function mended(pair: CategoryPair, { pairs }: SpellingMatch): number[] {
  const serving = [...pair.serving];
  for (const { served, meant } of pairs) {
    serving[meant] += serving[served];
    serving[served] = 0;
  }
  return serving;
}
