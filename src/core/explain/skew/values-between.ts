import { countAtMost, type Ordered } from '../../stats/ordered.ts';

/**
 * The values of a column in an interval.
 * @param ordered - the column
 * @param above - lower end, not included
 * @param atMost - upper end, included
 * @returns a column of those values; nulls and infinities are not counted in it
 * @example valuesBetween(orderNumbers(Float64Array.of(1, 2, 3)), 1, 2).total // 1
 */
export function valuesBetween(ordered: Ordered, above: number, atMost: number): Ordered {
  const from = indexAbove(ordered.values, above);
  const to = indexAbove(ordered.values, atMost);
  const skipped = countAtMost(ordered, above);
  return {
    values: ordered.values.subarray(from, to),
    counts: ordered.counts.subarray(from, to),
    cumulative: ordered.cumulative.slice(from, to).map((count) => count - skipped),
    total: countAtMost(ordered, atMost) - skipped,
    nulls: 0,
    infinities: 0,
  };
}

function indexAbove(values: Float64Array, x: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
