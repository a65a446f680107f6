import { orderNumbers } from '../stats/ordered.ts';
import type { Ordered } from '../stats/ordered.ts';

/** A numeric column in order, with the sign of its infinities kept: bins need to know at which end they lie. */
export interface OrderedColumn extends Ordered {
  /** How many of `infinities` are +Infinity. */
  plusInfinities: number;
}

/**
 * Puts a numeric column in order.
 * @param values - one value a row, in one piece or several; NaN is null; not changed
 * @returns distinct finite values with counts, nulls and infinities
 * @example orderColumn(Float64Array.of(1, Infinity, NaN)).plusInfinities // 1
 */
export function orderColumn(values: Float64Array | readonly Float64Array[]): OrderedColumn {
  const ordered = orderNumbers(values);
  let plusInfinities = 0;
  if (ordered.infinities > 0) {
    const parts = values instanceof Float64Array ? [values] : values;
    for (const part of parts) for (const value of part) if (value === Infinity) plusInfinities++;
  }
  return { ...ordered, plusInfinities };
}

/**
 * A column of nothing but nulls.
 * @param rows - its length
 * @returns the column in order
 * @example emptyOrderedColumn(3).nulls // 3
 */
export function emptyOrderedColumn(rows: number): OrderedColumn {
  return { ...orderNumbers(new Float64Array(0)), nulls: rows, plusInfinities: 0 };
}
