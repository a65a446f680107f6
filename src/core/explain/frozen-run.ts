import type { Side } from '../faults.ts';
import type { FeatureView, Investigation } from './investigation.ts';
import { rowKinds } from './row-kinds.ts';
import { timeOrder, type TimeOrder } from './skew/time-order.ts';
import { isCalendarFeature } from './calendar-feature.ts';

/** Rows on end with one value, in the order of time. */
export interface FrozenRun {
  /** The value in words, and as `rowKinds` of serving has it. */
  words: string;
  kind: number;
  rows: number;
  /** Moments of its first row and of the first one behind it; null where it lasts to the end of serving. */
  from: number;
  to: number | null;
  /** The larger of its shares in training and in the rest of serving. */
  shareElsewhere: number;
  longestInTraining: number;
}

/** Fewer rows on end are no sight, whatever chance says of them. */
const LEAST_RUN = 30;
/** Tables without a fault in which chance may give one such run. */
const CHANCE = Math.log(1e-6);
/**
 * Times the longest run of training, and the next longest of serving: rows of one batch or customer stand together there as well, and
 * values that are refreshed too rarely make many runs.
 */
const LEAST_GROWTH = 4;
/** A value that stands in most rows anyway does not freeze. */
const MOST_ELSEWHERE = 0.9;
/** Rows behind the run, as a share of all, up to which it lasts to the end. */
const END = 0.005;

/**
 * The longest stretch of serving's rows, in the order of time, that hold one and the same value, where chance does not explain it.
 * Nulls are passed over. By chance a value of share p stands in k rows on end about n p^k times in n rows.
 * @param feature - one of the investigation's
 * @param investigation - with times
 * @returns null without times, or where no stretch is longer than chance and training give reason for
 */
export function frozenRun(feature: FeatureView, investigation: Investigation): FrozenRun | null {
  const run = longestRun(feature, investigation, 'serving');
  if (run === null || run.rows < LEAST_RUN) return null;
  const { kinds, order, counts, total } = run;
  const texts = feature.texts('serving');
  const words = texts === null ? String(run.kind) : texts.dictionary[run.kind];
  const rest = total - run.rows;
  const inRest = rest > 0 ? (counts - run.rows) / rest : 0;
  const shareElsewhere = Math.max(inRest, shareInTraining(feature, words, run.kind));
  if (shareElsewhere > MOST_ELSEWHERE) return null;
  // Where the value had become frequent by then, chance is that much larger.
  const byThen = shareBeside(run);
  if (byThen > MOST_ELSEWHERE) return null;
  const byChance = Math.log(total) + run.rows * Math.log(Math.max(shareElsewhere, byThen, 1 / total));
  const before = longestRun(feature, investigation, 'training');
  const longestInTraining = before?.rows ?? 0;
  if (byChance > CHANCE || run.rows < LEAST_GROWTH * Math.max(longestInTraining, run.next)) return null;
  // A month stands as long as it lasts, however many rows a day there are.
  if (
    isCalendarFeature(feature, investigation) &&
    lengthOf(run) < LEAST_GROWTH * (before ? lengthOf(before) : 0)
  )
    return null;
  let behind = 0;
  for (let i = run.last + 1; i < order.rows.length; i++)
    if (kinds[order.rows[i]] === kinds[order.rows[i]]) behind++;
  return {
    words,
    kind: run.kind,
    rows: run.rows,
    from: order.times[run.first],
    to: behind > END * total ? order.times[Math.min(order.times.length - 1, run.last + 1)] : null,
    shareElsewhere,
    longestInTraining,
  };
}

/** Rows beside the run in which its value is counted, as a share of the run and at least. */
const BESIDE = 0.5;
const LEAST_BESIDE = 40;

// Share of the value among the rows right before and right behind the run: the larger of the two.
function shareBeside({
  kinds,
  order,
  kind,
  first,
  last,
  rows,
}: NonNullable<ReturnType<typeof longestRun>>): number {
  const reach = Math.max(LEAST_BESIDE, Math.ceil(BESIDE * rows));
  const share = (from: number, to: number) => {
    let [known, equal] = [0, 0];
    for (let i = Math.max(0, from); i < Math.min(order.rows.length, to); i++) {
      const one = kinds[order.rows[i]];
      if (one !== one) continue;
      known++;
      if (one === kind) equal++;
    }
    return known >= LEAST_BESIDE / 2 ? equal / known : 0;
  };
  return Math.max(share(first - reach, first), share(last + 1, last + 1 + reach));
}

function lengthOf({ order, first, last }: { order: TimeOrder; first: number; last: number }): number {
  return order.times[last] - order.times[first];
}

function longestRun(feature: FeatureView, investigation: Investigation, side: Side) {
  const order = timeOrder(investigation, side);
  const kinds = rowKinds(feature, side);
  const { entities } = investigation.rows[side];
  if (order === null || kinds === null) return null;
  const best = { kind: NaN, rows: 0, first: 0, last: 0 };
  let now = { kind: NaN, rows: 0, first: 0 };
  // The longest of the other stretches.
  let next = 0;
  let total = 0;
  for (let i = 0; i < order.rows.length; i++) {
    const kind = kinds[order.rows[i]];
    if (kind !== kind) continue;
    // The same request again is no further sight of its value.
    const isRetry =
      i > 0 &&
      order.times[i] === order.times[i - 1] &&
      entities?.[order.rows[i]] === entities?.[order.rows[i - 1]];
    if (isRetry && entities !== null) continue;
    total++;
    if (kind === now.kind) now.rows++;
    else {
      if (now.first !== best.first) next = Math.max(next, now.rows);
      now = { kind, rows: 1, first: i };
    }
    if (now.rows > best.rows) {
      if (now.first !== best.first) next = Math.max(next, best.rows);
      best.kind = now.kind;
      best.rows = now.rows;
      best.first = now.first;
      best.last = i;
    }
  }
  let counts = 0;
  for (const row of order.rows) if (kinds[row] === best.kind) counts++;
  if (now.first !== best.first) next = Math.max(next, now.rows);
  return { ...best, next, kinds, order, counts, total };
}

function shareInTraining(feature: FeatureView, words: string, kind: number): number {
  const texts = feature.texts('training');
  const wanted = texts === null ? kind : texts.dictionary.indexOf(words);
  const kinds = rowKinds(feature, 'training');
  if (kinds === null || (texts !== null && wanted <= 0)) return 0;
  let known = 0;
  let equal = 0;
  for (const one of kinds) {
    if (one !== one) continue;
    known++;
    if (one === wanted) equal++;
  }
  return known > 0 ? equal / known : 0;
}
