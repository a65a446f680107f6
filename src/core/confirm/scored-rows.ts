import { rankScores, type RankedScores } from '../metrics/ranked-scores.ts';
import type { MeasuredRows, RowsOfClusters } from './measured-rows.ts';

/** {@link RowsOfClusters} of a binary outcome. */
export interface ScoredClusters extends Omit<RowsOfClusters, 'labels'> {
  /** 1 for positive, 0 for negative. */
  labels: Uint8Array;
  /** Index of each row's score among the distinct ones. */
  places: Uint32Array;
}

/** Rows of a binary outcome, ranked once for every metric. */
export interface ScoredRows {
  rows: MeasuredRows;
  /** 1 for positive (a grade above 0), 0 for negative. */
  labels: Uint8Array;
  ranked: RankedScores;
  /** The rows by entity, as positives and negatives and the place of each score among the distinct ones; null where entities do not repeat. */
  clusters: ScoredClusters | null;
}

/**
 * Ranks the rows of one table.
 * @param rows - with label and prediction
 * @returns the rows with their ranks
 * @example scoredRows(measuredRows(outcomes.serving)).ranked.positiveRows
 */
export function scoredRows(rows: MeasuredRows): ScoredRows {
  const labels = arePositive(rows.labels);
  const ranked = rankScores(rows.predictions, labels, rows.weights);
  const own = ranked.nonFinite === 0 ? rows.clusters : null;
  const clusters = own && {
    ...own,
    labels: arePositive(own.labels),
    places: placesOf(own.predictions, ranked.scores),
  };
  return { rows, labels, ranked, clusters };
}

function arePositive(labels: Float64Array): Uint8Array {
  const positive = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i++) positive[i] = labels[i] > 0 ? 1 : 0;
  return positive;
}

/** Buckets of a score's range: within one of them few distinct scores are left to search. */
const BUCKETS = 1 << 18;

function placesOf(scores: Float64Array, distinct: Float64Array): Uint32Array {
  const places = new Uint32Array(scores.length);
  const least = distinct[0];
  const perUnit = BUCKETS / (distinct[distinct.length - 1] - least);
  // A range too wide for a number has one bucket.
  const bucketOf = (score: number) => (perUnit > 0 && perUnit < Infinity ? Math.min(BUCKETS, (score - least) * perUnit) | 0 : 0); // prettier-ignore
  const starts = new Uint32Array(BUCKETS + 2).fill(distinct.length);
  for (let at = distinct.length - 1; at >= 0; at--) starts[bucketOf(distinct[at])] = at;
  for (let bucket = BUCKETS; bucket >= 0; bucket--)
    starts[bucket] = Math.min(starts[bucket], starts[bucket + 1]);
  for (let i = 0; i < places.length; i++) {
    const bucket = bucketOf(scores[i]);
    let [low, high] = [starts[bucket], starts[bucket + 1]];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (distinct[middle] < scores[i]) low = middle + 1;
      else high = middle;
    }
    places[i] = low;
  }
  return places;
}
