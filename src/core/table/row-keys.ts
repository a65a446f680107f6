import { hashesOf } from '../compare/compare-hashes.ts';
import type { Column } from './column.ts';

/**
 * A number for each row by which rows of both tables can be told to be of one entity: the number itself, or the hash of a text.
 * @param column - of the role entity id
 * @returns one key a row; NaN is none
 * @example rowKeys({ storage: 'number', values: Float64Array.of(7, NaN) }) // [7, NaN]
 */
export function rowKeys(column: Column): Float64Array {
  return column.storage === 'number' ? column.values : hashesOf(column);
}
