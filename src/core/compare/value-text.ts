import type { ColumnType } from '../table/column.ts';

/** Furthest moment a Date can hold, in milliseconds from 1970. */
const LAST_MOMENT = 8.64e15;

/**
 * A number of a column as text, exact: date-times as ISO 8601 in UTC without what is zero at their end.
 * @param value - a number of the column, or milliseconds since 1970-01-01 UTC
 * @param type - the column's type
 * @returns e.g. `0.3`, `2024-03-01`, `2024-03-01 14:05:00`
 * @example valueText(0, 'date-time') // '1970-01-01'
 */
export function valueText(value: number, type: ColumnType): string {
  if (type !== 'date-time' || !(Math.abs(value) <= LAST_MOMENT)) return String(value);
  const [date, clock] = new Date(value).toISOString().split('T');
  if (clock === '00:00:00.000Z') return date;
  return `${date} ${clock.endsWith('.000Z') ? clock.slice(0, 8) : clock.slice(0, 12)}`;
}
