import type { Ordered } from '../../stats/ordered.ts';

/**
 * A column without its zeros.
 * @param ordered - the column
 * @returns the rest; the same object where there are none
 */
export function withoutZeros(ordered: Ordered): Ordered {
  const { values, counts, total } = ordered;
  const at = values.indexOf(0);
  if (at < 0) return ordered;
  const kept = {
    ...ordered,
    values: Float64Array.from(values.filter((_, i) => i !== at)),
    counts: Uint32Array.from(counts.filter((_, i) => i !== at)),
    total: total - counts[at],
  };
  let running = 0;
  kept.cumulative = kept.counts.map((count) => (running += count));
  return kept;
}

/**
 * Share of a column's values that are zero.
 * @param ordered - at least one value
 * @returns in [0, 1]
 */
export function shareOfZeros(ordered: Ordered): number {
  const { values, counts, total } = ordered;
  const at = values.indexOf(0);
  return at < 0 ? 0 : counts[at] / total;
}
