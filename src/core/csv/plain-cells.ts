import { daysFromCivil, daysInMonth } from './calendar.ts';
import type { ColumnSink } from './column-sink.ts';
import { combineDecimal, POWERS_OF_TEN } from './decimal.ts';

/*
 * The short ways through a cell: each looks at every byte once and either takes the cell and returns
 * the position of the delimiter or line end behind it, or returns -1 and has done nothing; then
 * the cell goes the long way, through a string.
 *
 * All of them rely on a line feed at or behind the position they start at.
 */

const LF = 10;
const CR = 13;
const MINUS = 45;
const SPACE = 32;
const LETTER_T = 84;

/**
 * Marks the bytes that may end a cell, for one look per byte.
 * @param delimiter - byte between cells
 * @returns 256 marks: 1 for the delimiter, LF and CR; CR ends a cell only before LF
 */
export function cellEnds(delimiter: number): Uint8Array {
  const ends = new Uint8Array(256);
  ends[delimiter] = 1;
  ends[LF] = 1;
  ends[CR] = 1;
  return ends;
}

/**
 * A plain number: optional minus, up to 18 digits, optional decimal mark, quoted or not.
 * The value equals `Number(text)` bit for bit.
 * @param bytes - the range
 * @param p - first byte of the cell
 * @param ends - see {@link cellEnds}
 * @param quote - byte around cells, -1 for none
 * @param point - byte of the decimal mark
 * @param sink - takes the number
 * @param row - row of the cell
 * @returns position behind the cell, or -1 where the cell is no plain number
 */
export function readPlainNumber(
  bytes: Uint8Array,
  p: number,
  ends: Uint8Array,
  quote: number,
  point: number,
  sink: ColumnSink,
  row: number,
): number {
  const isQuoted = bytes[p] === quote;
  if (isQuoted) p++;
  const isNegative = bytes[p] === MINUS;
  if (isNegative) p++;
  const first = p;

  // Nine digits fit a 32-bit integer, which is twice as fast as a float. More of them wrap around
  // here and are read again by those who can hold them.
  let whole = 0;
  let digit = bytes[p] - 48;
  while (digit >>> 0 <= 9) {
    whole = (whole * 10 + digit) | 0;
    digit = bytes[++p] - 48;
  }
  let digits = p - first;
  let fraction = 0;
  if (digit === point - 48) {
    digit = bytes[++p] - 48;
    const start = p;
    while (digit >>> 0 <= 9) {
      whole = (whole * 10 + digit) | 0;
      digit = bytes[++p] - 48;
    }
    fraction = p - start;
    if (fraction === 0) return -1;
    digits += fraction;
  }
  if (digits === 0) return -1;
  const last = p;
  if (isQuoted && bytes[p++] !== quote) return -1;
  const c = bytes[p];
  if (ends[c] === 0 || (c === CR && bytes[p + 1] !== LF)) return -1;

  let value: number;
  if (digits <= 9) value = fraction === 0 ? whole : whole / POWERS_OF_TEN[fraction];
  else {
    value = digits <= 18 ? longNumber(bytes, first, last, point, digits, fraction) : -1;
    if (value < 0) return -1;
  }
  if (fraction > 0 && sink.isWhole && value % 1 !== 0) sink.isWhole = false;
  sink.values[row] = isNegative ? -value : value;
  return p;
}

/** A number of 10 to 18 digits, read in two halves; -1 where its rounding cannot be decided. */
function longNumber(
  bytes: Uint8Array,
  first: number,
  last: number,
  point: number,
  digits: number,
  fraction: number,
): number {
  let high = 0;
  let low = 0;
  let seen = 0;
  for (let p = first; p < last; p++) {
    if (bytes[p] === point) continue;
    if (seen++ < 9) high = (high * 10 + bytes[p] - 48) | 0;
    else low = (low * 10 + bytes[p] - 48) | 0;
  }
  const lowDigits = digits - 9;
  // Fifteen digits and a power of ten up to 22 are exact, so their quotient is correctly rounded.
  if (digits <= 15) return (high * POWERS_OF_TEN[lowDigits] + low) / POWERS_OF_TEN[fraction];
  return combineDecimal(high, low, lowDigits, fraction);
}

/** The date read last and its day number: rows follow each other in time more often than not. */
let lastDate = -1;
let lastDays = 0;

/**
 * Exactly `YYYY-MM-DD hh:mm:ss` or with a `T`, quoted or not, taken as UTC.
 * @param bytes - the range
 * @param p - first byte of the cell
 * @param limit - byte behind the last line feed
 * @param ends - see {@link cellEnds}
 * @param quote - byte around cells, -1 for none
 * @param sink - takes milliseconds since 1970
 * @param row - row of the cell
 * @returns position behind the cell, or -1 where the cell is written otherwise
 */
export function readIsoDateTime(
  bytes: Uint8Array,
  p: number,
  limit: number,
  ends: Uint8Array,
  quote: number,
  sink: ColumnSink,
  row: number,
): number {
  const isQuoted = bytes[p] === quote;
  if (isQuoted) p++;
  let end = p + 19;
  if (end + 1 >= limit) return -1;
  if (isQuoted && bytes[end++] !== quote) return -1;
  const c = bytes[end];
  if (ends[c] === 0 || (c === CR && bytes[end + 1] !== LF)) return -1;

  const between = bytes[p + 10];
  if (between !== SPACE && between !== LETTER_T) return -1;
  if (bytes[p + 4] !== 45 || bytes[p + 7] !== 45 || bytes[p + 13] !== 58 || bytes[p + 16] !== 58) return -1;
  const year = twoDigits(bytes, p) * 100 + twoDigits(bytes, p + 2);
  const month = twoDigits(bytes, p + 5);
  const day = twoDigits(bytes, p + 8);
  const hour = twoDigits(bytes, p + 11);
  const minute = twoDigits(bytes, p + 14);
  const second = twoDigits(bytes, p + 17);
  if (year < 0 || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) return -1;

  const date = (year * 100 + month) * 100 + day;
  if (date !== lastDate) {
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return -1;
    lastDate = date;
    lastDays = daysFromCivil(year, month, day);
  }
  sink.values[row] = ((lastDays * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
  return end;
}

/** Two digits as a number; below -9,000 where one of them is none. */
function twoDigits(bytes: Uint8Array, p: number): number {
  const tens = bytes[p] - 48;
  const units = bytes[p + 1] - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -10_000;
}

/**
 * A text without quotes around it.
 * @param bytes - the range
 * @param p - first byte of the cell
 * @param ends - see {@link cellEnds}
 * @param longest - length from which a cell is none
 * @param sink - takes the text
 * @param row - row of the cell
 * @returns position behind the cell, or -1 where it is too long
 */
export function readPlainText(
  bytes: Uint8Array,
  p: number,
  ends: Uint8Array,
  longest: number,
  sink: ColumnSink,
  row: number,
): number {
  const start = p;
  let hash = 0x811c9dc5 | 0;
  for (;;) {
    const c = bytes[p];
    if (ends[c] !== 0 && (c !== CR || bytes[p + 1] === LF)) break;
    hash = Math.imul(hash ^ c, 0x01000193);
    p++;
  }
  if (p - start > longest) return -1;
  sink.addText(row, bytes, start, p, hash);
  return p;
}
