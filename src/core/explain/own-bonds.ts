import type { Investigation } from './investigation.ts';
import { relations, type Relation } from './relations.ts';

/** Rank correlation from which two features hang together. */
const BOUND = 0.1;
/** A bond is its own where this much of it is left between rows of one label, as a correlation and as a part of all of it. */
const LEAST_LEFT = 0.1;
const LEAST_PART = 0.3;

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
