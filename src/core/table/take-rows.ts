import type { Column } from './column.ts';

/**
 * Some rows of a column, as a column.
 * @param column - any column
 * @param rows - 0-based, in the order wanted; null for all
 * @returns a column of its own; the given one where all rows are wanted. Text keeps its dictionary, so that codes stay comparable
 * @throws {RangeError} where there is no such row
 * @example takeRows({ storage: 'number', values: Float64Array.of(1, 2, 3) }, Uint32Array.of(2)).values // [3]
 */
export function takeRows(column: Column, rows: Uint32Array | null): Column {
  if (rows === null) return column;
  switch (column.storage) {
    case 'number':
      return { storage: 'number', values: taken(column.values, rows, new Float64Array(rows.length)) };
    case 'text':
      return {
        storage: 'text',
        codes: taken(column.codes, rows, new Uint32Array(rows.length)),
        dictionary: column.dictionary,
      };
    case 'hashed':
      return {
        storage: 'hashed',
        hashes: taken(column.hashes, rows, new Float64Array(rows.length)),
        examples: column.examples,
      };
  }
}

function taken<Values extends Float64Array | Uint32Array>(
  from: Values,
  rows: Uint32Array,
  into: Values,
): Values {
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] >= from.length) throw new RangeError(`row ${rows[i]} of ${from.length}`);
    into[i] = from[rows[i]];
  }
  return into;
}

/**
 * The memory of a column's values, to hand it over to another thread.
 * @param column - any column that is in one piece
 * @returns its buffer
 */
export function bufferOfColumn(column: Column): ArrayBuffer {
  const values =
    column.storage === 'number' ? column.values : column.storage === 'text' ? column.codes : column.hashes;
  return values.buffer as ArrayBuffer;
}
