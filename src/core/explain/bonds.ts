import type { Investigation } from './investigation.ts';
import { relations, type Relation } from './relations.ts';

/** Rank correlation from which two features hang together: weaker relations break and mend by chance. */
export const BOUND = 0.1;
/** Standard errors by which a bond is weaker in serving (|z| > 5 is rare under natural drift), and the part of it that is gone, where it is broken. */
const LEAST_ERRORS = 5;
const LEAST_LOST = 0.2;
/** A bond that keeps more than this of itself holds; between this and broken it says nothing. */
const HOLDS = 0.9;
/** A bond is its own where this much of it is left between rows of one label, as a correlation and as a part of all of it. */
const LEAST_LEFT = 0.1;
const LEAST_PART = 0.3;

/**
 * What serving has of a bond.
 * @param bond - of two features
 * @returns a part of training's, >= 0: nothing where it turned round
 */
export function leftOf(bond: Pick<Relation, 'training' | 'serving'>): number {
  return Math.max(0, bond.serving / bond.training);
}

/**
 * Whether a bond is weaker in serving by five standard errors and a fifth.
 * @param bond - of two features
 * @returns true where it is
 */
export function isBroken(bond: Relation): boolean {
  return bond.errors > LEAST_ERRORS && leftOf(bond) < 1 - LEAST_LOST;
}

/**
 * Whether serving has all but a tenth of a bond.
 * @param bond - of two features
 * @returns true where it has
 */
export function holds(bond: Relation): boolean {
  return leftOf(bond) > HOLDS;
}

/**
 * Bonds of a feature to others in training that its label does not explain. What was computed from the label hangs together with other features only
 * through it: between rows of one label nothing is left. A feature that describes the same thing as others has bonds of its own.
 * @param investigation - both tables
 * @param feature - its name
 * @returns the bonds; null where training has no labels, or nothing hangs together with the feature
 */
export function ownBonds(investigation: Investigation, feature: string): Relation[] | null {
  const bonds = relations(investigation).filter(
    ({ features, training }) => features.includes(feature) && Math.abs(training) >= BOUND,
  );
  if (bonds.length === 0 || bonds.some(({ atLabel }) => atLabel === null)) return null;
  return bonds.filter(
    ({ training, atLabel }) =>
      Math.abs(atLabel!) >= LEAST_LEFT && Math.abs(atLabel!) >= LEAST_PART * Math.abs(training),
  );
}
