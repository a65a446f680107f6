import type { Investigation } from '../investigation.ts';
import type { RowJoinReport } from '../report.ts';
import { compareShared, type SharedComparison } from './compare-shared.ts';
import { pairedTransform, type PairedTransform } from './paired-transform.ts';

/** One feature at the shared rows, with what turns one side into the other. */
export interface JoinedFeature extends SharedComparison {
  transform: PairedTransform | null;
}

const known = new WeakMap<Investigation, readonly JoinedFeature[]>();

/**
 * Every feature at the rows that both tables have; computed once.
 * @param investigation - both tables
 * @returns in the order of the features; empty where no row is in both
 */
export function joinedFeatures(investigation: Investigation): readonly JoinedFeature[] {
  let found = known.get(investigation);
  if (found === undefined) {
    found = (investigation.shared?.features ?? []).flatMap((feature) => {
      const compared = compareShared(feature);
      return compared === null ? [] : [{ ...compared, transform: pairedTransform(compared) }];
    });
    known.set(investigation, found);
  }
  return found;
}

/**
 * What the rows that both tables have say of each feature.
 * @param investigation - both tables
 * @returns features with the most mismatches first; null where no row is in both
 */
export function rowJoinReport(investigation: Investigation): RowJoinReport | null {
  const { shared } = investigation;
  if (shared === null) return null;
  const features = joinedFeatures(investigation).map(({ feature, compared, mismatched, low, transform }) => ({
    feature,
    compared,
    mismatches: mismatched.length,
    low,
    transform: transform?.words ?? null,
  }));
  features.sort((a, b) => b.low - a.low);
  return { pairs: shared.pairs, sameTime: shared.isSameTime, features };
}
