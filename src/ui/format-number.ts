/**
 * How numbers are written on the page: three significant digits, never rounding away whole units
 * below a million (a year stays a year). The exact value belongs into the `title` beside it.
 */
import { format } from 'd3-format';

/** Stands where there is no number. */
export const NO_NUMBER = '–';

const grouped = format(',d');
const wholeUnits = format(',.0f');
const threeDigits = format('.3~r');
const exponent = format('.2~e');
const percent = format('.3~r');

/** A measurement. @param value - any number; null where there is none @returns e.g. `0.123`, `16,603`, `1.25M` */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NO_NUMBER;
  const size = Math.abs(value);
  if (size === Infinity) return value > 0 ? '∞' : '−∞';
  if (size === 0) return '0';
  if (size >= 1e12 || size < 1e-4) return exponent(value);
  if (size >= 999_500_000) return `${threeDigits(value / 1e9)}bn`;
  if (size >= 1e6) return `${threeDigits(value / 1e6)}M`;
  if (Number.isInteger(value)) return grouped(value);
  return size >= 1000 ? wholeUnits(value) : threeDigits(value);
}

/** A share. @param share - in [0, 1] @returns percent; never 0 % or 100 % where it is only nearly so */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return NO_NUMBER;
  if (share === 0) return '0%';
  if (Math.abs(share) < 0.0001) return share < 0 ? '>−0.01%' : '<0.01%';
  if (share < 1 && share > 0.9995) return '>99.9%';
  return `${percent(Math.round(share * 1e6) / 1e4)}%`;
}

/** A difference, with its sign. @param value - any number @returns e.g. `+0.12`, `−3` */
export function formatSigned(value: number | null | undefined): string {
  const text = formatNumber(value);
  return value !== null && value !== undefined && value > 0 ? `+${text}` : text;
}

/** A p-value. @param p - in [0, 1] @returns `p < 0.001` or e.g. `p = 0.03` */
export function formatPValue(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${formatNumber(p)}`;
}

/** The ends of an interval. @param low - its lower end @param high - its upper end @returns e.g. `0.1 to 0.2`; a dash where an end is missing */
export function formatInterval(low: number | null, high: number | null): string {
  return low === null || high === null ? NO_NUMBER : `${formatNumber(low)} to ${formatNumber(high)}`;
}

/** A moment. @param time - milliseconds since 1970-01-01 UTC @returns date, and time of day unless it is midnight */
export function formatTime(time: number | null | undefined): string {
  if (time === null || time === undefined || !Number.isFinite(time)) return NO_NUMBER;
  if (Math.abs(time) > 8.64e15) return formatNumber(time);
  const [date = '', clock = ''] = new Date(time).toISOString().split('T');
  return clock.startsWith('00:00:00.000') ? date : `${date} ${clock.slice(0, 5)}`;
}

/** A value of a feature. @param value - number, or epoch milliseconds @param isTime - true for date-times @returns its text */
export function formatValue(value: number | null | undefined, isTime: boolean): string {
  return isTime ? formatTime(value) : formatNumber(value);
}

/** Every digit that is there, for `title` and tables that are copied. @param value - any number @returns its shortest exact text */
export function formatExact(value: number | null | undefined): string {
  return value === null || value === undefined ? 'none' : String(value);
}
