import { hashesOf } from '../../compare/compare-hashes.ts';
import type { Side } from '../../faults.ts';
import type { Column } from '../../table/column.ts';
import type { ExaminedPair } from '../../table/examined-pair.ts';

/** Fewer features than this make equal rows by chance. */
const LEAST_FEATURES = 3;

/** Rows that are equal in all features, whatever their entity. */
export interface CopiedRows {
  /** Sampled serving rows, and those of them that some sampled training row equals. */
  rows: number;
  copies: number;
  /** Share of training rows that another training row equals: what chance and repeats in the data bring about anyway. */
  usual: number;
  /** Whether each sampled serving row is such a copy. */
  isCopy: Uint8Array;
}

/**
 * Finds serving rows that are copies of training rows by their features alone: label, entity and time play no part.
 *
 * @param pair - both tables
 * @returns the copies; null where fewer than 3 features are on both sides, or there are no rows
 * @example
 * findCopiedRows(pair)?.copies; // 12
 */
export function findCopiedRows(pair: Pick<ExaminedPair, 'features' | 'rows' | 'sampled'>): CopiedRows | null {
  const shared = pair.features.filter(({ training, serving }) => training !== null && serving !== null);
  if (shared.length < LEAST_FEATURES) return null;
  const hashes = (side: Side) =>
    hashRows(
      shared.map((feature) => feature[side]!.column),
      pair.sampled[side]?.length ?? pair.rows[side],
    );
  const [training, serving] = [hashes('training'), hashes('serving')];
  if (training.length === 0 || serving.length === 0) return null;
  const counts = new Map<number, number>();
  for (const hash of training) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const repeated = training.reduce((sum, hash) => sum + Number(counts.get(hash)! > 1), 0);
  const isCopy = Uint8Array.from(serving, (hash) => Number(counts.has(hash)));
  return {
    rows: serving.length,
    copies: isCopy.reduce((sum, one) => sum + one, 0),
    usual: repeated / training.length,
    isCopy,
  };
}

// Two 32-bit lanes make 53 bits: among 100,000 rows of each side no chance match is to be expected (1e10 / 2^53).
function hashRows(columns: readonly Column[], rows: number): Float64Array {
  const first = new Uint32Array(rows).fill(0x9e3779b9);
  const second = new Uint32Array(rows).fill(0x85ebca6b);
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  for (const column of columns) {
    const values = column.storage === 'number' ? column.values : hashesOf(column);
    for (let row = 0; row < rows; row++) {
      // -0 is 0, and any NaN is the same null.
      bits[0] = values[row] === values[row] ? values[row] + 0 : NaN;
      first[row] = mix(first[row] ^ words[0], words[1]);
      second[row] = mix(second[row] ^ words[1], words[0] ^ 0x27d4eb2f);
    }
  }
  return Float64Array.from(first, (word, row) => word * 0x200000 + (second[row] >>> 11));
}

function mix(state: number, word: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ word;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
  return mixed ^ (mixed >>> 16);
}
