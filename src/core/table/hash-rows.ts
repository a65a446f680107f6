import { hashesOf } from '../compare/compare-hashes.ts';
import type { Column } from './column.ts';

/**
 * A number for each row by which equal rows are found. Two 32-bit lanes make 53 bits: among 100,000 rows a side no chance match is to be
 * expected (1e10 / 2^53). -0 is 0, and all nulls are one.
 * @param columns - whose cells count
 * @param rows - of each column
 * @returns whole numbers in [0, 2^53)
 * @example hashRows([{ storage: 'number', values: Float64Array.of(0, -0) }], 2) // the same number twice
 */
export function hashRows(columns: readonly Column[], rows: number): Float64Array {
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
