import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CauseId } from '../../../src/core/case-file/cause.ts';
import type { ExaminedPair } from '../../../src/core/table/examined-pair.ts';
import { knownCases, readKnownCase, type KnownCase } from '../../support/known-cases.ts';
import { readPair } from '../../support/read-pair.ts';
import type { Truth } from './bench-case.ts';
import type { Job } from './job.ts';

/** How the answers are called there. */
const CAUSES: Readonly<Record<string, CauseId>> = {
  training_serving_skew: 'training-serving-skew',
  data_drift: 'data-drift',
  label_leakage: 'label-leakage',
  feedback_loop: 'feedback-loop',
  infrastructure: 'infrastructure-bug',
  none: 'no-real-gap',
};

/** The pairs of real tables of a folder, or those beside the project; none where the folder is absent. */
export function realJobs(set: 'real' | 'public', folder?: string): Job[] {
  return knownCases(folder).map(({ training, sub_cause }) => ({
    set,
    family: dirname(training),
    faults: [sub_cause],
    strength: 1,
    seed: 1,
    lacks: null,
  }));
}

/** A real pair with what is known of it. @param folder - that it lies in */
export async function realPair(folder: string): Promise<{ id: string; pair: ExaminedPair; truth: Truth }> {
  const known = readKnownCase(folder);
  const pair = await readPair(
    new Uint8Array(readFileSync(known.training)),
    new Uint8Array(readFileSync(known.serving)),
  );
  return { id: `${known.name} · ${known.sub_cause}`, pair, truth: truthOf(known) };
}

function truthOf(known: KnownCase): Truth {
  const accept = known.accept.map((cause) => CAUSES[cause]);
  // Where nothing is wrong, saying that nothing can be told names no bug either.
  if (known.cause === 'none') accept.push('cannot-tell');
  return {
    fault: known.sub_cause,
    cause: CAUSES[known.cause],
    accept,
    features: known.features,
    from: null,
    offline: known.offline,
    online: known.online,
    repaired: null,
    isHarmless: false,
    reach: null,
  };
}
