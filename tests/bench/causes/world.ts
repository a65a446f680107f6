import { exp } from '../../../src/practice/portable-math.ts';
import { Random } from '../../../src/practice/random.ts';
import { DAY_MS } from '../../../src/practice/table.ts';
import type { Family, Row } from './family.ts';
import { CALENDAR, Climate, timeOfDay } from './moment.ts';

/** What happened, before anything breaks. */
export interface World {
  family: Family;
  /** In order of time. */
  training: Row[];
  serving: Row[];
  /** More rows of the weeks of serving: a population that changes is drawn from both. */
  spare: Row[];
  /** How much of the usual natural drift there is. */
  drift: number;
}

/**
 * Draws the rows of a family: 12 weeks of training, 4 weeks of serving.
 * @param family - the business
 * @param seed - the same seed gives the same rows
 * @param drift - natural drift: 0 for none, 1 for the usual
 */
export function drawWorld(family: Family, seed: string, drift: number): World {
  const climate = new Climate(`${family.name}/${seed}`, drift);
  const trainingEnd = CALENDAR.start + CALENDAR.training * DAY_MS;
  const servingStart = trainingEnd + CALENDAR.gap * DAY_MS;
  const rows = (purpose: string, count: number, start: number, days: number): Row[] => {
    const random = new Random(`${family.name}/${seed}/${purpose}`);
    const times = Array.from({ length: count }, () => {
      const time = start + random.integer(0, days - 1) * DAY_MS + timeOfDay(random);
      return Math.floor(time / 1000) * 1000;
    });
    times.sort((a, b) => a - b);
    const ids = entityIds(family, purpose, count, random);
    return times.map((time, i) => {
      const person = new Random(`${family.name}/${seed}/${ids[i]}`);
      const values = family.draw(random, climate.at(time), person);
      const lift = climate.at(time).wander('outcome') * 0.5;
      return { entityId: ids[i], time, values, label: drawLabel(family, values, random, lift) };
    });
  };
  return {
    family,
    drift,
    training: rows('training', family.rows.training, CALENDAR.start, CALENDAR.training),
    serving: rows('serving', family.rows.serving, servingStart, CALENDAR.serving),
    spare: rows('spare', Math.ceil(family.rows.serving * 1.5), servingStart, CALENDAR.serving),
  };
}

/**
 * What happens to a row.
 * @param family - the business
 * @param values - of the row
 * @param random - of the draw
 * @param lift - added to the log-odds, or to the mean as a share of it divided by 5
 */
export function drawLabel(family: Family, values: Row['values'], random: Random, lift = 0): number {
  const expected = family.outcome(values);
  if (family.task === 'binary') return random.chance(1 / (1 + exp(-(expected + lift)))) ? 1 : 0;
  const value = expected * (1 + lift / 5) * (1 + random.normal(0, family.noise));
  return Math.round(Math.max(0, value) * 100) / 100;
}

// Entities that come again are the same in both tables; those that come once are numbered in no order.
function entityIds(family: Family, purpose: string, count: number, random: Random): string[] {
  const { entities } = family;
  if (entities !== null) {
    return Array.from({ length: count }, () =>
      String(100_000 + Math.floor(entities * random.uniform() ** 1.3)),
    );
  }
  const first = { training: 200_000, serving: 300_000 }[purpose] ?? 400_000;
  const ids = Array.from({ length: count }, (_, i) => String(first + i));
  shuffle(ids, random);
  return ids;
}

/** Shuffles in place. */
export function shuffle(values: unknown[], random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [values[i], values[j]] = [values[j], values[i]];
  }
}
