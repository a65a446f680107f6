import { countAtMost, countBelow } from '../stats/ordered.ts';
import type { Ordered } from '../stats/ordered.ts';
import { quantile } from '../stats/quantile.ts';
import type { ColumnType } from '../table/column.ts';
import type { CategoryCounts } from './category-counts.ts';
import type { Comparison } from './comparison.ts';
import { LEAST_ROWS_OF_A_BIN } from './numeric-bins.ts';
import { valueText } from './value-text.ts';

type Spike = Comparison['spikes'][number];

/**
 * Excess share from which a value counts as a sentinel or default fill. Source: measured on 229 pairs of adjacent
 * periods of real tables, 1.3 % false alarms; a 3 % zero fill is found in .96, a 3 % −999 in 1.0 of trials.
 */
export const SPIKE_EXCESS = 0.02;
/** A value has to become this many times as frequent: a zero share that goes from 30 % to 34 % is no new default. */
const SPIKE_GROWTH = 2;
/** The excess must exceed this many standard errors, so that two rows in a hundred are no sentinel. */
const SPIKE_ERRORS = 3;
/** What happens this near, in training standard deviations, is natural change; the excess is what it does not explain. */
const NEIGHBOURHOOD = 0.1;
/** A fill with the mean may be rounded; it is looked for this near, in training standard deviations. */
const MEAN_REACH = 0.01;

/** Numbers that programs put where there is no value. */
const SENTINELS = [0, -1, -9, -99, -999, -9999, 99, 999, 9999, 1e6, -1e6, 2 ** 31 - 1, -(2 ** 31)];
/** Moments that programs put where there is none: 1900, 1970, 2000, the last day of SQL. */
const SENTINEL_MOMENTS = ['1900-01-01', '1970-01-01', '2000-01-01', '9999-12-31'].map((day) =>
  Date.parse(day),
);
/** Texts that programs put where there is no value, in lower case. */
const SENTINEL_TEXTS: ReadonlySet<string> = new Set(
  'unknown,unk,<unk>,missing,other,others,default,none,null,nan,n/a,na,nil,undefined,not available,unspecified,-1,-999,9999,[object object]'.split(
    ',',
  ),
);

/**
 * Values that became frequent in serving and are known as sentinels (0, −1, −999, ...) or as fills with training's mean,
 * median, min or max: (q − p) − max(0, change within ± 0.1 training std, or up to the next values of training) > 2 points,
 * twice as frequent, 3 standard errors.
 * @param training - the training values in order
 * @param serving - the serving values in order
 * @param type - decides which values are sentinels and how they are written
 * @param mean - training's mean, null where there is none
 * @param std - training's standard deviation, null where there is none
 * @returns the values with their shares of the values that are not null, largest excess first
 * @example numberSpikes(training, serving, 'decimal', 12.1, 3)
 */
export function numberSpikes(
  training: Ordered,
  serving: Ordered,
  type: ColumnType,
  mean: number | null,
  std: number | null,
): Spike[] {
  if (training.total === 0 || serving.total === 0) return [];
  const reach = std ?? 0;
  const candidates = new Set<number>(type === 'date-time' ? SENTINEL_MOMENTS : SENTINELS);
  if (type !== 'date-time') {
    candidates.add(quantile(training, 0.5));
    candidates.add(training.values[0]);
    candidates.add(training.values[training.values.length - 1]);
    if (mean !== null) {
      const fill = mostFrequentNear(serving, mean, Math.max(reach * MEAN_REACH, Math.abs(mean) * 1e-9));
      if (fill !== null) candidates.add(fill);
    }
  }
  const spikes: { spike: Spike; excess: number }[] = [];
  for (const value of candidates) {
    const p = shareWithin(training, value, value);
    const q = shareWithin(serving, value, value);
    if (q - p <= SPIKE_EXCESS) continue;
    const [low, high] = neighbourhood(training, value, reach * NEIGHBOURHOOD);
    const change = shareWithin(serving, low, high) - q - (shareWithin(training, low, high) - p);
    const excess = q - p - Math.max(0, change);
    if (isSpike(excess, p, q, training.total, serving.total)) {
      spikes.push({ spike: { value: valueText(value, type), training: p, serving: q }, excess });
    }
  }
  return spikes.sort((a, b) => b.excess - a.excess).map(({ spike }) => spike);
}

/**
 * Texts such as "unknown" that became frequent in serving: more than 2 points, twice as frequent, 3 standard errors.
 * @param counts - rows by category of both tables
 * @returns the values with their shares of the values that are not null, largest change first
 * @example textSpikes(alignCategories(a, aCounts, b, bCounts))
 */
export function textSpikes(counts: CategoryCounts): Spike[] {
  const n = counts.training.reduce((sum, count) => sum + count, 0);
  const m = counts.serving.reduce((sum, count) => sum + count, 0);
  if (n === 0 || m === 0) return [];
  return counts.categories
    .map((value, i) => ({ value, training: counts.training[i] / n, serving: counts.serving[i] / m }))
    .filter(({ value, training, serving }) => {
      if (!isSpike(serving - training, training, serving, n, m)) return false;
      return SENTINEL_TEXTS.has(value.trim().toLowerCase());
    })
    .sort((a, b) => b.serving - b.training - (a.serving - a.training));
}

function isSpike(excess: number, p: number, q: number, n: number, m: number): boolean {
  const error = Math.sqrt((p * (1 - p)) / n + (q * (1 - q)) / m);
  return (
    excess > SPIKE_EXCESS &&
    excess > SPIKE_ERRORS * error &&
    q >= SPIKE_GROWTH * p &&
    q * m >= LEAST_ROWS_OF_A_BIN
  );
}

function shareWithin(ordered: Ordered, low: number, high: number): number {
  return (countAtMost(ordered, high) - countBelow(ordered, low)) / ordered.total;
}

// At least as far as the next value that training has on either side: whole numbers have no nearer ones.
function neighbourhood({ values }: Ordered, value: number, width: number): [number, number] {
  const at = indexAtLeast(values, value);
  const before = values[at - 1] ?? value;
  const after = values[values[at] === value ? at + 1 : at] ?? value;
  return [Math.min(value - width, before), Math.max(value + width, after)];
}

function mostFrequentNear({ values, counts }: Ordered, centre: number, reach: number): number | null {
  let best = -1;
  for (let i = indexAtLeast(values, centre - reach); i < values.length && values[i] <= centre + reach; i++) {
    if (best === -1 || counts[i] > counts[best]) best = i;
  }
  return best === -1 ? null : values[best];
}

function indexAtLeast(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
