import { takeOutcomes } from '../evaluated-rows.ts';
import type { SideOutcomes } from '../outcomes.ts';

/**
 * At most so many rows at even steps.
 *
 * @param rows - any
 * @param most - how many at most
 * @returns the rows themselves where they are no more
 * @example
 * everyNth(rows, 20_000).labels.length; // 20000 or less
 */
export function everyNth(rows: SideOutcomes, most: number): SideOutcomes {
  const count = rows.labels.length;
  if (count <= most) return rows;
  return takeOutcomes(
    rows,
    Uint32Array.from({ length: most }, (_, i) => Math.floor((i * count) / most)),
  );
}
