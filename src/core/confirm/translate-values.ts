import type { DistinctValues } from './distinct-values.ts';

/**
 * Values as the numbers they mean.
 * @param values - of a column
 * @param meaning - the number of each key
 * @returns one number a row; NaN for null and for what has no meaning
 * @example translate(values, new Map([['no', 0], ['yes', 1]]))
 */
export function translate(values: DistinctValues, meaning: ReadonlyMap<string, number>): Float64Array {
  const byCode = values.keys.map((key) => meaning.get(key) ?? NaN);
  const { codes } = values;
  const numbers = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) numbers[row] = codes[row] < 0 ? NaN : byCode[codes[row]];
  return numbers;
}

/**
 * A column in which no row has a number.
 * @param rows - how many
 * @returns NaN in each row
 * @example nothing(1) // [NaN]
 */
export function nothing(rows: number): Float64Array {
  return new Float64Array(rows).fill(NaN);
}
