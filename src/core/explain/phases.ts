import type { Side } from '../faults.ts';
import type { FeatureView, Investigation } from './investigation.ts';
import { rowKinds } from './row-kinds.ts';

/** One way to say at which point of a cycle a row stands. */
export interface Phase {
  /** What serving is compared with: "the same months of the year before". */
  words: string;
  names: readonly string[];
  /** Place in `names` by row; -1 for rows that are not compared (no time, or not a cycle before). */
  of: Record<Side, Int32Array>;
  /** The same of all rows of training, those too that are not a cycle before. */
  whole: Int32Array;
  /** Features that tell it, where no times do. */
  features: readonly string[];
}

const DAY_MS = 86_400_000;
/** Rows of the same month count as another year's from so many days before serving on. */
const LEAST_AGO = 180 * DAY_MS;
/** Cycles of weekdays and hours that training has to span. */
const LEAST_CYCLES = 3;
/** Phases that a feature may have: hours of a week, weeks of a year. */
const MOST_PHASES = 60;
const LEAST_PHASES = 3;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);

/** Names of columns that hold a part of the calendar: it ends the name ("arrival_date_month"), and counts nothing ("hours per week"). */
const CALENDAR_NAME =
  /(?:^|[^a-z])(?:season|month|mnth|mth|quarter|weekday|wday|day[^a-z]?of[^a-z]?week|dow|hour|hr|hour[^a-z]?of[^a-z]?day|week)$/iu;
const OF_A_COUNT = /(?:^|[^a-z])(?:per|since|last|past|in|to)[^a-z]/iu;

/**
 * All ways to tell the phase of rows: months, weekdays and hours of their times, and features that are called month, season, hour and so on.
 * @param investigation - both tables
 * @returns none where there are neither
 */
export function phasesOf(investigation: Investigation): Phase[] {
  return [...ofTimes(investigation), ...investigation.features.flatMap(ofFeature)];
}

function ofTimes({ rows }: Investigation): Phase[] {
  const [before, after] = [rows.training.times, rows.serving.times];
  if (before === null || after === null) return [];
  const range = (times: Float64Array) => {
    let [first, last] = [Infinity, -Infinity];
    for (const time of times) {
      if (!Number.isFinite(time)) continue;
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    return { first, last };
  };
  const [training, serving] = [range(before), range(after)];
  const phase = (
    words: string,
    names: readonly string[],
    part: (date: Date) => number,
    isBefore: (time: number) => boolean,
  ): Phase => {
    const places = (times: Float64Array, isTaken: (time: number) => boolean) =>
      Int32Array.from(times, (time) => (Number.isFinite(time) && isTaken(time) ? part(new Date(time)) : -1));
    return {
      words,
      names,
      of: { training: places(before, isBefore), serving: places(after, () => true) },
      whole: places(before, () => true),
      features: [],
    };
  };
  const span = training.last - training.first;
  return [
    phase(
      'the same months of the year before',
      MONTHS,
      (date) => date.getUTCMonth(),
      (time) => time < serving.first - LEAST_AGO,
    ),
    ...(span >= LEAST_CYCLES * 7 * DAY_MS
      ? [
          phase(
            'the same weekdays of training',
            WEEKDAYS,
            (date) => date.getUTCDay(),
            () => true,
          ),
        ]
      : []),
    ...(span >= LEAST_CYCLES * DAY_MS
      ? [
          phase(
            'the same hours of training',
            HOURS,
            (date) => date.getUTCHours(),
            () => true,
          ),
        ]
      : []),
  ];
}

function ofFeature(feature: FeatureView): Phase[] {
  const name = feature.name.replace(/([a-z])([A-Z])/gu, '$1 $2');
  if (!CALENDAR_NAME.test(name) || OF_A_COUNT.test(name)) return [];
  const texts = { training: feature.texts('training'), serving: feature.texts('serving') };
  const kinds = { training: rowKinds(feature, 'training'), serving: rowKinds(feature, 'serving') };
  if (kinds.training === null || kinds.serving === null) return [];
  const nameOf = (side: Side, kind: number): string => texts[side]?.dictionary[kind] ?? String(kind);
  const places = new Map<string, number>();
  const of = (side: Side) =>
    Int32Array.from(kinds[side]!, (kind) => {
      if (kind !== kind) return -1;
      const text = nameOf(side, kind);
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      return place;
    });
  const [training, serving] = [of('training'), of('serving')];
  if (places.size < LEAST_PHASES || places.size > MOST_PHASES) return [];
  return [
    {
      words: `training's rows of the same ${feature.name}`,
      names: [...places.keys()],
      of: { training, serving },
      whole: training,
      features: [feature.name],
    },
  ];
}
