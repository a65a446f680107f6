import { countAtMost, countBelow, type Ordered } from './ordered.ts';
import { quantile } from './quantile.ts';

/** What the snippet adds to every count. */
const EPSILON = 1e-6;

/**
 * Population stability index as the well-known snippet computes it, faults included:
 * ```python
 * edges = np.percentile(expected, np.linspace(0, 100, buckets + 1))
 * share = (np.histogram(x, bins=edges)[0] + 1e-6) / len(x)
 * psi = sum((a - e) * log(a / e))
 * ```
 * Bins are [a, b), the last one [a, b]; what lies outside the edges is dropped in silence but still counts in
 * `len(x)`, and so do nulls. One null in training makes every edge NaN: numpy then puts all nulls, and nothing else, into
 * the last bin, and the index says nothing about the values.
 *
 * Source: equal to numpy 2.4 on the same data.
 *
 * @param training - the training column
 * @param serving - the serving column
 * @param buckets - number of bins, a whole number >= 1
 * @returns `psi`, or null where the snippet gives no finite number (a table without rows) or where training holds
 *   infinities (numpy's outer edges are NaN then, and counts can come out negative); `dropped`: serving values that are not
 *   null and fell into no bin; `nulls`: nulls of both tables; `repeatedEdges`: edges that equal the one before
 * @throws {RangeError} where `buckets` is not a whole number >= 1
 * @example
 * seedPsi(training, serving, 10); // { psi: 0.0113, dropped: 0, nulls: 0, repeatedEdges: 0 }
 */
export function seedPsi(
  training: Ordered,
  serving: Ordered,
  buckets: number,
): { psi: number | null; dropped: number; nulls: number; repeatedEdges: number } {
  if (!Number.isInteger(buckets) || buckets < 1) throw new RangeError(`${buckets} buckets`);
  const nulls = training.nulls + serving.nulls;
  const edges = percentileEdges(training, buckets);
  const trainingCounts = histogram(training, edges);
  const servingCounts = histogram(serving, edges);
  const binned = Number.isNaN(edges[0]) ? 0 : servingCounts.reduce((sum, count) => sum + count, 0);
  let repeatedEdges = 0;
  for (let i = 1; i <= buckets; i++) if (edges[i] === edges[i - 1]) repeatedEdges++;

  const trainingRows = training.total + training.nulls + training.infinities;
  const servingRows = serving.total + serving.nulls + serving.infinities;
  let psi = 0;
  for (let bin = 0; bin < buckets; bin++) {
    const e = (trainingCounts[bin] + EPSILON) / trainingRows;
    const a = (servingCounts[bin] + EPSILON) / servingRows;
    psi += (a - e) * Math.log(a / e);
  }
  return {
    psi: Number.isFinite(psi) && training.infinities === 0 ? psi : null,
    dropped: serving.total + serving.infinities - binned,
    nulls,
    repeatedEdges,
  };
}

// np.percentile(x, np.linspace(0, 100, buckets + 1)), to the last bit; all NaN where x has a null or no values.
function percentileEdges(training: Ordered, buckets: number): Float64Array {
  const edges = new Float64Array(buckets + 1).fill(NaN);
  if (training.nulls > 0) return edges;
  const step = 100 / buckets;
  for (let i = 0; i <= buckets; i++) edges[i] = quantile(training, i === buckets ? 1 : (i * step) / 100);
  return edges;
}

// np.histogram(x, bins=edges)[0]. NaN sorts behind every number there, so NaN edges leave all nulls to the last bin.
function histogram(column: Ordered, edges: Float64Array): number[] {
  const bins = edges.length - 1;
  if (Number.isNaN(edges[0])) {
    return Array.from({ length: bins }, (_, bin) => (bin === bins - 1 ? column.nulls : 0));
  }
  return Array.from({ length: bins }, (_, bin) => {
    const upTo = bin === bins - 1 ? countAtMost(column, edges[bins]) : countBelow(column, edges[bin + 1]);
    return upTo - countBelow(column, edges[bin]);
  });
}
