import type { Side } from '../../faults.ts';
import type { Investigation } from '../investigation.ts';

/** Sampled rows of one side that have a time, earliest first, and those times. */
export interface TimeOrder {
  rows: Uint32Array;
  times: Float64Array;
}

const orders = new WeakMap<Investigation, Record<Side, TimeOrder | null>>();

/**
 * Rows in the order of time; computed once for each investigation.
 * @param investigation - both tables
 * @param side - which of them
 * @returns null where there are no times, or they are all the same
 */
export function timeOrder(investigation: Investigation, side: Side): TimeOrder | null {
  let known = orders.get(investigation);
  if (known === undefined) {
    known = {
      training: orderRows(investigation.rows.training.times),
      serving: orderRows(investigation.rows.serving.times),
    };
    orders.set(investigation, known);
  }
  return known[side];
}

function orderRows(times: Float64Array | null): TimeOrder | null {
  if (times === null) return null;
  const kept: number[] = [];
  let isAscending = true;
  let last = -Infinity;
  for (let row = 0; row < times.length; row++) {
    const time = times[row];
    if (!Number.isFinite(time)) continue;
    if (time < last) isAscending = false;
    last = time;
    kept.push(row);
  }
  const rows = Uint32Array.from(kept);
  if (!isAscending) rows.sort((a, b) => times[a] - times[b]);
  const ordered = Float64Array.from(rows, (row) => times[row]);
  return rows.length > 0 && ordered[0] < ordered[ordered.length - 1] ? { rows, times: ordered } : null;
}
