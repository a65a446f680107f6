import type { ConfirmedGap } from './investigation.ts';
import type { Need } from './signature.ts';

/**
 * What two tables cannot tell, as far as it concerns this pair.
 * @param met - what the tables have
 * @param gap - what Confirm found
 * @returns sentences; the most important first
 *
 * Source: science notes, "identifiability statements the product must print".
 */
export function identifiability(met: ReadonlySet<Need>, gap: ConfirmedGap | null): string[] {
  const sentences: string[] = [];
  if (!met.has('shared-rows'))
    sentences.push(
      'Skew and covariate drift cannot be told apart by distributions alone unless a known constant shows (such as x100). Rows of the same entity at the same time from both pipelines settle it.',
    );
  if (!met.has('serving-labels'))
    sentences.push(
      'Without labels in serving, concept drift, leakage that still shows, and the size of the gap cannot be judged.',
    );
  else if (gap === null || gap.verdict === 'real')
    sentences.push(
      'Concept drift, a changed definition of the label and late labels look alike in the features. The times at which labels arrived tell them apart.',
    );
  if (!met.has('timestamps')) sentences.push('Without times a release cannot be told from a slow drift.');
  sentences.push(
    'A feedback loop is proved only by a slice that was served at random.',
    'Leakage is proved by the time at which a feature was written, or by its absence at serving.',
    'A bug and skew can be the same fault in two places: the symptom and its moment are certain, the owner of the code names it.',
  );
  return sentences;
}
