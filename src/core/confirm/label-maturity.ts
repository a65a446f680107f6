import { ageBuckets, type AgeBucket } from './age-buckets.ts';
import { cochranArmitage } from './cochran-armitage.ts';

const BUCKETS = 20;
const LEAST_ROWS = 50;
const LEAST_BUCKETS = 6;
/** Standard errors from the settled rate that count as a departure: 5 in 10,000 by chance. */
const DEPARTURE_ERRORS = 3.5;
/** Standard errors up to which the buckets after it still count as departed: better to cut a mature bucket than to keep an immature one. */
const CUT_ERRORS = 1.64;
/** Share of the settled rate below which a departure does not matter. */
const LEAST_CHANGE = 0.1;
/** Share of the buckets, the oldest, that have to be settled at least, and their number: fewer show no trend of their own. A choice. */
const LEAST_SETTLED = 0.25;
const LEAST_SETTLED_BUCKETS = 3;
/** Change within the older half, as a share of that of the youngest bucket, from which the rate drifts rather than matures. */
const MOST_OLD_CHANGE = 0.25;

/** What the positive rate by age says about labels that have not arrived. */
export interface LabelMaturity {
  /** Youngest first. */
  buckets: AgeBucket[];
  /** Trend of the rate over all buckets from young to old; null where there is none to test. */
  trend: { z: number; pValue: number } | null;
  /**
   * `immature`: young rows have too few positives, as where these arrive late. `negatives-missing`: young rows
   * have too many, as where rows stop being labelled negative. `drifting`: the rate of the older half changes as
   * well, so that age and time cannot be told apart. `settled`: no departure of the youngest rows. `too-few`: fewer than 300
   * labelled rows, or too few ages.
   */
  kind: 'settled' | 'immature' | 'negatives-missing' | 'drifting' | 'too-few';
  /** Positive rate of the older half of the buckets (the oldest quarter where the half is not settled); null where there are too few. */
  settledRate: number | null;
  /** Rows of this age or older are taken as mature; null unless `immature` or `negatives-missing`. */
  matureFrom: number | null;
}

/**
 * Looks for labels that have not arrived yet: up to 20 buckets of equally many rows by age, the older half (or, where more rows are
 * immature, the oldest quarter, if the rows after those are flatter than a steady ramp) as what is settled, and the buckets
 * from the youngest on that depart from it by a tenth and, the youngest by 3.5 standard errors, the next ones by 1.64. Where scores are given, the settled
 * rate of a bucket moves with its mean score, so that a changed mix of rows is no departure.
 *
 * A base rate that truly changed shortly before the snapshot looks the same; only the times at which labels arrived, or a later
 * snapshot, tell them apart.
 *
 * Source: trend by Cochran and Armitage; the rule is this project's.
 *
 * @param ages - time from prediction to the snapshot, in any unit; rows with NaN or an infinity are left out
 * @param labels - as many, 0 or 1; NaN is no label yet
 * @param scores - as many, in [0, 1], best calibrated up to a factor; labelled rows with NaN are left out
 * @returns the buckets and what they say
 * @throws {RangeError} where the lengths differ or a label is neither 0, 1 nor NaN
 * @example
 * checkLabelMaturity(Float64Array.of(1, 2), Float64Array.of(0, 1)).kind; // 'too-few'
 */
export function checkLabelMaturity(
  ages: Float64Array,
  labels: Float64Array,
  scores?: Float64Array,
): LabelMaturity {
  const labelled = labels.reduce((count, label) => count + Number(!Number.isNaN(label)), 0);
  const wanted = Math.max(1, Math.min(BUCKETS, Math.floor(labelled / LEAST_ROWS)));
  const buckets = ageBuckets(ages, labels, wanted, scores);
  const trend = trendOf(buckets);
  if (buckets.length < LEAST_BUCKETS || sumOf(buckets, 'rows') < LEAST_BUCKETS * LEAST_ROWS)
    return { buckets, trend, settledRate: null, matureFrom: null, kind: 'too-few' };
  const byHalf = judge(buckets, trend, Math.ceil(buckets.length / 2));
  if (byHalf.kind !== 'drifting') return byHalf;
  // Where most of a young table is immature, the half is not settled, but its older half may be.
  const oldest = Math.ceil(buckets.length * (1 - LEAST_SETTLED));
  const byQuarter = buckets.length - oldest < LEAST_SETTLED_BUCKETS ? byHalf : judge(buckets, trend, oldest);
  return byQuarter.kind === 'settled' ? byHalf : byQuarter;
}

