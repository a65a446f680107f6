import type { DateTimeFormat } from '../table/column.ts';
import { isIdName, isTimeName } from '../table/name-words.ts';
import { daysFromCivil, daysInMonth } from './calendar.ts';
import { parseNumber, PLAIN_NUMBER } from './number-format.ts';

type Pattern = DateTimeFormat['pattern'];

const DAY_MS = 86_400_000;

/** How date-times are written, in words. */
export const PATTERN_WORDS: Record<DateTimeFormat['pattern'], string> = {
  iso: 'year first',
  'day-first': 'day first',
  'month-first': 'month first',
  'epoch-s': 'seconds since 1970',
  'epoch-ms': 'milliseconds since 1970',
  'epoch-us': 'microseconds since 1970',
  'epoch-ns': 'nanoseconds since 1970',
};

/**
 * Reads a date-time that is written in a given way; white space around it is ignored.
 * - `iso`: `2026-01-05`, with `T` or a space before `00:44[:25[.123456]]`, and `Z`, `UTC` or `±hh[:mm]`; also with `/` or
 *   `.` between the parts of the date, and `20260105[T004425]`.
 * - `day-first` / `month-first`: `5/1/2026`, `05.01.26`, `5-1-2026`, with an optional time, AM or PM; two-digit years
 *   mean 1970 to 2069.
 * - `epoch-*`: a plain number of seconds, milliseconds, microseconds or nanoseconds since 1970.
 * Where no zone is given it is taken as UTC.
 * @param text - one cell
 * @param format - how the column's date-times are written
 * @returns milliseconds since 1970-01-01 UTC, with a fraction where the text has one; NaN where it is not written so or
 *   there is no such day
 * @example parseDateTime('2026-01-05 00:44:25', { kind: 'date-time', pattern: 'iso' }) // 1767573865000
 */
export function parseDateTime(text: string, format: DateTimeFormat): number {
  switch (format.pattern) {
    case 'iso':
      return readDateTime(text, 'iso');
    case 'day-first':
    case 'month-first':
      return readDateTime(text, format.pattern);
    case 'epoch-s':
      return parseNumber(text, PLAIN_NUMBER) * 1000;
    case 'epoch-ms':
      return parseNumber(text, PLAIN_NUMBER);
    case 'epoch-us':
      return parseNumber(text, PLAIN_NUMBER) / 1000;
    case 'epoch-ns':
      return parseNumber(text, PLAIN_NUMBER) / 1_000_000;
  }
}

/** Year, month, day, then the time of day; in the order of the pattern. */
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=T|$)/;
const PARTS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const TIME =
  /^(?:[Tt]|,? +)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,12}))?)? ?([AaPp][Mm])? ?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;

function readDateTime(cell: string, pattern: 'iso' | 'day-first' | 'month-first'): number {
  const text = cell.trim();
  // The longest spelling has about 45 characters; anything longer is no date and not worth a look.
  if (text.length < 6 || text.length > 48) return NaN;
  let year: number;
  let month: number;
  let day: number;
  let length: number;
  if (pattern === 'iso') {
    const iso = ISO.exec(text);
    const compact = iso === null ? COMPACT.exec(text) : null;
    if (iso !== null) {
      year = Number(iso[1]);
      month = Number(iso[3]);
      day = Number(iso[4]);
      length = iso[0].length;
    } else if (compact !== null) {
      year = Number(compact[1]);
      month = Number(compact[2]);
      day = Number(compact[3]);
      length = 8;
    } else return NaN;
  } else {
    const parts = PARTS.exec(text);
    if (parts === null) return NaN;
    day = Number(pattern === 'day-first' ? parts[1] : parts[3]);
    month = Number(pattern === 'day-first' ? parts[3] : parts[1]);
    year = Number(parts[4]);
    if (parts[4]!.length === 2) year += year < 70 ? 2000 : 1900;
    length = parts[0].length;
  }
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
  const date = daysFromCivil(year, month, day) * DAY_MS;
  if (length === text.length) return date;
  return date + timeOfDay(text.slice(length));
}

// Milliseconds since midnight UTC; NaN where it is no time of day.
function timeOfDay(text: string): number {
  const time = TIME.exec(text);
  if (time === null) return NaN;
  let hour = Number(time[1]);
  const minute = Number(time[2]);
  const second = Number(time[3] ?? 0);
  const half = time[5]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  const fraction = time[4];
  // Dividing whole numbers keeps milliseconds exact: .123 is 123, not 122.99999999999999.
  const milliseconds = fraction === undefined ? 0 : (Number(fraction) * 1000) / 10 ** fraction.length;
  return ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - zoneOffset(time[6]);
}

// Milliseconds east of Greenwich.
function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || (zone[0] !== '+' && zone[0] !== '-')) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.length > 3 ? zone.slice(-2) : 0);
  if (hours > 18 || minutes > 59) return NaN;
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** `1.10.12` is a version as likely as a day; dates with such short years pad their parts: `01.10.12`. */
const VERSION = /^\s*(?:\d\.\d{1,2}|\d{2}\.\d)\.\d{2}\s*$/;

/** Share of the cells that must fit a pattern. */
const ENOUGH = 0.9;

