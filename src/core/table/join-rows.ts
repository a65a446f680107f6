import type { Side } from '../faults.ts';

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
 * Joins the rows of two tables on entity, and on time where both have times: a hash join, O(n + m) for entities that come a few times.
 * Each serving row meets one training row at most: one of the same moment; where fewer than 50 rows have one (or there are no
 * times), the latest of its entity that is not younger, or the only one.
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
  const index = new RowIndex(training.entities);
  const hasTimes = training.times !== null && serving.times !== null;
  if (hasTimes) {
    const exact = pairUp(index, serving.entities, (row, candidates) =>
      candidates.find((candidate) => training.times![candidate] === serving.times![row]),
    );
    if (exact.training.length >= ENOUGH_PAIRS) return { rows: exact, isSameTime: true };
  }
  const rows = pairUp(index, serving.entities, (row, candidates) =>
    hasTimes ? latestBefore(candidates, training.times!, serving.times![row]) : candidates.at(-1),
  );
  return rows.training.length === 0 ? null : { rows, isSameTime: false };
}

function pairUp(
  index: RowIndex,
  entities: Float64Array,
  choose: (row: number, candidates: number[]) => number | undefined,
): Record<Side, Uint32Array> {
  const found: Record<Side, number[]> = { training: [], serving: [] };
  for (let row = 0; row < entities.length; row++) {
    const candidates = index.rowsOf(entities[row]);
    if (candidates.length === 0) continue;
    const partner = choose(row, candidates);
    if (partner === undefined) continue;
    found.training.push(partner);
    found.serving.push(row);
  }
  return { training: Uint32Array.from(found.training), serving: Uint32Array.from(found.serving) };
}

function latestBefore(candidates: readonly number[], times: Float64Array, time: number): number | undefined {
  let best: number | undefined;
  for (const candidate of candidates) {
    if (times[candidate] > time) continue;
    if (best === undefined || times[candidate] > times[best]) best = candidate;
  }
  return best ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** Rows by key, in a table of open addresses with chains of rows of equal key. */
class RowIndex {
  private readonly keys: Float64Array;
  /** Last row of the key at each place, +1; 0 is free. */
  private readonly heads: Uint32Array;
  /** The row before of the same key, +1; 0 is none. */
  private readonly before: Uint32Array;
  private readonly mask: number;

  constructor(keys: Float64Array) {
    this.keys = keys;
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.heads = new Uint32Array(size);
    this.before = new Uint32Array(keys.length);
    for (let row = 0; row < keys.length; row++) {
      if (Number.isNaN(keys[row])) continue;
      const place = this.placeOf(keys[row]);
      this.before[row] = this.heads[place];
      this.heads[place] = row + 1;
    }
  }

  /** Ascending. */
  rowsOf(key: number): number[] {
    if (Number.isNaN(key)) return [];
    const rows: number[] = [];
    for (let at = this.heads[this.placeOf(key)]; at > 0; at = this.before[at - 1]) rows.push(at - 1);
    return rows.reverse();
  }

  private placeOf(key: number): number {
    let place = mix(key) & this.mask;
    while (this.heads[place] > 0 && this.keys[this.heads[place] - 1] !== key) place = (place + 1) & this.mask;
    return place;
  }
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

// -0 and 0 are one key.
function mix(key: number): number {
  bits[0] = key + 0;
  let hash = Math.imul(words[0] ^ Math.imul(words[1], 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}
