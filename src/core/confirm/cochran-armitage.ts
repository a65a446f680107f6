import { normalCdf } from '../stats/normal-distribution.ts';

/**
 * Cochran-Armitage test for a trend of a share over ordered groups:
 * z = sum t_i (x_i - n_i p) / sqrt(p (1 - p) [sum n_i t_i^2 - (sum n_i t_i)^2 / N]), p the share of all.
 *
 * Source: Armitage 1955, without continuity correction; z^2 is N times the squared correlation of label and group place.
 *
 * @param positives - positives of each group
 * @param rows - rows of each group, >= the positives
 * @param places - place t of each group, such as its mean age; 0, 1, 2 ... where not given
 * @returns z, above 0 where the share rises with the place, and its two-sided p-value; null where there is no variation to test
 * @throws {RangeError} where the lengths differ or a count does not fit
 * @example
 * cochranArmitage([10, 20, 30], [50, 50, 50])?.z; // 4.08
 */
export function cochranArmitage(
  positives: readonly number[],
  rows: readonly number[],
  places: readonly number[] = rows.map((_, i) => i),
): { z: number; pValue: number } | null {
  if (positives.length !== rows.length || places.length !== rows.length)
    throw new RangeError(`${positives.length} positives, ${rows.length} rows, ${places.length} places`);
  positives.forEach((count, i) => {
    if (!(count >= 0 && count <= rows[i])) throw new RangeError(`${count} of ${rows[i]} rows`);
  });
  const total = rows.reduce((sum, n) => sum + n, 0);
  const share = positives.reduce((sum, x) => sum + x, 0) / total;
  const center = rows.reduce((sum, n, i) => sum + n * places[i], 0) / total;
  const spread = rows.reduce((sum, n, i) => sum + n * (places[i] - center) ** 2, 0);
  const variance = share * (1 - share) * spread;
  if (!(variance > 0)) return null;
  const z = positives.reduce((sum, x, i) => sum + (places[i] - center) * x, 0) / Math.sqrt(variance);
  return { z, pValue: 2 * normalCdf(-Math.abs(z)) };
}
