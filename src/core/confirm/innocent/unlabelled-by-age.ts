import { shareWords } from '../../compare/measure-words.ts';
import { fact, type Fact } from '../../fact.ts';
import type { SideOutcomes } from '../outcomes.ts';
import { agesOf } from './late-labels.ts';

const YOUNGEST = 0.25;
/** Points by which the youngest quarter has to lack more labels than the rest. A choice. */
const LEAST_DIFFERENCE = 0.05;
/** Standard errors from which chance is no explanation, as for positive rates by age. */
const LEAST_ERRORS = 3.5;

/**
 * Whether young rows lack their label more often than old ones, as where labels take time to come.
 *
 * @param side - all rows, with and without a label
 * @returns shares and words; null where no label is missing, there are no times, or age makes no difference
 * @example
 * unlabelledByAge(outcomes.serving)?.words;
 */
export function unlabelledByAge(side: SideOutcomes): { words: string; facts: Fact[] } | null {
  const ages = agesOf(side.times);
  if (ages === null || side.labels.every((label) => !Number.isNaN(label))) return null;
  const ordered = ages.filter((age) => !Number.isNaN(age)).sort();
  const cut = ordered[Math.floor(YOUNGEST * ordered.length)];
  const counts = { young: { rows: 0, missing: 0 }, old: { rows: 0, missing: 0 } };
  for (let row = 0; row < ages.length; row++) {
    if (Number.isNaN(ages[row])) continue;
    const part = ages[row] < cut ? counts.young : counts.old;
    part.rows++;
    if (Number.isNaN(side.labels[row])) part.missing++;
  }
  const { young, old } = counts;
  if (young.rows === 0 || old.rows === 0) return null;
  const [p, q] = [young.missing / young.rows, old.missing / old.rows];
  const pooled = (young.missing + old.missing) / (young.rows + old.rows);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / young.rows + 1 / old.rows));
  if (p - q < LEAST_DIFFERENCE || p - q < LEAST_ERRORS * error) return null;
  return {
    words: `${shareWords(p)} of the youngest quarter of rows have no label, against ${shareWords(q)} of the others: labels are still to come.`,
    facts: [
      fact('rows without a label, youngest quarter', p, 'share'),
      fact('rows without a label, others', q, 'share'),
    ],
  };
}
