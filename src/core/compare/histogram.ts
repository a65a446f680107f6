import { countAtMost } from '../stats/ordered.ts';
import { quantile } from '../stats/quantile.ts';
import type { Comparison } from './comparison.ts';
import type { OrderedColumn } from './ordered-column.ts';

const HISTOGRAM_BINS = 40;
/** Outside of this part of either table lie outliers that would squeeze the picture. */
const CENTRAL = [0.005, 0.995] as const;

/**
 * Histogram of both tables over the same bins (low, high]: 40 of equal width over the range that holds the central
 * 99 % of either table. The first bin also takes what lies below, the last what lies above, infinities included;
 * nulls play no part. Whole numbers get bins of whole width around whole numbers.
 * @param training - the training values in order
 * @param serving - the serving values in order
 * @param isWhole - true where both tables hold whole numbers only
 * @returns k + 1 edges and k counts a side; null where neither has a finite value, or where the range overflows
 * @example pairedHistogram(training, serving, false)?.edges.length // 41
 */
export function pairedHistogram(
  training: OrderedColumn,
  serving: OrderedColumn,
  isWhole: boolean,
): Comparison['histogram'] {
  const filled = [training, serving].filter((side) => side.total > 0);
  if (filled.length === 0) return null;
  const low = Math.min(...filled.map((side) => quantile(side, CENTRAL[0])));
  const high = Math.max(...filled.map((side) => quantile(side, CENTRAL[1])));
  if (!Number.isFinite(high - low)) return null;
  // Beyond 2^52 there are no halves.
  const hasHalves = Math.max(Math.abs(low), Math.abs(high)) < 2 ** 52;
  const edges = isWhole && hasHalves ? wholeEdges(Math.floor(low), Math.ceil(high)) : equalEdges(low, high);
  return { edges, training: countBetween(training, edges), serving: countBetween(serving, edges) };
}

function equalEdges(low: number, high: number): number[] {
  if (low === high) {
    const margin = Math.max(Math.abs(low) * 0.05, 0.5);
    return [low - margin, low + margin];
  }
  const edges = [low];
  for (let k = 1; k <= HISTOGRAM_BINS; k++) {
    const edge = k === HISTOGRAM_BINS ? high : low + (high - low) * (k / HISTOGRAM_BINS);
    // Neighbouring doubles leave no room for forty bins.
    if (edge > edges[edges.length - 1]) edges.push(edge);
  }
  return edges;
}

function wholeEdges(low: number, high: number): number[] {
  const width = Math.ceil((high - low + 1) / HISTOGRAM_BINS);
  const bins = Math.ceil((high - low + 1) / width);
  return Array.from({ length: bins + 1 }, (_, k) => low - 0.5 + k * width);
}

function countBetween(side: OrderedColumn, edges: readonly number[]): number[] {
  const counts: number[] = [];
  let reached = 0;
  for (let k = 1; k < edges.length; k++) {
    const upTo = k === edges.length - 1 ? side.total : countAtMost(side, edges[k]);
    counts.push(upTo - reached);
    reached = upTo;
  }
  counts[0] += side.infinities - side.plusInfinities;
  counts[counts.length - 1] += side.plusInfinities;
  return counts;
}