/**
 * Finds out how the date-times of a column are written. Day-first and month-first are told apart by evidence: a part
 * over 12 decides; else the reading under which neighbouring rows lie clearly closer together in time (tables are mostly
 * written in the order of time); else the mark does (`.` and `-` day-first, `/` month-first).
 * Numbers count as epochs only where the magnitude fits and the name speaks of time, or, without such a name, where all
 * of them lie within three years between 2010 and 2040.
 * @param cells - of one column, without nulls, in the order of the file
 * @param name - of the column; '' where it has none
 * @returns the format that at least 90 % of the cells fit; null where they are no date-times
 */
export function detectDateTimeFormat(cells: readonly string[], name = ''): DateTimeFormat | null {
  const pattern = detectPattern(cells, name);
  return pattern === null ? null : { kind: 'date-time', pattern };
}

function detectPattern(cells: readonly string[], name: string): Pattern | null {
  if (cells.length === 0) return null;
  const digits = cells.filter((cell) => isNumberLike(cell));
  if (digits.length >= ENOUGH * cells.length) return detectEpoch(digits, name);
  if (share(cells, 'iso') > 0) return 'iso';
  const dayFirst = share(cells, 'day-first');
  const monthFirst = share(cells, 'month-first');
  if (Math.max(dayFirst, monthFirst) === 0) return null;
  if (!isTimeName(name) && cells.some((cell) => VERSION.test(cell))) return null;
  return dateOrder(cells).pattern;
}

// Share of the cells that fit; 0 where it is under 90 %.
function share(cells: readonly string[], pattern: 'iso' | 'day-first' | 'month-first'): number {
  let failing = 0;
  for (const cell of cells) {
    if (!Number.isNaN(readDateTime(cell, pattern))) continue;
    // Most columns are no dates: it need not be known by how much.
    if (cells.length - ++failing < ENOUGH * cells.length) return 0;
  }
  return 1 - failing / cells.length;
}

/**
 * Tells day-first from month-first in cells that fit at least one of the two.
 * @param cells - dates such as `05/01/2026`, in the order of the file
 * @returns the pattern, and whether it is a guess from the mark alone
 */
export function dateOrder(cells: readonly string[]): {
  pattern: 'day-first' | 'month-first';
  ambiguous: boolean;
} {
  const dayFirst = cells.map((cell) => readDateTime(cell, 'day-first'));
  const monthFirst = cells.map((cell) => readDateTime(cell, 'month-first'));
  const valid = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value)).length;
  const onlyDay = valid(dayFirst) - valid(monthFirst);
  if (onlyDay !== 0) return { pattern: onlyDay > 0 ? 'day-first' : 'month-first', ambiguous: false };
  const dayTravel = travel(dayFirst);
  const monthTravel = travel(monthFirst);
  if (dayTravel < monthTravel / 2) return { pattern: 'day-first', ambiguous: false };
  if (monthTravel < dayTravel / 2) return { pattern: 'month-first', ambiguous: false };
  const slashes = cells.filter((cell) => cell.includes('/')).length;
  return { pattern: slashes * 2 > cells.length ? 'month-first' : 'day-first', ambiguous: true };
}

// How far one walks through time from row to row.
function travel(values: readonly number[]): number {
  let sum = 0;
  let last = NaN;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(last)) sum += Math.abs(value - last);
    last = value;
  }
  return sum;
}

// Only digits, with or without a fraction: neither dates nor exponents.
function isNumberLike(cell: string): boolean {
  return /^\s*\d+(?:\.\d*)?\s*$/.test(cell.slice(0, 40));
}

const YEAR_S = 31_556_952;
// Seconds since 1970 at the start of a year, near enough for a range.
const yearStart = (year: number) => (year - 1970) * YEAR_S;

const EPOCHS: readonly { pattern: Pattern; perSecond: number }[] = [
  { pattern: 'epoch-s', perSecond: 1 },
  { pattern: 'epoch-ms', perSecond: 1e3 },
  { pattern: 'epoch-us', perSecond: 1e6 },
  { pattern: 'epoch-ns', perSecond: 1e9 },
];

function detectEpoch(cells: readonly string[], name: string): Pattern | null {
  const values = cells.map((cell) => Number(cell));
  const isTime = isTimeName(name);
  if (isTime && cells.every((cell) => /^\s*\d{8}\s*$/.test(cell)) && share(cells, 'iso') === 1) return 'iso';
  if (!isTime && isIdName(name)) return null;
  const from = yearStart(isTime ? 1980 : 2010);
  const to = yearStart(isTime ? 2100 : 2040);
  for (const { pattern, perSecond } of EPOCHS) {
    let low = Infinity;
    let high = -Infinity;
    let fitting = 0;
    for (const value of values) {
      const second = value / perSecond;
      if (second < from || second > to) continue;
      fitting++;
      if (second < low) low = second;
      if (second > high) high = second;
    }
    if (fitting < (isTime ? ENOUGH : 1) * values.length) continue;
    // A single unnamed number proves nothing.
    if (isTime || (values.length > 1 && high - low <= 3 * YEAR_S)) return pattern;
  }
  return null;
}
