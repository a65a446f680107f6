import type { Evidence, Sighting } from './evidence.ts';
import type { Investigation } from './investigation.ts';
import { logLikelihoodRatio, type MeasuredRates } from './rates.ts';
import type { Need, Signature } from './signature.ts';
import { sentenceCase } from './words.ts';

/** Everything that was seen, and what could not be looked for. */
export interface CollectedEvidence {
  evidence: Evidence[];
  missing: { need: Need; signatures: string[] }[];
}

/** The quick board and the whole one ask the same signatures about the same tables. */
const seen = new WeakMap<Investigation, Map<Signature, readonly Sighting[]>>();

function sightingsOf(signature: Signature, investigation: Investigation): readonly Sighting[] {
  const known = seen.get(investigation) ?? new Map<Signature, readonly Sighting[]>();
  seen.set(investigation, known);
  let sightings = known.get(signature);
  if (sightings === undefined) {
    sightings = signature.look(investigation);
    known.set(signature, sightings);
  }
  return sightings;
}

/**
 * Lets every signature look whose needs are met, once an investigation.
 * @param investigation - both tables
 * @param signatures - all of them
 * @param met - what the tables have
 * @param rates - measured rates, which give each sighting its likelihood ratio
 * @returns the evidence, nothing set aside yet
 */
export function collectEvidence(
  investigation: Investigation,
  signatures: readonly Signature[],
  met: ReadonlySet<Need>,
  rates: MeasuredRates,
): CollectedEvidence {
  const missing = new Map<Need, string[]>();
  const evidence = signatures.flatMap((signature) => {
    const lacking = signature.needs.filter((need) => !met.has(need));
    for (const need of lacking) missing.set(need, [...(missing.get(need) ?? []), signature.id]);
    if (lacking.length > 0) return [];
    const { id, cause, subCause, refutedBy, toBeSure } = signature;
    const measured = Object.hasOwn(rates, id) ? rates[id] : null;
    const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
    return sightingsOf(signature, investigation).map((sighting): Evidence => ({
      ...sighting,
      finding: sentenceCase(sighting.finding, sighting.features),
      signature: id,
      cause,
      subCause,
      refutedBy,
      toBeSure,
      logLikelihoodRatio: logLikelihoodRatio(rates, id, sighting.strength),
      falseAlarmRate: measured && measured.others > 0 ? sum(measured.falselySeen) / measured.others : null,
      recall: measured && measured.faults > 0 ? sum(measured.seen) / measured.faults : null,
      restored: null,
      setAside: null,
    }));
  });
  return { evidence, missing: [...missing].map(([need, ids]) => ({ need, signatures: ids })) };
}
