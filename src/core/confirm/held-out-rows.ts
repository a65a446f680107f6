import { nameWords } from '../table/name-words.ts';
import type { StoredColumn } from '../table/column-builder.ts';
import { distinctValues } from './distinct-values.ts';
import { labelMeaning } from './label-words.ts';

/** A column that splits rows has few values. */
const MOST_PARTS = 100;

/** What parts are called on which no model was fitted; those that were touched least come first. */
const HELD_OUT: readonly (readonly string[])[] = [
  ['test', 'tst', 'testing', 'testset'],
  ['holdout', 'heldout', 'hold'],
  ['oot', 'outoftime'],
  ['eval', 'evaluation'],
  ['oof', 'outoffold', 'oos', 'outofsample'],
  ['valid', 'val', 'validation', 'dev', 'validate'],
];

/** Rows of a training table on which the model was not fitted. */
export interface HeldOutRows {
  /** The value of the split column. */
  text: string;
  /** Ascending. */
  rows: Uint32Array;
}

/**
 * Finds the rows that were held out: those whose split is called test, holdout, oot, eval, oof or valid (the first of these
 * that is there), or 0 in a column `is_train`, or 1 in `is_test`.
 * @param split - the column with that role
 * @returns the rows; null where no value tells, as with numbered folds
 * @example heldOutRows(split)?.text // 'test'
 */
export function heldOutRows(split: StoredColumn): HeldOutRows | null {
  const values = distinctValues(split.column, MOST_PARTS);
  if (values === null) return null;
  const part = byWord(values.keys) ?? byName(nameWords(split.schema.name), values.keys);
  if (part === null) return null;
  const rows = new Uint32Array(values.counts[part]);
  let taken = 0;
  for (let row = 0; row < values.codes.length; row++) if (values.codes[row] === part) rows[taken++] = row;
  return { text: values.texts[part], rows };
}

function byWord(keys: readonly string[]): number | null {
  const words = keys.map((key) => nameWords(key));
  for (const names of HELD_OUT) {
    const at = words.findIndex(
      (own) => names.includes(own.join('')) || own.some((word) => names.includes(word)),
    );
    if (at >= 0) return at;
  }
  return null;
}

// A column `is_train` of zeros and ones, or `is_test`.
function byName(words: readonly string[], keys: readonly string[]): number | null {
  const joined = words.join('');
  const isOf = (names: readonly string[]) => names.some((name) => joined === `is${name}`);
  const wanted = isOf(['train', 'training']) ? '-' : isOf(HELD_OUT.flat()) ? '+' : null;
  if (wanted === null) return null;
  const at = keys.findIndex((key) => labelMeaning(key).sign === wanted);
  return at < 0 ? null : at;
}
