import type { WindowLength } from './comparison.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The first Monday after 1970-01-01, which was a Thursday. */
const FIRST_MONDAY = 4 * DAY;

/** Moments further from 1970 than this (some 190,000 years) are none; a Date ends not much later, and months need room. */
const LAST_MOMENT = 6e15;

/** Window lengths, shortest first. */
export const WINDOW_LENGTHS: readonly WindowLength[] = ['hour', 'day', 'week', 'month'];

/**
 * Start of the window that holds a moment. Windows are aligned to UTC hours, days, Mondays and months.
 * @param time - milliseconds since 1970-01-01 UTC
 * @param length - length of the windows
 * @returns milliseconds since 1970-01-01 UTC, at most `time`
 * @example windowStart(Date.UTC(2024, 2, 7), 'week') === Date.UTC(2024, 2, 4) // true
 */
export function windowStart(time: number, length: WindowLength): number {
  // In whole milliseconds all arithmetic is exact.
  // Adding 0 turns -0 into 0.
  const whole = Math.floor(time) + 0;
  switch (length) {
    case 'hour':
      return Math.floor(whole / HOUR) * HOUR;
    case 'day':
      return Math.floor(whole / DAY) * DAY;
    case 'week':
      return Math.floor((whole - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;
    case 'month': {
      const date = new Date(whole);
      return monthStart(date.getUTCFullYear(), date.getUTCMonth());
    }
  }
}

/**
 * Starts of all windows from the one that holds `first` to the one that holds `last`, empty ones included.
 * @param first - milliseconds since 1970-01-01 UTC
 * @param last - milliseconds since 1970-01-01 UTC, not before `first`
 * @param length - length of the windows
 * @param most - more windows than this are not listed
 * @returns starts, ascending, and behind them the end of the last window; null where there are more than `most`
 * @example windowStarts(0, 1, 'day', 10) // [0, 86400000]
 */
export function windowStarts(
  first: number,
  last: number,
  length: WindowLength,
  most: number,
): Float64Array | null {
  const starts = [windowStart(first, length)];
  while (starts[starts.length - 1] <= last) {
    if (starts.length > most) return null;
    starts.push(nextStart(starts[starts.length - 1], length));
  }
  return Float64Array.from(starts);
}

function nextStart(start: number, length: WindowLength): number {
  switch (length) {
    case 'hour':
      return start + HOUR;
    case 'day':
      return start + DAY;
    case 'week':
      return start + WEEK;
    case 'month': {
      const date = new Date(start);
      return monthStart(date.getUTCFullYear(), date.getUTCMonth() + 1);
    }
  }
}

// Date.UTC takes the years 0 to 99 for 1900 to 1999.
function monthStart(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

/** Finds the window of a moment without searching: windows are whole hours or whole days. */
export interface WindowIndex {
  /** Milliseconds since 1970-01-01 UTC of the first window. */
  origin: number;
  /** Milliseconds in an hour or in a day. */
  unit: number;
  /** Window by hours or days since `origin`. */
  windowOfUnit: Int32Array;
}

/**
 * Prepares the search for windows.
 * @param starts - as {@link windowStarts} gives them
 * @param length - length of the windows
 * @returns window of a moment = windowOfUnit[floor((floor(moment) - origin) / unit)]
 * @example windowIndex(windowStarts(0, 1, 'day', 10)!, 'day').windowOfUnit // [0]
 */
export function windowIndex(starts: Float64Array, length: WindowLength): WindowIndex {
  const origin = starts[0];
  const unit = length === 'hour' ? HOUR : DAY;
  const windowOfUnit = new Int32Array((starts[starts.length - 1] - origin) / unit);
  for (let w = 0; w + 1 < starts.length; w++) {
    windowOfUnit.fill(w, (starts[w] - origin) / unit, (starts[w + 1] - origin) / unit);
  }
  return { origin, unit, windowOfUnit };
}

/**
 * First and last moment of a column.
 * @param timestamps - milliseconds since 1970-01-01 UTC; NaN, infinities and what no Date can hold are left out
 * @returns both; null where there is none
 * @example timeRange(Float64Array.of(NaN, 5, 3)) // [3, 5]
 */
export function timeRange(timestamps: Float64Array): [number, number] | null {
  let first = Infinity;
  let last = -Infinity;
  for (const time of timestamps) {
    // NaN and infinities fail the first test.
    if (!(time >= -LAST_MOMENT && time <= LAST_MOMENT)) continue;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first <= last ? [first, last] : null;
}

/**
 * Finds the windows of a stretch of rows.
 * @param timestamps - milliseconds since 1970-01-01 UTC, none outside the windows
 * @param from - first row
 * @param to - row behind the last one
 * @param index - as {@link windowIndex} gives it
 * @param windowOf - takes the window by row, counted from `from`; -1 where the row has no moment
 */
export function findWindows(
  timestamps: Float64Array,
  from: number,
  to: number,
  index: WindowIndex,
  windowOf: Int32Array,
): void {
  const { origin, unit, windowOfUnit } = index;
  for (let row = from; row < to; row++) {
    const time = timestamps[row];
    // NaN fails the test as well.
    const isMoment = time >= -LAST_MOMENT && time <= LAST_MOMENT;
    windowOf[row - from] = isMoment ? windowOfUnit[Math.floor((Math.floor(time) - origin) / unit)] : -1;
  }
}
