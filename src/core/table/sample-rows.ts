import type { Side } from '../faults.ts';
import { seededRandom } from '../metrics/seeded-random.ts';

/**
 * Rows of a side whose features Confirm and Explain look at. Shares of a sample of 100,000 are known to half a point
 * (Dvoretzky, Kiefer and Wolfowitz: sqrt(ln(2 / 0.01) / (2 x 100,000)) = 0.0051 at 99 %).
 */
export const MOST_SAMPLED_ROWS = 100_000;

/** A sample of a table, to be drawn where it is needed: the same one everywhere. */
export interface SampleOf {
  rows: number;
  seed: number;
}

/**
 * Which rows of a table are sampled: without repeats, ascending, the same ones for the same seed.
 * @param rows - of the table
 * @param most - how many at most
 * @param seed - a whole number
 * @returns the rows; null for all
 * @example sampleRows(10, 100, 1) // null
 */
export function sampleRows(rows: number, most: number, seed: number): Uint32Array | null {
  if (rows <= most) return null;
  // One row out of each of `most` equal stretches: as good as random for rows in no order, and it keeps all of a table's time.
  const random = seededRandom(seed);
  const stretch = rows / most;
  return Uint32Array.from({ length: most }, (_, i) => Math.floor((i + random()) * stretch));
}

/**
 * Which rows of each table features are looked at.
 * @param rows - of each table
 * @param seed - a whole number
 * @returns {@link MOST_SAMPLED_ROWS} of each side at most; null for all
 */
export function sampledRows(rows: Record<Side, number>, seed: number): Record<Side, Uint32Array | null> {
  return {
    training: sampleRows(rows.training, MOST_SAMPLED_ROWS, seed),
    serving: sampleRows(rows.serving, MOST_SAMPLED_ROWS, seed),
  };
}
