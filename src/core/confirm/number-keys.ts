/** Keys as numbers from 0 on. */
export interface NumberedKeys {
  /** Number of each row's key, in the order in which keys first come; a row without a key has a number to itself, after all others. */
  of: Uint32Array;
  /** How many keys there are. */
  count: number;
}

/**
 * Numbers keys such as those of `rowKeys` (open addressing on their bits, linear probing).
 * @param keys - one a row; NaN is none; -0 is 0
 * @returns the numbers
 * @example numberKeys(Float64Array.of(7, 9, 7, NaN)) // of [0, 1, 0, 2], count 3
 */
export function numberKeys(keys: Float64Array): NumberedKeys {
  const bits = Math.max(4, Math.ceil(Math.log2(Math.max(1, keys.length) * 1.5)));
  const last = 2 ** bits - 1;
  const shift = 32 - bits;
  const numbers = new Uint32Array(last + 1);
  const places = new Float64Array(last + 1);
  const of = new Uint32Array(keys.length);
  const word = new Float64Array(1);
  const halves = new Int32Array(word.buffer);
  let count = 0;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] + 0;
    if (Number.isNaN(key)) {
      of[row] = 0xffffffff;
      continue;
    }
    word[0] = key;
    let slot = Math.imul(Math.imul(halves[0], 0x85ebca6b) ^ halves[1], 0x9e3779b1) >>> shift;
    while (numbers[slot] !== 0 && places[slot] !== key) slot = (slot + 1) & last;
    if (numbers[slot] === 0) {
      numbers[slot] = ++count;
      places[slot] = key;
    }
    of[row] = numbers[slot] - 1;
  }
  for (let row = 0; row < of.length; row++) if (of[row] === 0xffffffff) of[row] = count++;
  return { of, count };
}
