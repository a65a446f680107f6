import { PATTERN_WORDS } from '../csv/date-time.ts';
import type { Column, ColumnSchema, NumberColumn, NumberFormat } from '../table/column.ts';
import { piecesOf } from '../table/pieced-numbers.ts';
import type { Comparison } from './comparison.ts';
import { quoted } from './measure-words.ts';
import { valueText } from './value-text.ts';

/** One side of a feature. */
export interface FeatureSide {
  column: Column;
  schema: ColumnSchema;
}

type TypeDifference = NonNullable<Comparison['typeDifference']>;

const WHOLE = 'whole numbers';
const FRACTIONAL = 'numbers with fractions';
const COMMA = 'number with decimal comma';
const POINT = 'number with decimal point';

/**
 * How much the share of whole numbers must differ. Source: 0 % false alarms over 229 pairs of adjacent periods,
 * .80 recall for truncation.
 */
const WHOLE_SHARE_CHANGE = 0.5;
/** Fewest values on both sides; a few decimals can all be whole by chance. */
const LEAST_VALUES = 20;

/**
 * What each side holds, in words, where the two differ in type or in how values are written. A side without values
 * differs in nothing. Category, text and identifier are all text: how many values there are is no difference in type.
 * @param training - training's column
 * @param serving - serving's column
 * @returns null where both are alike
 * @example typeDifference(training, serving)?.serving // "number with unit ' u', such as '0.3 u'"
 */
export function typeDifference(training: FeatureSide, serving: FeatureSide): TypeDifference | null {
  if (training.schema.count === 0 || serving.schema.count === 0) return null;
  const [a, b] = [training.schema.format, serving.schema.format];
  if (a.kind !== b.kind || (a.kind === 'date-time' && b.kind === 'date-time' && a.pattern !== b.pattern)) {
    return { training: formatWords(training), serving: formatWords(serving) };
  }
  if (a.kind !== 'number' || b.kind !== 'number') return null;
  if (a.prefix !== b.prefix || a.suffix !== b.suffix || a.thousands !== b.thousands) {
    return { training: formatWords(training), serving: formatWords(serving) };
  }
  const areDecimal = training.schema.type === 'decimal' && serving.schema.type === 'decimal';
  if (a.decimal !== b.decimal && areDecimal) {
    return a.decimal === ',' ? { training: COMMA, serving: POINT } : { training: POINT, serving: COMMA };
  }
  return wholeNumberDifference(training, serving);
}

/**
 * Whether a difference in type means that the two sides cannot be the same thing to a program that reads them.
 * Decimal marks depend on how a file was exported, whole numbers can come and go with the values.
 * @param difference - what {@link typeDifference} found
 * @returns false for decimal marks and whole numbers
 * @example isAnotherType({ training: 'number', serving: "text such as 'x'" }) // true
 */
export function isAnotherType(difference: TypeDifference): boolean {
  return ![WHOLE, FRACTIONAL, COMMA, POINT].includes(difference.serving);
}

function wholeNumberDifference(training: FeatureSide, serving: FeatureSide): TypeDifference | null {
  if (training.schema.type === serving.schema.type) return null;
  if (Math.min(training.schema.count, serving.schema.count) < LEAST_VALUES) return null;
  const before = wholeShare(training.column);
  const after = wholeShare(serving.column);
  if (Math.abs(before - after) <= WHOLE_SHARE_CHANGE) return null;
  return before > after ? { training: WHOLE, serving: FRACTIONAL } : { training: FRACTIONAL, serving: WHOLE };
}

function wholeShare(column: Column): number {
  if (column.storage !== 'number') return 0;
  let count = 0;
  let whole = 0;
  for (const piece of piecesOf(column)) {
    for (const value of piece) {
      if (Number.isNaN(value)) continue;
      count++;
      if (Math.trunc(value) === value) whole++;
    }
  }
  return count === 0 ? 0 : whole / count;
}

function formatWords(side: FeatureSide): string {
  const { format } = side.schema;
  if (format.kind === 'text') return `text such as ${quoted(exampleText(side.column))}`;
  if (format.kind === 'date-time') return `date-time (${PATTERN_WORDS[format.pattern]})`;
  const parts: string[] = [];
  if (format.prefix !== '') parts.push(`${quoted(format.prefix)} before it`);
  if (format.suffix !== '') parts.push(`unit ${quoted(format.suffix)}`);
  if (format.thousands !== '') parts.push(`thousands mark ${quoted(format.thousands)}`);
  if (parts.length === 0) return side.schema.type === 'boolean' ? 'number (boolean)' : 'plain number';
  return `number with ${parts.join(' and ')}, such as ${quoted(numberExample(side, format))}`;
}

function exampleText(column: Column): string {
  if (column.storage === 'hashed') return column.examples[0] ?? '';
  if (column.storage === 'text') return column.dictionary[column.codes.find((code) => code !== 0) ?? 0] ?? '';
  return '';
}

function firstValue(column: NumberColumn): number | undefined {
  for (const piece of piecesOf(column)) {
    const value = piece.find((each) => !Number.isNaN(each));
    if (value !== undefined) return value;
  }
  return undefined;
}

// The first value, written as the file writes it.
function numberExample({ column, schema }: FeatureSide, format: NumberFormat): string {
  const value = column.storage === 'number' ? firstValue(column) : undefined;
  if (value === undefined) return '';
  const [whole, fraction] = valueText(value, schema.type).split('.');
  const grouped = format.thousands === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, format.thousands);
  return `${format.prefix}${grouped}${fraction === undefined ? '' : format.decimal + fraction}${format.suffix}`;
}
