import { countAtMost, countBelow } from '../stats/ordered.ts';
import type { Ordered } from '../stats/ordered.ts';
import { moments } from '../stats/moments.ts';
import { quantile } from '../stats/quantile.ts';
import type { ColumnType, HashedColumn, NumberColumn, TextColumn } from '../table/column.ts';
import { lengthOf } from '../table/pieced-numbers.ts';
import type { Profile } from './comparison.ts';
import { finiteOrNull } from './finite-or-null.ts';
import type { OrderedColumn } from './ordered-column.ts';
import { valueText } from './value-text.ts';

/** Most frequent values, new and missing categories: this many are named, the rest is counted. */
export const NAMED_VALUES = 20;

/**
 * What a numeric or date-time column says about itself. Mean, std, min, max and quantiles are of the finite values.
 * @param column - the values
 * @param ordered - the same values in order
 * @param type - decides how values are written
 * @returns the profile; statistics that do not exist or overflow are null
 * @example numberProfile(column, orderColumn(piecesOf(column)), 'decimal').quantiles?.p50
 */
export function numberProfile(column: NumberColumn, ordered: OrderedColumn, type: ColumnType): Profile {
  const { values, counts, total, nulls, infinities, plusInfinities } = ordered;
  const { mean, variance } = moments(ordered);
  const zeros = countAtMost(ordered, 0) - countBelow(ordered, 0);
  const minusInfinities = infinities - plusInfinities;
  return {
    rows: lengthOf(column),
    nulls,
    infinities,
    distinct: values.length + (plusInfinities > 0 ? 1 : 0) + (minusInfinities > 0 ? 1 : 0),
    mean: finiteOrNull(mean),
    std: finiteOrNull(Math.sqrt(variance)),
    min: total > 0 ? values[0] : null,
    max: total > 0 ? values[values.length - 1] : null,
    quantiles: profileQuantiles(ordered),
    zeroShare: total + infinities > 0 ? zeros / (total + infinities) : null,
    top: topIndices(counts, 0).map((i) => ({ value: valueText(values[i], type), count: counts[i] })),
  };
}

/**
 * What a text column says about itself.
 * @param column - the text
 * @param counts - rows by code, nulls at 0
 * @returns the profile; what only numbers have is null
 * @example textProfile(column, countCodes(column)).top
 */
export function textProfile(column: TextColumn, counts: Uint32Array): Profile {
  let distinct = 0;
  for (let code = 1; code < counts.length; code++) if (counts[code] > 0) distinct++;
  return {
    ...withoutNumbers(column.codes.length, counts[0]),
    distinct,
    top: topIndices(counts, 1).map((code) => ({ value: column.dictionary[code], count: counts[code] })),
  };
}

/**
 * What a column of hashes says about itself. Its values are known by example only, so the most frequent ones are
 * named only where none is more frequent than another.
 * @param column - the hashes
 * @param ordered - the hashes in order
 * @returns the profile; what only numbers have is null
 * @example hashedProfile(column, orderNumbers(column.hashes)).distinct
 */
export function hashedProfile(column: HashedColumn, ordered: Ordered): Profile {
  const isUnique = ordered.values.length === ordered.total;
  const examples = isUnique ? column.examples.slice(0, NAMED_VALUES) : [];
  return {
    ...withoutNumbers(column.hashes.length, ordered.nulls),
    distinct: ordered.values.length,
    top: examples.map((value) => ({ value, count: 1 })),
  };
}

/**
 * The places of the largest counts.
 * @param counts - whole numbers
 * @param from - first place that may be chosen
 * @returns at most {@link NAMED_VALUES} places with a count over 0, largest count first, then in order
 * @example topIndices([0, 3, 5], 1) // [2, 1]
 */
export function topIndices(counts: ArrayLike<number>, from: number): number[] {
  const top: number[] = [];
  let least = 0;
  for (let i = from; i < counts.length; i++) {
    if (counts[i] <= least) continue;
    let place = top.length;
    while (place > 0 && counts[top[place - 1]] < counts[i]) place--;
    top.splice(place, 0, i);
    if (top.length > NAMED_VALUES) top.pop();
    if (top.length === NAMED_VALUES) least = counts[top[NAMED_VALUES - 1]];
  }
  return top;
}

function profileQuantiles(ordered: Ordered): Profile['quantiles'] {
  if (ordered.total === 0) return null;
  const at = (probability: number): number => quantile(ordered, probability);
  const quantiles = {
    p1: at(0.01),
    p5: at(0.05),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p95: at(0.95),
    p99: at(0.99),
  };
  // Between ends that are further apart than a double can say, interpolation overflows.
  return Object.values(quantiles).every(Number.isFinite) ? quantiles : null;
}

function withoutNumbers(rows: number, nulls: number): Profile {
  return {
    rows,
    nulls,
    infinities: 0,
    distinct: 0,
    mean: null,
    std: null,
    min: null,
    max: null,
    quantiles: null,
    zeroShare: null,
    top: [],
  };
}
