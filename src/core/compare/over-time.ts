import { failure, success } from '../faults.ts';
import type { Outcome } from '../faults.ts';
import { psiFromCounts, psiNoDriftBand } from '../stats/psi.ts';
import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/pieced-numbers.ts';
import { binLookup } from './bin-lookup.ts';
import type { Bin, WindowLength, WindowStatistics } from './comparison.ts';
import { finiteOrNull } from './finite-or-null.ts';
import { findWindows, timeRange, WINDOW_LENGTHS, windowIndex, windowStarts } from './windows.ts';

/** More windows than this are no picture, and PSI of each would be noise. */
export const MOST_WINDOWS = 2000;
/** Rows handled together: small enough for the cache. */
const BLOCK = 4096;

/** A feature by serving window. */
export interface OverTime {
  /** From the first to the last timestamp without a gap. */
  windows: WindowStatistics[];
  /** Rows of serving that stand in no window, as their timestamp is null or no moment. */
  rowsWithoutTime: number;
}

/**
 * One feature of serving by window of time: rows, null rate, mean, and PSI of the window against the whole of training.
 * PSI has the bins of the comparison, natural logarithm, half a count added to each bin.
 * @param feature - serving's column
 * @param timestamps - one moment a row, milliseconds since 1970-01-01 UTC; NaN is null
 * @param bins - the comparison's bins of one setting; where they do not fit the column, PSI is null
 * @param length - length of the windows
 * @returns the windows, empty ones included; or the fault `too-many-windows`, whose detail is the shortest length that has
 *   at most {@link MOST_WINDOWS} (empty where none has)
 * @throws {RangeError} where there are not as many timestamps as rows
 * @example overTime(column, timestamps, comparison.bins['quantile-10'] ?? [], 'day')
 */
export function overTime(
  feature: Column,
  timestamps: Float64Array,
  bins: readonly Bin[],
  length: WindowLength,
): Outcome<OverTime> {
  const rows = lengthOf(feature);
  if (timestamps.length !== rows) throw new RangeError(`${timestamps.length} timestamps for ${rows} rows`);
  const range = timeRange(timestamps);
  if (!range) return success({ windows: [], rowsWithoutTime: rows });
  const starts = windowStarts(range[0], range[1], length, MOST_WINDOWS);
  if (!starts) {
    const fitting = WINDOW_LENGTHS.find((other) => windowStarts(range[0], range[1], other, MOST_WINDOWS));
    return failure({ code: 'too-many-windows', detail: fitting ?? '' });
  }

  const count = starts.length - 1;
  const lookup = binLookup(feature, bins);
  const binCount = lookup?.training.length ?? 0;
  const counts = new Uint32Array(count * binCount);
  const tally: Tally = {
    rows: new Uint32Array(count),
    nulls: new Uint32Array(count),
    finite: new Uint32Array(count),
    sums: new Float64Array(count),
  };
  const index = windowIndex(starts, length);
  const windowOf = new Int32Array(BLOCK);
  // In blocks, so that what one pass writes is still in the cache for the next.
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, rows);
    findWindows(timestamps, from, to, index, windowOf);
    tallyRows(feature, from, to, windowOf, tally);
    lookup?.count(from, to, windowOf, counts);
  }

  let timed = 0;
  const windows: WindowStatistics[] = [];
  for (let w = 0; w < count; w++) {
    const inWindow = tally.rows[w];
    timed += inWindow;
    windows.push({
      start: starts[w],
      rows: inWindow,
      nullRate: inWindow === 0 ? null : tally.nulls[w] / inWindow,
      mean: tally.finite[w] === 0 ? null : finiteOrNull(tally.sums[w] / tally.finite[w]),
      ...windowPsi(lookup?.training ?? [], counts.subarray(w * binCount, (w + 1) * binCount), inWindow),
    });
  }
  return success({ windows, rowsWithoutTime: rows - timed });
}

function windowPsi(
  training: readonly number[],
  serving: Uint32Array,
  rows: number,
): Pick<WindowStatistics, 'psi' | 'psiNoDrift'> {
  let trainingRows = 0;
  let filled = 0;
  for (let bin = 0; bin < training.length; bin++) {
    trainingRows += training[bin];
    if (training[bin] + serving[bin] > 0) filled++;
  }
  if (rows === 0 || trainingRows === 0) return { psi: null, psiNoDrift: null };
  return {
    psi: psiFromCounts(training, serving),
    psiNoDrift: psiNoDriftBand(filled, trainingRows, rows)[1],
  };
}

interface Tally {
  rows: Uint32Array;
  nulls: Uint32Array;
  /** Finite numbers; none for text. */
  finite: Uint32Array;
  sums: Float64Array;
}

function tallyRows(feature: Column, from: number, to: number, windowOf: Int32Array, tally: Tally): void {
  const { rows, nulls, finite, sums } = tally;
  if (feature.storage === 'text') {
    const { codes } = feature;
    for (let row = from; row < to; row++) {
      const window = windowOf[row - from];
      if (window < 0) continue;
      rows[window]++;
      if (codes[row] === 0) nulls[window]++;
    }
    return;
  }
  const isNumber = feature.storage === 'number';
  const values = isNumber ? feature.values : feature.hashes;
  for (let row = from; row < to; row++) {
    const window = windowOf[row - from];
    if (window < 0) continue;
    rows[window]++;
    const value = values[row];
    if (value !== value) nulls[window]++;
    else if (isNumber && value - value === 0) {
      finite[window]++;
      sums[window] += value;
    }
  }
}
