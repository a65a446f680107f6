import { meansSame } from './explain-away.ts';
import type { Evidence } from './evidence.ts';

/**
 * Share of the gap from which undoing a fault speaks for it. In 1,977 tables (`npm run bench:causes`, and `-- --public 0`, `1` and `2`) 201 repairs restored as much, and 190
 * of them undid the fault that was planted; of the 479 that restored less 167 did.
 */
const HALF = 0.5;
/** However much comes back, a second cause keeps this share of its odds. */
const LEAST_LEFT = 0.05;
/** Signatures that see no more than the gap itself, or that a feature is not what it was: nothing new once undoing the fault closes the gap. */
const SYMPTOMS = ['data-drift/', 'label-leakage/association-collapse', 'feedback-loop/label-moved-by-action'];

/**
 * Whether undoing a fault brings back half of the gap or more.
 * @param evidence - with `restored` where it could be told
 * @returns true where it does
 */
export function bringsBack(evidence: Evidence): boolean {
  return (evidence.restored ?? 0) >= HALF;
}

/**
 * Leaves to other causes what the repairs leave of the gap. Where undoing a fault brings back half of the gap or more, symptoms in the same features (or
 * in none) are explained by it; evidence of other causes, which restores nothing itself, is about what is left: its odds shrink to that share.
 * @param evidence - with `restored` where it could be told
 * @returns the same evidence, in the same order
 */
export function leaveToOthers(evidence: readonly Evidence[]): Evidence[] {
  const repairs = evidence.filter((one) => one.setAside === null && bringsBack(one));
  if (repairs.length === 0) return [...evidence];
  return evidence.map((one) => {
    const others = repairs.filter(({ cause }) => cause !== one.cause);
    if (one.setAside !== null || one.restored !== null || others.length === 0) return one;
    const isSymptom = SYMPTOMS.some((id) => one.signature.startsWith(id));
    if (isSymptom && others.some((repair) => meansSame(repair, one)))
      return { ...one, setAside: 'explained-away' };
    const restored = others.reduce((sum, repair) => sum + repair.restored!, 0);
    return {
      ...one,
      logLikelihoodRatio: one.logLikelihoodRatio + Math.log(Math.max(LEAST_LEFT, 1 - restored)),
    };
  });
}
