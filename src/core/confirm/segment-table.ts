import type { Side } from '../faults.ts';
import type { SegmentBins, BinCondition } from './segment-bins.ts';
import type { BothSums, LossSums } from './segment-excess.ts';

/** Losses of both sides at the rows of the features, less a constant for each side; NaN where a row has none. */
export type SideLosses = Record<Side, Float64Array>;

/** Sums of losses by the bins of one feature, or of two. */
export interface SegmentTable {
  /** Sums over the rows that meet one condition on each feature. */
  sums(first: BinCondition, second: BinCondition | null): BothSums;
}

/**
 * Adds the losses up by bin and prepares rectangles of bins, so that the sums of any segment take a few additions.
 * @param a - the first feature
 * @param b - the second; null for one feature alone
 * @param losses - of each row
 * @returns the table
 */
export function segmentTable(a: SegmentBins, b: SegmentBins | null, losses: SideLosses): SegmentTable {
  const width = b?.count ?? 1;
  const tables = {
    training: cumulate(tally(a.rows.training, b && b.rows.training, losses.training, a.count, width), width),
    serving: cumulate(tally(a.rows.serving, b && b.rows.serving, losses.serving, a.count, width), width),
  };
  const corner = width + 1;
  return {
    sums(first, second) {
      const [left, right] = second === null ? [0, width] : [second.first, second.last + 1];
      const top = first.first * corner;
      const bottom = (first.last + 1) * corner;
      const of = (cells: Float64Array): LossSums => {
        const part = (k: number) =>
          cells[3 * (bottom + right) + k] -
          cells[3 * (top + right) + k] -
          cells[3 * (bottom + left) + k] +
          cells[3 * (top + left) + k];
        return { rows: part(0), sum: part(1), squares: part(2) };
      };
      return { training: of(tables.training), serving: of(tables.serving) };
    },
  };
}

/**
 * Sums over all rows that have a loss.
 * @param losses - of each row
 * @returns the sums of both sides
 */
export function wholeSums(losses: SideLosses): BothSums {
  const of = (values: Float64Array): LossSums => {
    const whole = { rows: 0, sum: 0, squares: 0 };
    for (let i = 0; i < values.length; i++) {
      if (values[i] !== values[i]) continue;
      whole.rows++;
      whole.sum += values[i];
      whole.squares += values[i] * values[i];
    }
    return whole;
  };
  return { training: of(losses.training), serving: of(losses.serving) };
}

// Rows, sum and squares of each cell stand together.
function tally(
  a: Uint8Array,
  b: Uint8Array | null,
  losses: Float64Array,
  height: number,
  width: number,
): Float64Array {
  const cells = new Float64Array(3 * height * width);
  for (let i = 0; i < losses.length; i++) {
    const loss = losses[i];
    if (loss !== loss) continue;
    const cell = 3 * (a[i] * width + (b === null ? 0 : b[i]));
    cells[cell]++;
    cells[cell + 1] += loss;
    cells[cell + 2] += loss * loss;
  }
  return cells;
}

// Entry (i, j) holds the sums over all cells above and left of it.
function cumulate(cells: Float64Array, width: number): Float64Array {
  const height = cells.length / (3 * width);
  const corner = width + 1;
  const sums = new Float64Array(3 * (height + 1) * corner);
  for (let i = 0; i < height; i++)
    for (let j = 0; j < width; j++)
      for (let k = 0; k < 3; k++)
        sums[3 * ((i + 1) * corner + j + 1) + k] =
          cells[3 * (i * width + j) + k] +
          sums[3 * (i * corner + j + 1) + k] +
          sums[3 * ((i + 1) * corner + j) + k] -
          sums[3 * (i * corner + j) + k];
  return sums;
}
