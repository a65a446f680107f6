/** Whether all ways found the same: a fast wrong answer is worth nothing. */

/** Largest difference of a feature's mean, relative to the first way that has it; counts must be equal. */
export function agreement(runs) {
  const known = new Map();
  let largest = 0;
  let largestPsi = 0;
  const psi = new Map();
  let compared = 0;
  const differing = [];
  for (const [way, [result]] of Object.entries(runs)) {
    for (const feature of result.features ?? []) {
      // Ours bins in its own way; the others share one definition.
      if (way !== 'ours' && Number.isFinite(feature.psi)) {
        if (!psi.has(feature.name)) psi.set(feature.name, feature.psi);
        largestPsi = Math.max(largestPsi, Math.abs(feature.psi - psi.get(feature.name)));
      }
      for (const side of ['training', 'serving']) {
        const profile = feature[side];
        if (!profile) continue;
        const key = `${feature.name} ${side}`;
        const first = known.get(key);
        if (!first) {
          known.set(key, profile);
          continue;
        }
        compared++;
        if (profile.nulls !== first.nulls || profile.distinct !== first.distinct)
          differing.push(`${way}: ${key}`);
        if (Number.isFinite(first.mean) && Number.isFinite(profile.mean)) {
          largest = Math.max(
            largest,
            Math.abs(profile.mean - first.mean) / Math.max(1, Math.abs(first.mean)),
          );
        }
      }
    }
  }
  return { compared, largestMeanDifference: largest, largestPsiDifference: largestPsi, differing };
}

/** The same in a sentence; empty where there was nothing to compare. */
export const agreementWords = ({ compared, largestMeanDifference, largestPsiDifference, differing }) =>
  compared === 0
    ? ''
    : `Agreement over ${compared} profiles: means differ by at most ${largestMeanDifference.toExponential(1)}, ` +
      `PSI of the peers by at most ${largestPsiDifference.toExponential(1)}; ` +
      (differing.length === 0
        ? 'null counts and distinct counts are equal.'
        : `null or distinct counts differ in ${differing.length} (${differing.slice(0, 3).join('; ')}).`);
