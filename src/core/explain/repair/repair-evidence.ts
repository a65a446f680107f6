import type { Evidence } from '../evidence.ts';
import type { Investigation } from '../investigation.ts';
import type { SurrogateReport } from '../report.ts';
import { MOST_SUSPECTS, repairAndRescore } from './repair-and-rescore.ts';

/** Evidence with what each fault costs, and the same for the report. */
export interface RepairedEvidence {
  evidence: Evidence[];
  repairs: SurrogateReport['repairs'];
  metric: SurrogateReport['metric'];
}

/**
 * Undoes every fault that evidence knows how to undo, the likeliest first; of several about one feature the likeliest alone.
 * @param investigation - both tables
 * @param evidence - of all signatures; what was set aside is left as it is
 * @returns the same evidence, in the same order, with `restored` (in [0, 1]) filled in where it can be told
 */
export function repairEvidence(
  investigation: Investigation,
  evidence: readonly Evidence[],
): RepairedEvidence {
  const suspects: Evidence[] = [];
  const taken = new Set<string>();
  for (const one of evidence.toSorted((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio)) {
    const isNew = one.features.length > 0 && !one.features.some((name) => taken.has(name));
    if (one.repair === undefined || one.setAside !== null || !isNew || suspects.length === MOST_SUSPECTS)
      continue;
    suspects.push(one);
    for (const name of one.features) taken.add(name);
  }
  const found = repairAndRescore(
    investigation,
    suspects.map(({ features, repair, window }) => ({ features, repair: repair!, window })),
  );
  if (found === null) return { evidence: [...evidence], repairs: [], metric: null };
  // Beyond nothing and all of it there is only chance: rows that were left out were harder, or the repair does not help.
  const kept = (share: number | null) => share && Math.min(1, Math.max(0, share));
  const restored = new Map(suspects.map((one, i) => [one, kept(found.restored[i])]));
  return {
    evidence: evidence.map((one) => ({ ...one, restored: restored.get(one) ?? one.restored })),
    repairs: suspects.flatMap((one) => {
      const share = restored.get(one) ?? null;
      return share === null ? [] : [{ features: one.features, words: one.subCause, restored: share }];
    }),
    metric: found.metric.surrogate === null ? null : { ...found.metric, surrogate: found.metric.surrogate },
  };
}
