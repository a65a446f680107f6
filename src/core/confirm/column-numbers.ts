import type { Column } from '../table/column.ts';
import { labelKey } from './label-words.ts';

/**
 * The numbers of a column, also of one that is kept as text because other things stand in it too.
 * @param column - any column
 * @returns one number a row: NaN for null and for text that is no number; infinities are kept. Not a copy where the column holds numbers
 * @example columnNumbers({ storage: 'text', codes: Uint32Array.of(1, 2), dictionary: ['', '0.5', 'n/a'] }) // [0.5, NaN]
 */
export function columnNumbers(column: Column): Float64Array {
  if (column.storage === 'number') return column.values;
  if (column.storage === 'hashed') return new Float64Array(column.hashes.length).fill(NaN);
  const byCode = Float64Array.from(column.dictionary, (text, code) => (code === 0 ? NaN : numberOf(text)));
  const numbers = new Float64Array(column.codes.length);
  for (let row = 0; row < numbers.length; row++) numbers[row] = byCode[column.codes[row]];
  return numbers;
}

function numberOf(text: string): number {
  const key = labelKey(text);
  return key === '' ? NaN : Number(key);
}