// What the buckets say if those from `firstOld` on are settled.
function judge(buckets: AgeBucket[], trend: LabelMaturity['trend'], firstOld: number): LabelMaturity {
  const old = buckets.slice(firstOld);
  const positives = sumOf(old, 'positives');
  const rows = sumOf(old, 'rows');
  const nothing = { buckets, trend, settledRate: null, matureFrom: null };
  const settledRate = positives / rows;
  const expected = expectation(old, positives, rows);
  const side = departure(buckets[0], expected(buckets[0]), positives, rows, DEPARTURE_ERRORS);
  if (side === 0) return { ...nothing, settledRate, kind: 'settled' };
  const end = buckets.findIndex(
    (bucket, i) => i > 0 && departure(bucket, expected(bucket), positives, rows, CUT_ERRORS) !== side,
  );
  const youngChange = Math.abs(excess(buckets[0], expected(buckets[0])));
  if (end < 0 || end > firstOld || changes(old, expected, youngChange))
    return { ...nothing, settledRate, kind: 'drifting' };
  const slopeOfRamp = youngChange / (buckets.length - 1);
  if (firstOld > Math.ceil(buckets.length / 2) && !isPlateau(buckets.slice(end), expected, slopeOfRamp))
    return { ...nothing, settledRate, kind: 'drifting' };
  return {
    ...nothing,
    settledRate,
    kind: side < 0 ? 'immature' : 'negatives-missing',
    matureFrom: buckets[end].from,
  };
}

function trendOf(buckets: readonly AgeBucket[]): { z: number; pValue: number } | null {
  return cochranArmitage(
    buckets.map(({ positives }) => positives),
    buckets.map(({ rows }) => rows),
  );
}

function sumOf(buckets: readonly AgeBucket[], field: 'rows' | 'positives'): number {
  return buckets.reduce((sum, bucket) => sum + bucket[field], 0);
}

// Positives to expect of a bucket if it were settled.
function expectation(old: readonly AgeBucket[], positives: number, rows: number) {
  const scoreSum = old.reduce((sum, bucket) => sum + (bucket.scoreSum ?? 0), 0);
  return (bucket: AgeBucket): number => {
    const settled =
      bucket.scoreSum === null || scoreSum === 0
        ? (bucket.rows * positives) / rows
        : (bucket.scoreSum * positives) / scoreSum;
    return Math.min(bucket.rows, settled);
  };
}

// -1 where a bucket has too few positives, 1 where too many, 0 where it may be settled.
function departure(
  bucket: AgeBucket,
  expected: number,
  positives: number,
  rows: number,
  errors: number,
): number {
  const more = bucket.positives - expected;
  // The rate of the older half is an estimate as well. One more row keeps rates of 0 and 1 from having no error at all.
  const rate = (expected + 0.5) / (bucket.rows + 1);
  const settledRate = (positives + 0.5) / (rows + 1);
  const variance =
    bucket.rows * rate * (1 - rate) + (bucket.rows ** 2 * settledRate * (1 - settledRate)) / rows;
  const matters = Math.abs(more) >= LEAST_CHANGE * expected;
  return matters && Math.abs(more) >= errors * Math.sqrt(variance) ? Math.sign(more) : 0;
}

function excess(bucket: AgeBucket, expected: number): number {
  return (bucket.positives - expected) / bucket.rows;
}

// Whether the older part has a trend of its own that is not small beside what happens to the youngest rows.
function changes(
  old: readonly AgeBucket[],
  expected: (bucket: AgeBucket) => number,
  youngChange: number,
): boolean {
  const { slope, error } = slopeOf(old, expected);
  const change = Math.abs(slope) * (old.length - 1);
  return Math.abs(slope) >= DEPARTURE_ERRORS * error && change >= MOST_OLD_CHANGE * youngChange;
}

// Whether the mature part is flatter than a straight line from the youngest to the oldest bucket would be.
function isPlateau(
  mature: readonly AgeBucket[],
  expected: (bucket: AgeBucket) => number,
  slopeOfRamp: number,
): boolean {
  const { slope, error } = slopeOf(mature, expected);
  return Math.abs(slope) + CUT_ERRORS * error < slopeOfRamp;
}

// Least squares of the excess on the place of the bucket.
function slopeOf(buckets: readonly AgeBucket[], expected: (bucket: AgeBucket) => number) {
  const center = (buckets.length - 1) / 2;
  const squares = buckets.reduce((sum, _, i) => sum + (i - center) ** 2, 0);
  const slope =
    buckets.reduce((sum, bucket, i) => sum + (i - center) * excess(bucket, expected(bucket)), 0) / squares;
  const variance = buckets.reduce((sum, bucket, i) => {
    const rate = (bucket.positives + 0.5) / (bucket.rows + 1);
    return sum + ((i - center) ** 2 * rate * (1 - rate)) / bucket.rows;
  }, 0);
  return { slope, error: Math.sqrt(variance) / squares };
}
