/** Bits of a pass: the pages of 1,024 places to write to still fit the translation buffer. */
const DIGIT = 10;
/** Bits of a word; digits of the upper word cost less than those of the lower one. */
const WORD = 32;

const DIGIT_MASK = (1 << DIGIT) - 1;

/** Passes that are made at least where the values differ in as many bits: fewer would leave too much to the last step. */
const LEAST_PASSES = 3;

/** Mean number of neighbours out of order that the last step may be left with. */
const LONGEST_RUN = 4;

/**
 * Sorts finite values by their bits: as unsigned 64-bit keys whose order is that of the numbers, by digits of 10 bits from
 * the least significant one that matters. The bits that all values share are skipped at the top; at the
 * bottom as many are skipped as insertion sort can mend quickly, which a sample of the values tells.
 *
 * @param values - finite, without -0, at least one; not changed
 * @param least - the smallest of them
 * @param greatest - the largest of them
 * @param sample - some of them, ascending; steers speed only
 * @param buffer - what the result may be written to, as long as `values`; it may be `values` itself, which is then changed
 * @returns the sorted values, and a second buffer of the same length that is free for use
 * @example
 * radixSort(Float64Array.of(2, 0, 1), 0, 2, Float64Array.of(1, 2), new Float64Array(3)).sorted; // [0, 1, 2]
 */
export function radixSort(
  values: Float64Array,
  least: number,
  greatest: number,
  sample: Float64Array,
  buffer: Float64Array,
): { sorted: Float64Array; spare: Float64Array } {
  let source: Float64Array = values;
  let target: Float64Array = new Float64Array(values.length);
  let other: Float64Array = buffer;
  const shifts = digitsThatMatter(least, greatest, values.length, sample);
  const tables = countDigits(values, shifts);
  for (let digit = 0; digit < shifts.length; digit++) {
    if (!startsOf(tables[digit], values.length)) continue;
    scatter(source, target, tables[digit], shifts[digit]);
    source = target;
    target = other;
    other = source;
  }
  if (source === values && values !== buffer) {
    buffer.set(values);
    return { sorted: insertionSort(buffer), spare: target };
  }
  return { sorted: insertionSort(source), spare: target };
}

// Positions of the digits to sort by, least significant first.
function digitsThatMatter(least: number, greatest: number, size: number, sample: Float64Array): number[] {
  const top = highestDifferentBit(least, greatest);
  const shifts: number[] = [];
  for (let bits = top + 1; bits > 0;) {
    const next = Math.max(0, bits - DIGIT);
    // A digit across both words would cost more; that it overlaps the one above does no harm.
    bits = next < WORD && bits > WORD ? WORD : next;
    shifts.unshift(bits);
    if (shifts.length >= LEAST_PASSES && meanRun(sample, bits, size) <= LONGEST_RUN) break;
  }
  return shifts;
}

// Estimated number of other values that a value shares all bits from `shift` on with, equal values not counted.
function meanRun(sample: Float64Array, shift: number, size: number): number {
  const keys = new Uint32Array(sample.buffer.slice(sample.byteOffset, sample.byteOffset + sample.byteLength));
  let pairs = 0;
  let run = 1;
  let equal = 1;
  for (let i = 1; i < sample.length; i++) {
    equal = sample[i] === sample[i - 1] ? equal + 1 : 1;
    run = sameFrom(keys, i, shift) ? run + 1 : 1;
    pairs += run - equal;
  }
  return sample.length < 2 ? 0 : (2 * pairs * size) / sample.length ** 2;
}

function sameFrom(keys: Uint32Array, i: number, shift: number): boolean {
  const high = keys[2 * i + 1] ^ keys[2 * i - 1];
  if (shift >= WORD) return high >>> (shift - WORD) === 0;
  return high === 0 && (keys[2 * i] ^ keys[2 * i - 2]) >>> shift === 0;
}

