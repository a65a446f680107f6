import { groupRows } from '../metrics/group-rows.ts';
import { numberKeys } from './number-keys.ts';

/** Rows by entity: of all entities, or of enough of them. */
export interface Clusters {
  /** Rows, those of one entity together. */
  rows: Uint32Array;
  /** Where each entity begins in `rows`, and one entry more. */
  starts: Uint32Array;
  /** By what a sum over these rows is multiplied to be one over all: 1 where all entities are there. */
  scale: number;
}

/** Share of rows that share their entity with another row, from which errors are taken by entity. */
const LEAST_SHARED = 0.05;

/** Up to so many rows all entities are looked at. */
const MOST_ROWS = 400_000;

/**
 * Entities that speak for all, at least: a standard error from so many is known to 1.1 %, sqrt((kurtosis - 1) / 4 n) with a
 * kurtosis of 10. Where there would be fewer, all are looked at.
 */
const LEAST_ENTITIES = 20_000;

/**
 * Puts rows together by entity, where entities repeat.
 * @param keys - entity of each row, as `rowKeys` gives them; NaN is none: such a row is its own
 * @returns how many entities there are (estimated where some speak for all), and the clusters; null for these where at most 5 % of the rows share
 *   their entity with another
 * @example clusterRows(Float64Array.of(7, 9, 7)).clusters // rows [0, 2, 1], starts [0, 2, 3], scale 1
 */
export function clusterRows(keys: Float64Array): { entities: number; clusters: Clusters | null } {
  const some = rowsOfSome(keys);
  const found = some && cluster(keys, some);
  return found && found.entities * (some.length / keys.length) >= LEAST_ENTITIES
    ? found
    : cluster(keys, null);
}

function cluster(keys: Float64Array, some: Uint32Array | null) {
  const known = some === null ? keys : Float64Array.from(some, (row) => keys[row]);
  const { of, count } = numberKeys(known);
  const sizes = new Uint32Array(count);
  for (let i = 0; i < of.length; i++) sizes[of[i]]++;
  let shared = 0;
  for (let g = 0; g < count; g++) if (sizes[g] > 1) shared += sizes[g];
  const scale = of.length > 0 ? keys.length / of.length : 1;
  const entities = Math.round(count * scale);
  if (shared <= LEAST_SHARED * of.length) return { entities, clusters: null };
  const { rows, starts } = groupRows(of, count);
  return { entities, clusters: { rows: some === null ? rows : rows.map((i) => some[i]), starts, scale } };
}

// All rows of one entity out of 2, 4, 8 ..., by the bits of its key; null where there are no more rows than are looked at.
function rowsOfSome(keys: Float64Array): Uint32Array | null {
  const halvings = Math.ceil(Math.log2(keys.length / MOST_ROWS));
  if (!(halvings > 0)) return null;
  const words = new Int32Array(keys.buffer, keys.byteOffset, 2 * keys.length);
  const rows = new Uint32Array(keys.length);
  let count = 0;
  for (let row = 0; row < keys.length; row++) {
    // Rows without an entity have one bit pattern, and are each their own.
    const [low, high] = keys[row] === keys[row] ? [words[2 * row], words[2 * row + 1]] : [row, 0];
    // Not by the bits by which `numberKeys` finds places: the keys that are left would fill few of them.
    const mixed = Math.imul(low ^ Math.imul(high, 0xc2b2ae35), 0x27d4eb2f);
    const more = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    rows[count] = row;
    count += Number((more ^ (more >>> 13)) >>> (32 - halvings) === 0);
  }
  return rows.slice(0, count);
}
