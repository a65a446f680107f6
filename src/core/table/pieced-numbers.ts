import type { Column, NumberColumn } from './column.ts';

/**
 * A column of numbers as it came from the readers: in pieces, which are joined when somebody first
 * asks for values by row. Most columns are only ever counted and ordered, which takes pieces as well.
 */
export class PiecedNumbers implements NumberColumn {
  readonly storage = 'number';
  private pieces: readonly Float64Array[];

  /** @param pieces - in the order of the rows; they are kept, not copied */
  constructor(pieces: readonly Float64Array[]) {
    this.pieces = pieces;
  }

  /** The pieces; one piece once they have been joined. */
  get parts(): readonly Float64Array[] {
    return this.pieces;
  }

  /** All values in one piece. */
  get values(): Float64Array {
    if (this.pieces.length !== 1) this.pieces = [joined(this.pieces)];
    return this.pieces[0];
  }
}

function joined(pieces: readonly Float64Array[]): Float64Array {
  const values = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const piece of pieces) {
    values.set(piece, start);
    start += piece.length;
  }
  return values;
}

/**
 * The pieces of a column of numbers.
 * @param column - in one piece or several
 * @returns its values, in order
 * @example piecesOf({ storage: 'number', values }) // [values]
 */
export function piecesOf(column: NumberColumn): readonly Float64Array[] {
  return column.parts ?? [column.values];
}

/**
 * How many rows a column has; pieces are not joined for it.
 * @param column - any column
 * @returns its rows, nulls included
 */
export function lengthOf(column: Column): number {
  if (column.storage === 'number') return piecesOf(column).reduce((sum, { length }) => sum + length, 0);
  return column.storage === 'text' ? column.codes.length : column.hashes.length;
}