// Values between two others share the bits that these two share. -1 where there is no difference.
function highestDifferentBit(least: number, greatest: number): number {
  const keys = new Uint32Array(Float64Array.of(least + 0, greatest + 0).buffer);
  if ((keys[1] ^ keys[3]) >>> 31) return 63;
  const high = keys[1] ^ keys[3];
  if (high !== 0) return 63 - Math.clz32(high);
  return 31 - Math.clz32(keys[0] ^ keys[2]);
}

// How often each digit occurs, by digit.
function countDigits(values: Float64Array, shifts: readonly number[]): Uint32Array[] {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  const tables = shifts.map(() => new Uint32Array(1 << DIGIT));
  if (shifts.length === 3 && shifts[0] >= WORD) {
    countThreeUpper(words, shifts, tables);
    return tables;
  }
  shifts.forEach((shift, digit) => {
    if (shift >= WORD) countUpper(words, shift, tables[digit]);
    else countLower(words, shift, tables[digit]);
  });
  return tables;
}

// The common case: one look at each value for all its digits.
function countThreeUpper(words: Int32Array, shifts: readonly number[], tables: readonly Uint32Array[]): void {
  const [shift0, shift1, shift2] = shifts;
  const [table0, table1, table2] = tables;
  for (let i = 1; i < words.length; i += 2) {
    const high = words[i];
    table0[upperDigit(high, shift0)]++;
    table1[upperDigit(high, shift1)]++;
    table2[upperDigit(high, shift2)]++;
  }
}

function countUpper(words: Int32Array, shift: number, table: Uint32Array): void {
  for (let i = 1; i < words.length; i += 2) table[upperDigit(words[i], shift)]++;
}

function countLower(words: Int32Array, shift: number, table: Uint32Array): void {
  for (let i = 1; i < words.length; i += 2) table[lowerDigit(words[i - 1], words[i], shift)]++;
}

// Moves all values to where their digit belongs, in the order in which they come.
function scatter(source: Float64Array, target: Float64Array, places: Uint32Array, shift: number): void {
  const words = new Int32Array(source.buffer, source.byteOffset, source.length * 2);
  if (shift >= WORD) scatterUpper(source, words, target, places, shift);
  else scatterLower(source, words, target, places, shift);
}

function scatterUpper(
  source: Float64Array,
  words: Int32Array,
  target: Float64Array,
  places: Uint32Array,
  shift: number,
): void {
  for (let i = 0; i < source.length; i++) target[places[upperDigit(words[2 * i + 1], shift)]++] = source[i];
}

function scatterLower(
  source: Float64Array,
  words: Int32Array,
  target: Float64Array,
  places: Uint32Array,
  shift: number,
): void {
  for (let i = 0; i < source.length; i++) {
    target[places[lowerDigit(words[2 * i], words[2 * i + 1], shift)]++] = source[i];
  }
}

// The key: negative numbers have all bits inverted, positive ones the sign bit.
function upperDigit(high: number, shift: number): number {
  return ((high ^ ((high >> 31) | 0x80000000)) >>> (shift - WORD)) & DIGIT_MASK;
}

function lowerDigit(low: number, high: number, shift: number): number {
  const inverted = high >> 31;
  const upper = high ^ (inverted | 0x80000000);
  return (((low ^ inverted) >>> shift) | ((upper << 1) << (31 - shift))) & DIGIT_MASK;
}

// Turns counts into starts; false where one digit has everything, so that there is nothing to move.
function startsOf(places: Uint32Array, total: number): boolean {
  let start = 0;
  for (let digit = 0; digit < places.length; digit++) {
    const count = places[digit];
    if (count === total) return false;
    places[digit] = start;
    start += count;
  }
  return true;
}

// For values that are out of order by a few places only; where the sample was wrong about that, the built-in sort.
function insertionSort(values: Float64Array): Float64Array {
  let moves = 0;
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    if (values[i - 1] <= value) continue;
    let at = i;
    while (at > 0 && values[at - 1] > value) {
      values[at] = values[at - 1];
      at--;
    }
    values[at] = value;
    moves += i - at;
    if (moves > 8 * LONGEST_RUN * values.length) return values.sort();
  }
  return values;
}
