import type { WindowLength } from '../compare/comparison.ts';
import { MOST_WINDOWS } from '../compare/over-time.ts';
import { findWindows, timeRange, WINDOW_LENGTHS, windowIndex, windowStarts } from '../compare/windows.ts';
import { groupRows } from '../metrics/group-rows.ts';

/** As many windows make a picture: a dozen show a shape, more than 60 are noise to the eye. */
const FEWEST_WANTED = 12;
const MOST_WANTED = 60;
/** Share of the windows with rows that must have enough of them for a length to be chosen. */
const LEAST_FILLED = 0.8;

/** Entries of a table's outcomes by window. */
export interface WindowedEntries {
  length: WindowLength;
  /** Start of each window, ms since 1970, ascending without a gap. */
  starts: Float64Array;
  /** Entries of each window, ascending; empty windows included. */
  entries: readonly Uint32Array[];
}

/** What a window must have to be looked at. */
export interface WindowNeeds {
  rows: number;
  /** Rows with a label above 0, and as many without; 0 where classes do not matter. */
  ofEachClass: number;
}

/**
 * Puts entries into windows of one length, by one counting sort.
 * @param times - of all entries, ms since 1970; what is no moment stands in no window
 * @param entries - those that count
 * @param length - of the windows
 * @returns the windows; null where no entry has a time, or there are more than 2,000 windows
 * @example windowEntries(Float64Array.of(0, 90_000_000), Uint32Array.of(0, 1), 'day')?.entries // [[0], [1]]
 */
export function windowEntries(
  times: Float64Array,
  entries: Uint32Array,
  length: WindowLength,
): WindowedEntries | null {
  const assigned = assignWindows(timesOf(times, entries), length);
  return assigned && sortIntoWindows(entries, length, assigned);
}

/**
 * Puts entries into windows of a length that fits: of the lengths whose windows mostly have enough rows the one that makes
 * 12 to 60 windows, or comes nearest to that; the shorter one of equals. Where no length has enough rows, the longest.
 * @param times - of all entries, ms since 1970
 * @param labels - of all entries
 * @param entries - those that count
 * @param needs - what is enough
 * @returns the windows; null where no entry has a time
 * @example chooseWindows(times, labels, entries, { rows: 30, ofEachClass: 0 })?.length // 'day'
 */
export function chooseWindows(
  times: Float64Array,
  labels: Float64Array,
  entries: Uint32Array,
  needs: WindowNeeds,
): WindowedEntries | null {
  const own = timesOf(times, entries);
  let chosen: { length: WindowLength; assigned: AssignedWindows } | null = null;
  let leastMiss = Infinity;
  for (const length of WINDOW_LENGTHS) {
    const assigned = assignWindows(own, length);
    if (!assigned) continue;
    const { withRows, enough } = countEnough(assigned, labels, entries, needs);
    // How many times too few or too many; where rows are scarce the last, longest length stays.
    const miss =
      enough < LEAST_FILLED * withRows
        ? Infinity
        : Math.max(1, FEWEST_WANTED / withRows, withRows / MOST_WANTED);
    if (miss < leastMiss || leastMiss === Infinity) {
      chosen = { length, assigned };
      leastMiss = miss;
    }
  }
  return chosen && sortIntoWindows(entries, chosen.length, chosen.assigned);
}

interface AssignedWindows {
  starts: Float64Array;
  /** Window of each entry; -1 for none. */
  windowOf: Int32Array;
}

function timesOf(times: Float64Array, entries: Uint32Array): Float64Array {
  const own = new Float64Array(entries.length);
  for (let i = 0; i < own.length; i++) own[i] = times[entries[i]];
  return own;
}

function assignWindows(own: Float64Array, length: WindowLength): AssignedWindows | null {
  const range = timeRange(own);
  const starts = range && windowStarts(range[0], range[1], length, MOST_WINDOWS);
  if (!starts) return null;
  const windowOf = new Int32Array(own.length);
  findWindows(own, 0, own.length, windowIndex(starts, length), windowOf);
  return { starts: starts.subarray(0, -1), windowOf };
}

function countEnough(
  { starts, windowOf }: AssignedWindows,
  labels: Float64Array,
  entries: Uint32Array,
  needs: WindowNeeds,
): { withRows: number; enough: number } {
  const rows = new Uint32Array(starts.length);
  const positives = new Uint32Array(starts.length);
  for (let i = 0; i < entries.length; i++) {
    const window = windowOf[i];
    if (window < 0) continue;
    rows[window]++;
    if (labels[entries[i]] > 0) positives[window]++;
  }
  const isEnough = (n: number, w: number) =>
    n >= needs.rows && Math.min(positives[w], n - positives[w]) >= needs.ofEachClass;
  return { withRows: rows.filter((n) => n > 0).length, enough: rows.filter(isEnough).length };
}

function sortIntoWindows(
  entries: Uint32Array,
  length: WindowLength,
  { starts, windowOf }: AssignedWindows,
): WindowedEntries {
  const count = starts.length;
  // One window more takes what stands in none.
  const groups = new Uint32Array(windowOf.length);
  for (let i = 0; i < groups.length; i++) groups[i] = windowOf[i] < 0 ? count : windowOf[i];
  const { rows, starts: offsets } = groupRows(groups, count + 1);
  for (let i = 0; i < rows.length; i++) rows[i] = entries[rows[i]];
  return {
    length,
    starts,
    entries: Array.from({ length: count }, (_, w) => rows.subarray(offsets[w], offsets[w + 1])),
  };
}
