import { wilsonInterval } from '../../metrics/intervals.ts';
import type { Column } from '../../table/column.ts';
import type { ExaminedFeature } from '../../table/examined-pair.ts';
import { lengthOf } from '../../table/pieced-numbers.ts';
import { numberOf } from '../boosting/bin-rule.ts';

/** Numbers are the same within this share of the larger one, or of 1: a 32-bit float keeps seven digits. */
const TOLERANCE = 1e-6;

/** One feature at the rows that both tables have. */
export interface SharedComparison {
  feature: string;
  /** Both columns, aligned: entry i of both is one row of life. */
  training: Column;
  serving: Column;
  compared: number;
  /** Places among the pairs whose values differ, ascending. */
  mismatched: Uint32Array;
  /** Share of the pairs, and the lower end of Wilson's 95 % interval of it. */
  rate: number;
  low: number;
}

/**
 * Compares a feature at the rows that both tables have: numbers within 1e-6 max(1, |a|, |b|), null equals null, text exactly. Where one
 * side has text and the other numbers, the text is parsed.
 *
 * Source: the tolerance is the field's (TFDV compares exactly and has to be told to round); Rule 37 of Zinkevich's Rules of Machine
 * Learning: the same example must give the same value in training and at serving.
 *
 * @param feature - both columns at the shared rows
 * @returns null where a side lacks the column, or holds hashes where the other does not
 * @example
 * compareShared(shared.features[0])?.rate; // 0.02
 */
export function compareShared(feature: ExaminedFeature): SharedComparison | null {
  const training = feature.training?.column ?? null;
  const serving = feature.serving?.column ?? null;
  if (training === null || serving === null) return null;
  const compared = lengthOf(training);
  const isSame = comparer(training, serving);
  if (isSame === null || compared === 0) return null;
  const mismatched = Uint32Array.from({ length: compared }, (_, i) => i).filter((i) => !isSame(i));
  const rate = mismatched.length / compared;
  // Without a mismatch rounding leaves a trace of one.
  const low = mismatched.length === 0 ? 0 : wilsonInterval(rate, compared)[0];
  return { feature: feature.name, training, serving, compared, mismatched, rate, low };
}

/**
 * Whether two numbers are the same value.
 * @param a - NaN is null
 * @param b - NaN is null
 * @returns true within 1e-6 of the larger one, or of 1
 * @example isSameNumber(1, 1.0000001) // true
 */
export function isSameNumber(a: number, b: number): boolean {
  if (a === b || (a !== a && b !== b)) return true;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b)) && Math.abs(a) !== Infinity;
}

/**
 * The numbers of a column, text parsed.
 * @param column - numbers or text
 * @returns one a row, NaN for null and for what does not parse; null for hashes
 */
export function numbersOf(column: Column): Float64Array | null {
  if (column.storage === 'number') return column.values;
  if (column.storage === 'hashed') return null;
  const byCode = Float64Array.from(column.dictionary, (text, code) => (code === 0 ? NaN : numberOf(text)));
  return Float64Array.from(column.codes, (code) => byCode[code]);
}

function comparer(training: Column, serving: Column): ((i: number) => boolean) | null {
  if (training.storage === 'hashed' || serving.storage === 'hashed') {
    if (training.storage !== 'hashed' || serving.storage !== 'hashed') return null;
    return (i) => Object.is(training.hashes[i], serving.hashes[i]);
  }
  if (training.storage === 'text' && serving.storage === 'text') {
    // Code of training's dictionary by code of serving's; -1 where training does not have the text.
    const codes = new Map(training.dictionary.map((text, code) => [text, code]));
    const translated = Int32Array.from(serving.dictionary, (text) => codes.get(text) ?? -1);
    return (i) => training.codes[i] === translated[serving.codes[i]];
  }
  const a = numbersOf(training)!;
  const b = numbersOf(serving)!;
  // Text that does not parse is no null.
  const isNull = (column: Column, i: number) =>
    column.storage === 'text'
      ? column.codes[i] === 0
      : column.storage === 'number' && Number.isNaN(column.values[i]);
  return (i) => isSameNumber(a[i], b[i]) && isNull(training, i) === isNull(serving, i);
}
