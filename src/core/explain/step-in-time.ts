import type { Side } from '../faults.ts';
import type { Picture } from './evidence.ts';
import type { Investigation } from './investigation.ts';
import { meanBySlice, timeSlices, type TimeSlices } from './time-slices.ts';

/** How the share of rows with some mark goes over serving. */
export interface MarkOverTime {
  /**
   * `step`: from one level to another at a moment inside serving; `from-start`: at its level from the first slice on; `ramp`: it grows
   * bit by bit; `unknown`: no times, or no clear course.
   */
  shape: 'step' | 'from-start' | 'ramp' | 'unknown';
  /** Of a step, epoch milliseconds. */
  moment: number | null;
  before: number | null;
  after: number | null;
  picture: Extract<Picture, { kind: 'over-time' }> | null;
}

/** Share of the whole rise that one boundary between slices has to hold to be a step. */
const STEP_SHARE = 0.7;
/** Share of the movement that a step explains, and what there may be before it as a share of what is after, to be clear. */
const CLEARLY_EXPLAINED = 0.9;
const MOST_BEFORE = 0.2;
/** Where a level starts, as a share of its end, to have been there from the start. */
const STARTED = 0.6;

/**
 * When a mark of rows (null, a value, a spelling) came into serving.
 * @param investigation - for times
 * @param quantity - what the share is of, for the picture
 * @param isMarked - whether a row of a side has the mark
 * @returns its course
 */
export function markOverTime(
  investigation: Investigation,
  quantity: string,
  isMarked: (side: Side, row: number) => boolean,
): MarkOverTime {
  const unknown: MarkOverTime = { shape: 'unknown', moment: null, before: null, after: null, picture: null };
  const slices = timeSlices(investigation.rows.serving);
  if (slices === null) return unknown;
  const share = (side: Side, within: typeof slices) =>
    meanBySlice(
      within,
      Float64Array.from(within.of, (_, row) => Number(isMarked(side, row))),
    );
  const serving = share('serving', slices);
  const earlier = timeSlices(investigation.rows.training);
  const training = earlier && share('training', earlier);
  // The boundary that best parts low from high.
  let best: { at: number; gain: number; before: number; after: number } | null = null;
  const known = serving.means.map((mean) => mean ?? 0);
  for (let at = 1; at < known.length; at++) {
    const before = weightedMean(known, serving.counts, 0, at);
    const after = weightedMean(known, serving.counts, at, known.length);
    if (before === null || after === null) continue;
    const n = sum(serving.counts, 0, at);
    const m = sum(serving.counts, at, known.length);
    const gain = ((after - before) ** 2 * n * m) / (n + m);
    if (best === null || gain > best.gain) best = { at, gain, before, after };
  }
  const picture: MarkOverTime['picture'] = {
    kind: 'over-time',
    quantity,
    isShare: true,
    training:
      earlier && training ? training.means.map((value, k) => ({ start: earlier.starts[k], value })) : [],
    serving: serving.means.map((value, k) => ({ start: slices.starts[k], value })),
    moment: null,
  };
  if (best === null) return { ...unknown, picture };
  const highest = Math.max(...known);
  const quarter = Math.max(1, Math.floor(known.length / 4));
  const start = weightedMean(known, serving.counts, 0, quarter) ?? 0;
  const end = weightedMean(known, serving.counts, known.length - quarter, known.length) ?? 0;
  // At a step the slices on either side are level: what is left inside them is small beside the jump.
  const within = known.reduce(
    (left, value, k) => left + serving.counts[k] * (value - (k < best.at ? best.before : best.after)) ** 2,
    0,
  );
  const jump = Math.abs(best.after - best.before);
  const explained = best.gain / (best.gain + within);
  // A clear step that comes early is one, though the first quarter is high by then.
  const isClear = explained >= CLEARLY_EXPLAINED && best.before <= MOST_BEFORE * best.after;
  if (!isClear && start >= STARTED * Math.max(end, highest * 0.5) && start >= STARTED * highest)
    return { shape: 'from-start', moment: null, before: null, after: end, picture };
  if (explained >= STEP_SHARE + 0.1 && jump >= STEP_SHARE * (highest - Math.min(...known))) {
    const exact = exactStep(investigation.rows.serving.times!, slices, best.at, (row) =>
      isMarked('serving', row),
    );
    return { shape: 'step', ...exact, picture: { ...picture, moment: exact.moment } };
  }
  return { shape: explained >= 0.4 ? 'ramp' : 'unknown', moment: null, before: start, after: end, picture };
}

/**
 * The moment of a step to the row: of the rows in the three slices around it, the split that best parts marked from unmarked; then the
 * shares before and after it among all rows.
 */
function exactStep(
  times: Float64Array,
  { of }: TimeSlices,
  at: number,
  isMarked: (row: number) => boolean,
): { moment: number; before: number; after: number } {
  const near: number[] = [];
  for (let row = 0; row < of.length; row++) if (of[row] >= at - 1 && of[row] <= at + 1) near.push(row);
  near.sort((a, b) => times[a] - times[b]);
  const marks = near.map((row) => Number(isMarked(row)));
  const total = marks.reduce((all, mark) => all + mark, 0);
  let passed = 0;
  let best = { split: 1, gain: -1 };
  for (let split = 1; split < near.length; split++) {
    passed += marks[split - 1];
    if (times[near[split]] === times[near[split - 1]]) continue;
    const m = near.length - split;
    const gain = ((passed / split - (total - passed) / m) ** 2 * split * m) / near.length;
    if (gain > best.gain) best = { split, gain };
  }
  const moment = times[near[best.split]];
  const counts = { before: [0, 0], after: [0, 0] };
  for (let row = 0; row < of.length; row++) {
    if (of[row] < 0) continue;
    const side = times[row] < moment ? counts.before : counts.after;
    side[0]++;
    side[1] += Number(isMarked(row));
  }
  const share = ([rows, marked]: number[]) => (rows > 0 ? marked / rows : 0);
  return { moment, before: share(counts.before), after: share(counts.after) };
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let k = from; k < to; k++) total += values[k];
  return total;
}

function weightedMean(
  values: readonly number[],
  weights: readonly number[],
  from: number,
  to: number,
): number | null {
  let total = 0;
  for (let k = from; k < to; k++) total += values[k] * weights[k];
  const weight = sum(weights, from, to);
  return weight > 0 ? total / weight : null;
}
