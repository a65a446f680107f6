import { orderNumbers } from '../stats/ordered.ts';
import type { Column } from '../table/column.ts';
import { labelKey } from './label-words.ts';

/** Rows looked at before all are: a column with more distinct values than allowed is found out on them. */
const LOOKED_AT = 20_000;

/** The few values of a column, told apart by `labelKey`. */
export interface DistinctValues {
  /** One for each value, as `labelKey` gives it. */
  keys: readonly string[];
  /** The value as it was first spelled. */
  texts: readonly string[];
  /** Rows of each. */
  counts: readonly number[];
  /** For each row the index of its value; -1 for null. */
  codes: Int32Array;
}

/**
 * The distinct values of a column of few values, such as a label.
 * @param column - any column; infinities count as null
 * @param most - distinct values at most
 * @returns the values; null where there are more, or where texts are kept as hashes only
 * @example distinctValues({ storage: 'number', values: Float64Array.of(1, 0, 1) }, 10)?.keys // ['0', '1']
 */
export function distinctValues(column: Column, most: number): DistinctValues | null {
  if (column.storage === 'hashed') return null;
  return column.storage === 'number'
    ? distinctNumbers(column.values, most)
    : distinctTexts(column.codes, column.dictionary, most);
}

function distinctNumbers(values: Float64Array, most: number): DistinctValues | null {
  if (orderNumbers(evenly(values, LOOKED_AT)).values.length > most) return null;
  const ordered = orderNumbers(values);
  if (ordered.values.length > most) return null;
  const keys = Array.from(ordered.values, String);
  const place = new Map(Array.from(ordered.values, (value, i) => [value, i]));
  const codes = new Int32Array(values.length);
  // Labels come in runs: the value before is most often this one's too.
  let last = NaN;
  let code = -1;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== last) {
      last = value;
      code = place.get(value) ?? -1;
    }
    codes[row] = code;
  }
  return { keys, texts: keys, counts: Array.from(ordered.counts), codes };
}

function distinctTexts(
  codes: Uint32Array,
  dictionary: readonly string[],
  most: number,
): DistinctValues | null {
  const rows = new Uint32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) rows[codes[row]]++;
  const place = new Map<string, number>();
  const texts: string[] = [];
  const counts: number[] = [];
  const translation = new Int32Array(dictionary.length).fill(-1);
  for (let code = 1; code < dictionary.length; code++) {
    // Rows that were set aside may leave texts in the dictionary that no row has.
    if (rows[code] === 0) continue;
    const key = labelKey(dictionary[code]);
    let at = place.get(key);
    if (at === undefined) {
      if (texts.length === most) return null;
      at = texts.push(dictionary[code]) - 1;
      counts.push(0);
      place.set(key, at);
    }
    counts[at] += rows[code];
    translation[code] = at;
  }
  return {
    keys: [...place.keys()],
    texts,
    counts,
    codes: Int32Array.from(codes, (code) => translation[code]),
  };
}

/**
 * Values at even steps.
 * @param values - any numbers
 * @param most - how many at most
 * @returns the values themselves where there are no more
 * @example evenly(Float64Array.of(1, 2, 3, 4), 2) // [1, 3]
 */
export function evenly(values: Float64Array, most: number): Float64Array {
  if (values.length <= most) return values;
  const step = values.length / most;
  return Float64Array.from({ length: most }, (_, i) => values[Math.floor(i * step)]);
}
