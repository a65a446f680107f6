import { bandOf, type MeasuredRates, type SignatureRates } from '../../../src/core/explain/rates.ts';
import type { JobResult } from './job.ts';

/** A fault on fewer of the rows (or weaker) makes no gap that anybody would ask about. */
const LEAST_STRENGTH = 0.1;

/**
 * How often each signature is seen in tables with a fault of its cause and without, by band of its clearest sighting. Tables in which it
 * had nothing to look at do not count; nor do faults of its cause as "without", whichever they are: what is asked is the cause.
 * @param results - of tuning cases
 * @param signatures - id and cause of each
 */
export function measureRates(
  results: readonly JobResult[],
  signatures: readonly { id: string; cause: string }[],
): MeasuredRates {
  const asked = results.filter(
    ({ job }) => job.strength >= LEAST_STRENGTH && job.faults.length === 1 && job.lacks === null,
  );
  const rates: Record<string, SignatureRates> = {};
  for (const { id, cause } of signatures) {
    let faults = 0;
    let others = 0;
    const seen: [number, number, number] = [0, 0, 0];
    const falselySeen: [number, number, number] = [0, 0, 0];
    for (const { truth, looked, seen: sightings } of asked) {
      if (!looked.includes(id)) continue;
      const isOwn = (truth.accept as readonly string[]).includes(cause);
      // Where two answers are right, a sighting is neither a hit nor a false alarm of the second.
      if (isOwn && truth.cause !== cause) continue;
      if (isOwn) faults++;
      else others++;
      // What the model ignores is set aside before anything is weighed.
      const strengths = sightings
        .filter(({ signature, setAside }) => signature === id && setAside !== 'harmless')
        .map(({ strength }) => strength);
      if (strengths.length > 0) (isOwn ? seen : falselySeen)[bandOf(Math.max(...strengths))]++;
    }
    rates[id] = { faults, seen, others, falselySeen };
  }
  return rates;
}
