import type { Side } from '../faults.ts';
import { RowGroups } from './row-groups.ts';

/** What rows of one table are known by. */
export interface JoinKeys {
  /** Entity of each row; NaN is none. */
  entities: Float64Array;
  /** Moment of each row, NaN for none; null where there is no such column. */
  times: Float64Array | null;
}

/** Rows that are in both tables. */
export interface JoinedRows {
  /** Aligned: entry i of both is one row of life. Serving rows ascend. */
  rows: Record<Side, Uint32Array>;
  isSameTime: boolean;
}

/** Pairs of one moment that are enough to leave pairs of different moments out. */
const ENOUGH_PAIRS = 50;

/**
 * Joins the rows of two tables on entity, and on time where both have times: a hash join, then a binary search among the rows of the
 * entity; O(n log k + m log k) for entities of k rows. Each serving row meets one training row at most: the first of the same moment;
 * where fewer than 50 rows have one, the latest of its entity that is not younger (one without a moment counts as older than all), or
 * the only one; where a side has no times, the last of its entity.
 * @param training - training's keys
 * @param serving - serving's keys
 * @returns the pairs; null where no serving row has a partner
 * @throws {RangeError} where entities and times differ in length
 * @example joinRows({ entities: Float64Array.of(1, 2), times: null }, { entities: Float64Array.of(2), times: null })?.rows.training // [1]
 */
export function joinRows(training: JoinKeys, serving: JoinKeys): JoinedRows | null {
  for (const { entities, times } of [training, serving]) {
    if (times !== null && times.length !== entities.length)
      throw new RangeError(`${times.length} times for ${entities.length} rows`);
  }
  const hasTimes = training.times !== null && serving.times !== null;
  const groups = new RowGroups(training.entities, hasTimes ? training.times : null);
  const { entities } = serving;
  if (!hasTimes) {
    const rows = pairUp(entities, (row) => groups.last(groups.find(entities[row])));
    return rows.training.length === 0 ? null : { rows, isSameTime: false };
  }
  const times = serving.times!;
  const exact = pairUp(entities, (row) => groups.firstAt(groups.find(entities[row]), times[row]));
  if (exact.training.length >= ENOUGH_PAIRS) return { rows: exact, isSameTime: true };
  const rows = pairUp(entities, (row) => {
    const group = groups.find(entities[row]);
    const latest = groups.latestUpTo(group, times[row]);
    return latest < 0 && groups.count(group) === 1 ? groups.last(group) : latest;
  });
  return rows.training.length === 0 ? null : { rows, isSameTime: false };
}

/** Partners of serving's rows; -1 is none. */
function pairUp(entities: Float64Array, partnerOf: (row: number) => number): Record<Side, Uint32Array> {
  const training = new Uint32Array(entities.length);
  const serving = new Uint32Array(entities.length);
  let pairs = 0;
  for (let row = 0; row < entities.length; row++) {
    const partner = partnerOf(row);
    if (partner < 0) continue;
    training[pairs] = partner;
    serving[pairs++] = row;
  }
  return { training: training.slice(0, pairs), serving: serving.slice(0, pairs) };
}
