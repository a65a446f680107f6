import type { Column, ColumnType, NumberColumn, TextColumn, ValueFormat } from './column.ts';
import { isIdName } from './name-words.ts';
import { lengthOf, piecesOf } from './pieced-numbers.ts';

/** Share of distinct values from which a column may tell rows apart, and rows below which that means nothing. */
const NEARLY_ALL = 0.98;
const ENOUGH_ROWS = 100;

/** Above this many rows distinct numbers and hashes are counted on an even sample of {@link COUNTED_SAMPLE} rows. */
export const COUNTED_EXACTLY = 200_000;
/** Rows of that sample. */
export const COUNTED_SAMPLE = 50_000;

/** A text column with at most so many distinct values is a category whatever its length. */
const FEW = 50;
/** Else, this many rows a value on average make it one, if the values are as short as names are. */
const ROWS_A_VALUE = 2;
const LONGEST_NAME = 80;

/**
 * Says what kind of thing a column holds.
 * - `identifier`: at least 100 values, more than 98 % of them distinct, whole numbers or text, and either the name says so
 *   (`user_id`, `uuid`) or the content does (whole numbers without gaps such as a row number; codes of one length with
 *   digits in them). A decimal never is one, and neither is a whole number such as a salary that hardly repeats.
 * - `boolean`: text true/false, yes/no, t/f or y/n in any case; of the single letters both must be there. 0/1 is an integer.
 * - `category`: at most 50 distinct texts, or short ones that come twice on average; other text is `text`.
 * @param column - the values
 * @param format - how they are written in the file
 * @param distinct - distinct values that are not null; for more than 200,000 numbers those of a sample of 50,000 rows
 * @param count - values that are not null
 * @param name - of the column
 * @param isWhole - whether every value is a whole number; of no meaning for text
 * @returns the type; `empty` where there is no value
 */
export function columnType(
  column: Column,
  format: ValueFormat,
  distinct: number,
  count: number,
  name: string,
  isWhole: boolean,
): ColumnType {
  if (count <= 0) return 'empty';
  if (format.kind === 'date-time') return 'date-time';
  const isUnique = count >= ENOUGH_ROWS && distinct > NEARLY_ALL * countedRows(column, count);
  switch (column.storage) {
    case 'number':
      if (!isWhole) return 'decimal';
      return isUnique && (isIdName(name) || isDense(column, count)) ? 'identifier' : 'integer';
    case 'hashed':
      return isUnique && (isIdName(name) || areCodes(column.examples)) ? 'identifier' : 'text';
    case 'text':
      if (isBoolean(column, distinct)) return 'boolean';
      if (isUnique && (isIdName(name) || areCodes(firstTexts(column)))) return 'identifier';
      if (distinct <= FEW) return 'category';
      return distinct * ROWS_A_VALUE <= count && meanLength(column) <= LONGEST_NAME ? 'category' : 'text';
  }
}

function countedRows(column: Column, count: number): number {
  if (column.storage === 'text') return count;
  const rows = lengthOf(column);
  return rows > COUNTED_EXACTLY ? (COUNTED_SAMPLE * count) / rows : count;
}

// Row numbers: the values fill nearly all of their range.
function isDense(column: NumberColumn, count: number): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (const values of piecesOf(column)) {
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return high - low < count * 1.05;
}

const BOOLEAN_PAIRS: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['t', 'f'],
  ['y', 'n'],
];

// Spellings of "no value" may stand in the dictionary though no row has them.
function isBoolean({ codes, dictionary }: TextColumn, distinct: number): boolean {
  if (distinct > 6) return false;
  const isUsed = new Uint8Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) isUsed[codes[row]] = 1;
  const used = dictionary.filter((_, code) => code > 0 && isUsed[code] === 1);
  const values = new Set(used.map((text) => text.trim().toLowerCase()));
  return BOOLEAN_PAIRS.some(
    (pair) =>
      [...values].every((value) => pair.includes(value)) &&
      (values.size === 2 || (values.size === 1 && pair[0].length > 1)),
  );
}

// One length, digits in nearly all of them, no spaces: UUIDs, hashes, order numbers.
function areCodes(texts: readonly string[]): boolean {
  if (texts.length < 5) return false;
  const length = texts[0].length;
  if (length < 6 || length > 128 || texts.some((text) => text.length !== length || /\s/.test(text)))
    return false;
  return texts.filter((text) => /\d/.test(text)).length >= 0.9 * texts.length;
}

function firstTexts({ codes, dictionary }: TextColumn): string[] {
  const texts: string[] = [];
  for (let row = 0; row < codes.length && texts.length < 200; row++) {
    if (codes[row] !== 0) texts.push(dictionary[codes[row]]);
  }
  return texts;
}

function meanLength({ dictionary }: TextColumn): number {
  let characters = 0;
  for (const text of dictionary) characters += text.length;
  return characters / Math.max(1, dictionary.length - 1);
}
