import type { Investigation } from '../investigation.ts';
import { timeOrder } from './time-order.ts';

/** Share of the rows within the window that are affected; below it there is no window, only a part of the rows. */
const MOSTLY = 0.9;
/** Rows that may be affected outside of it, as a share of the affected ones. */
const STRAYS = 0.02;

/**
 * The stretch of serving's time in which nearly all rows are affected and outside of which nearly none is.
 * @param investigation - with times
 * @param isAffected - by sampled serving row
 * @returns null where there are no times, where it is all of serving, or where affected rows are mixed with others;
 * `to` is null where it goes on to the end
 */
export function affectedWindow(
  investigation: Investigation,
  isAffected: (row: number) => boolean,
): { from: number; to: number | null } | null {
  const order = timeOrder(investigation, 'serving');
  if (order === null) return null;
  const { rows, times } = order;
  const marks = Uint8Array.from(rows, (row) => Number(isAffected(row)));
  const affected = marks.reduce((sum, mark) => sum + mark, 0);
  if (affected === 0) return null;
  // Strays at either end are left out.
  const strays = Math.floor((STRAYS * affected) / 2);
  let first = -1;
  for (let seen = 0; seen <= strays; seen += marks[first]) first++;
  let last = rows.length;
  for (let seen = 0; seen <= strays; seen += marks[last]) last--;
  if (last <= first || (first === 0 && last === rows.length - 1)) return null;
  let within = 0;
  for (let i = first; i <= last; i++) within += marks[i];
  if (within < MOSTLY * (last - first + 1)) return null;
  const isToEnd = last >= rows.length - 1 - strays;
  if (first <= strays && isToEnd) return null;
  return { from: times[first], to: isToEnd ? null : times[last] };
}
