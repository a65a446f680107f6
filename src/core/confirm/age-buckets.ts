/** Labelled rows of similar age. */
export interface AgeBucket {
  /** Youngest and oldest age in it, in the unit of the ages. */
  from: number;
  to: number;
  /** Rows with a label. */
  rows: number;
  positives: number;
  /** Rows without a label, in this range of ages. */
  unlabelled: number;
  /** Sum of the scores of the labelled rows; null where scores are not given. */
  scoreSum: number | null;
}

/**
 * Cuts rows into buckets of about equally many labelled rows by age, youngest first. Equal ages are never cut apart.
 *
 * @param ages - time from prediction to the snapshot, in any unit; rows with NaN or an infinity are left out
 * @param labels - as many, 0 or 1; NaN is no label yet
 * @param bucketCount - buckets wanted, a whole number >= 1; fewer come where ages are equal
 * @param scores - as many, in [0, 1]; a labelled row with NaN is left out
 * @returns the buckets; none where no row has a label
 * @throws {RangeError} where the lengths differ or a label is neither 0, 1 nor NaN
 * @example
 * ageBuckets(Float64Array.of(1, 9), Float64Array.of(0, 1), 2).length; // 2
 */
export function ageBuckets(
  ages: Float64Array,
  labels: Float64Array,
  bucketCount: number,
  scores?: Float64Array,
): AgeBucket[] {
  if (labels.length !== ages.length || (scores && scores.length !== ages.length))
    throw new RangeError(`${ages.length} ages, ${labels.length} labels, ${scores?.length} scores`);
  const counts = (row: number) => Number.isFinite(ages[row]) && !Number.isNaN(scores ? scores[row] : 0);
  const isLabelled = (row: number) => counts(row) && !Number.isNaN(labels[row]);
  const uppers = upperAges(ages.filter((_, row) => isLabelled(row)).sort(), bucketCount);
  const buckets = uppers.map((): AgeBucket => ({
    from: Infinity,
    to: -Infinity,
    rows: 0,
    positives: 0,
    unlabelled: 0,
    scoreSum: scores ? 0 : null,
  }));
  if (buckets.length === 0) return [];
  for (let row = 0; row < ages.length; row++) {
    const label = labels[row];
    if (!Number.isNaN(label) && label !== 0 && label !== 1)
      throw new RangeError(`label ${label} is not 0 or 1`);
    if (!counts(row)) continue;
    const bucket = buckets[placeOf(uppers, ages[row])];
    if (Number.isNaN(label)) {
      bucket.unlabelled++;
      continue;
    }
    bucket.from = Math.min(bucket.from, ages[row]);
    bucket.to = Math.max(bucket.to, ages[row]);
    bucket.rows++;
    bucket.positives += label;
    if (scores && bucket.scoreSum !== null) bucket.scoreSum += scores[row];
  }
  return buckets;
}

function upperAges(sorted: Float64Array, bucketCount: number): number[] {
  const uppers = new Set<number>();
  for (let bucket = 1; bucket <= bucketCount && sorted.length > 0; bucket++)
    uppers.add(sorted[Math.max(0, Math.ceil((bucket * sorted.length) / bucketCount) - 1)]);
  return [...uppers];
}

// First bucket whose upper age is not below; the last one also for unlabelled rows that are older than all labelled ones.
function placeOf(uppers: readonly number[], age: number): number {
  let low = 0;
  let high = uppers.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (uppers[middle] < age) low = middle + 1;
    else high = middle;
  }
  return low;
}
