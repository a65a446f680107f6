import type { Side } from '../faults.ts';
import { Z95 } from '../metrics/intervals.ts';
import { normalCdf } from '../stats/normal-distribution.ts';

/** Number, sum and sum of squares of the losses of some rows of one side. */
export interface LossSums {
  rows: number;
  sum: number;
  squares: number;
}

/** The same of both sides. */
export type BothSums = Record<Side, LossSums>;

/** Growth of a mean from training to serving, less that of other rows. */
export interface Excess {
  excess: number;
  /** 95 % interval. */
  low: number;
  high: number;
  /** As many standard errors above 0, made normal. */
  z: number;
  /** One-sided: of an excess as large where there is none. */
  pValue: number;
}

/**
 * How much more the mean loss grew in a segment than over all rows it is a part of:
 * (mean in serving's part - mean in serving) - (the same in training). As the part is in the whole, each difference is
 * (1 - share) (mean of the part - mean of the rest), whose variance is (1 - share)^2 (s^2 / n of the part + s^2 / n of the rest).
 *
 * Source: Welch 1947, with Satterthwaite's degrees of freedom for the four means; Student's t as a normal z by Wallace 1959,
 * z = (8 f + 1) / (8 f + 3) sqrt(f ln(1 + t^2 / f)).
 *
 * @param part - losses of the segment
 * @param whole - of all rows, the segment's among them
 * @returns the excess; null where a part or a rest has fewer than 2 rows, or losses do not vary
 * @example
 * excessOf(part, whole)?.pValue;
 */
export function excessOf(part: BothSums, whole: BothSums): Excess | null {
  return growthBeside(part, restOf(part, whole), (rows, of) => 1 - rows / of);
}

/**
 * How much more the mean loss grew in one segment than in another that shares no rows with it; see {@link excessOf}.
 * @param part - losses of the one
 * @param other - of the other
 * @returns the difference; null where one of them has fewer than 2 rows on a side, or losses do not vary
 */
export function excessOver(part: BothSums, other: BothSums): Excess | null {
  return growthBeside(part, other, () => 1);
}

/**
 * What is left of rows without a part of them.
 * @param part - losses of the part
 * @param whole - of all rows
 * @returns losses of the others
 */
export function restOf(part: BothSums, whole: BothSums): BothSums {
  const rest = (side: Side): LossSums => ({
    rows: whole[side].rows - part[side].rows,
    sum: whole[side].sum - part[side].sum,
    squares: whole[side].squares - part[side].squares,
  });
  return { training: rest('training'), serving: rest('serving') };
}

function growthBeside(
  part: BothSums,
  rest: BothSums,
  factorOf: (rows: number, of: number) => number,
): Excess | null {
  let excess = 0;
  let variance = 0;
  let overFreedom = 0;
  for (const [side, sign] of [
    ['serving', 1],
    ['training', -1],
  ] as const) {
    const [inside, outside] = [part[side], rest[side]];
    if (inside.rows < 2 || outside.rows < 2) return null;
    const factor = factorOf(inside.rows, inside.rows + outside.rows);
    excess += sign * factor * (inside.sum / inside.rows - outside.sum / outside.rows);
    for (const sums of [inside, outside]) {
      const term = factor ** 2 * varianceOfMean(sums);
      variance += term;
      overFreedom += term ** 2 / (sums.rows - 1);
    }
  }
  if (!(variance > 0)) return null;
  const error = Math.sqrt(variance);
  const t = excess / error;
  const freedom = variance ** 2 / overFreedom;
  const z =
    (Math.sign(t) * (8 * freedom + 1) * Math.sqrt(freedom * Math.log1p((t * t) / freedom))) /
    (8 * freedom + 3);
  // The interval widens as t's does beside the normal at the same place.
  const reach = Z95 * error * (z === 0 ? 1 : t / z);
  return { excess, low: excess - reach, high: excess + reach, z, pValue: normalCdf(-z) };
}

function varianceOfMean({ rows, sum, squares }: LossSums): number {
  return Math.max(0, squares - (sum * sum) / rows) / (rows - 1) / rows;
}
