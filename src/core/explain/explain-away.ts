import type { Evidence } from './evidence.ts';
import type { Signature } from './signature.ts';

/** Only what is at least this likely explains anything away: ln 3. */
const LEAST_LIKELY = Math.log(3);

/**
 * Sets aside what something more specific explains: a changed unit is drift as well, to whoever looks at distributions only.
 * Evidence explains other evidence where its signature says so (`explainsAway`, beginnings of ids) and they share a feature, or either is about no
 * single feature. The likelier explains first, and what is explained explains nothing.
 * @param evidence - of all signatures
 * @param signatures - by id
 * @returns the same evidence, in the same order, with `setAside` filled in
 */
export function explainAway(
  evidence: readonly Evidence[],
  signatures: ReadonlyMap<string, Signature>,
): Evidence[] {
  const result = evidence.map((one) => ({ ...one }));
  const byLikelihood = result.toSorted((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio);
  for (const strong of byLikelihood) {
    if (strong.setAside !== null || strong.logLikelihoodRatio < LEAST_LIKELY) continue;
    const explained = signatures.get(strong.signature)?.explainsAway ?? [];
    for (const weak of result) {
      if (weak === strong || weak.setAside !== null || !meansSame(strong, weak)) continue;
      if (explained.some((id) => weak.signature.startsWith(id))) weak.setAside = 'explained-away';
    }
  }
  return result;
}

/**
 * Whether two pieces of evidence may be about one thing.
 * @param strong - explains
 * @param weak - is explained
 * @returns true where either is about no single feature, or all of the weak one's features are the strong one's
 */
export function meansSame(strong: Evidence, weak: Evidence): boolean {
  if (strong.features.length === 0 || weak.features.length === 0) return true;
  return weak.features.every((feature) => strong.features.includes(feature));
}
