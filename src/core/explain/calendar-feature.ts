import type { FeatureView, Investigation } from './investigation.ts';
import { rowKinds } from './row-kinds.ts';

/** Rows looked at: what the calendar rules shows in few. */
const MOST_ROWS = 1500;
const LEAST_ROWS = 100;
/** A feature that is one value in nearly all rows follows nothing. */
const LEAST_ERRORS = 0.02;
/** Part of the uncertainty about the value that the calendar has to take away (Goodman and Kruskal's lambda). */
const LEAST_LAMBDA = 0.8;
/** A year of days and some: a feature of more values is no part of the calendar. */
const MOST_VALUES = 400;

/** What a moment says by itself, in UTC; a zone shifts hours, and hardly the rest. */
const PARTS: readonly ((date: Date) => number)[] = [
  (date) => date.getUTCFullYear(),
  (date) => date.getUTCFullYear() * 12 + date.getUTCMonth(),
  (date) => date.getUTCMonth(),
  (date) => date.getUTCDate(),
  (date) => date.getUTCDay(),
  (date) => date.getUTCHours(),
  (date) => date.getUTCDay() * 24 + date.getUTCHours(),
  (date) => Math.floor(date.getTime() / 604_800_000),
];

const known = new WeakMap<FeatureView, boolean>();

/**
 * Whether a feature is a part of the calendar: month, weekday, hour, season, "is weekend", week. It then changes with the row's own
 * time, and serving of another month has another month in every row: neither frozen, nor a default, nor drift.
 *
 * Test: for some part of the date (year, month, day, weekday, hour, week, their pairs), guessing the most frequent value among the
 * training rows of that part leaves at most a fifth of the errors that guessing the most frequent of all makes.
 *
 * Source: Goodman and Kruskal 1954 for lambda.
 *
 * @param feature - one of the investigation's
 * @param investigation - for training's times
 * @returns false without times in training, or with fewer than 100 of them
 */
export function isCalendarFeature(feature: FeatureView, investigation: Investigation): boolean {
  let answer = known.get(feature);
  if (answer === undefined) known.set(feature, (answer = look(feature, investigation)));
  return answer;
}

interface Calendar {
  rows: Uint32Array;
  /** Part of the date of each of these rows, for each of `PARTS`. */
  parts: Int32Array[];
}

const calendars = new WeakMap<Investigation, Calendar>();

function calendarOf(investigation: Investigation, times: Float64Array): Calendar {
  let calendar = calendars.get(investigation);
  if (calendar === undefined) {
    const step = Math.max(1, Math.floor(times.length / MOST_ROWS));
    // Not every k-th row: tables that alternate would show one half only.
    const rows = Uint32Array.from(
      { length: Math.floor(times.length / step) },
      (_, i) => i * step + ((i * 7919) % step),
    ).filter((row) => Number.isFinite(times[row]));
    const dates = Array.from(rows, (row) => new Date(times[row]));
    calendar = { rows, parts: PARTS.map((part) => Int32Array.from(dates, part)) };
    calendars.set(investigation, calendar);
  }
  return calendar;
}

function look(feature: FeatureView, investigation: Investigation): boolean {
  const { times } = investigation.rows.training;
  const distinct = feature.pair.training?.schema.distinct ?? 0;
  if (times === null || distinct < 2 || distinct > MOST_VALUES) return false;
  const values = rowKinds(feature, 'training');
  if (values === null) return false;
  const { rows, parts } = calendarOf(investigation, times);
  const taken = Float64Array.from(rows, (row) => values[row]);
  const known = taken.reduce((count, value) => count + Number(value === value), 0);
  if (known < LEAST_ROWS) return false;
  const errors = known - modalRows(taken, null);
  if (errors < LEAST_ERRORS * known) return false;
  return parts.some((part) => known - modalRows(taken, part) <= (1 - LEAST_LAMBDA) * errors);
}

// Rows that hold the most frequent value of their group (of all, without groups); one of each group tells nothing of what rules it.
function modalRows(values: Float64Array, groups: Int32Array | null): number {
  const counts = new Map<number, Map<number, number>>();
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[i]) continue;
    const group = groups === null ? 0 : groups[i];
    let ofGroup = counts.get(group);
    if (ofGroup === undefined) counts.set(group, (ofGroup = new Map()));
    ofGroup.set(values[i], (ofGroup.get(values[i]) ?? 0) + 1);
  }
  let rows = 0;
  for (const ofGroup of counts.values()) rows += Math.max(...ofGroup.values()) - (groups === null ? 0 : 1);
  return rows;
}
