import { cos2pi, sin2pi } from './waves.ts';
import { Random } from '../../../src/practice/random.ts';
import { DAY_MS, startOfDay } from '../../../src/practice/table.ts';

/** First day of training, days of training, of the gap behind it, of serving. */
export const CALENDAR = { start: startOfDay('2026-01-05'), training: 84, gap: 1, serving: 28 } as const;
const ALL_DAYS = CALENDAR.training + CALENDAR.gap + CALENDAR.serving;

/** Natural drift of a quantity over the four months, in its own standard deviations: size of the trend, of the daily walk. */
const TREND = 0.25;
const WALK = 0.05;
const MEMORY = 0.9;

/** A moment of the four months and what the world is like then. */
export interface Moment {
  time: number;
  /** 0 at the start of training, 1 at the end of serving. */
  progress: number;
  hour: number;
  /** 0 is Monday. */
  weekday: number;
  month: number;
  /** The year's wave, 1 in the middle of summer, -1 in the middle of winter. */
  yearly: number;
  /** How far a quantity has moved by itself, in standard deviations of it: slow trends and shocks that die down. */
  wander: (quantity: string) => number;
}

/** The natural drift of one world: a path for every quantity. */
export class Climate {
  readonly #paths = new Map<string, Float64Array>();
  readonly #seed: string;
  readonly #scale: number;

  /** @param seed - of the world @param scale - 0 for none, 1 for the usual */
  constructor(seed: string, scale: number) {
    this.#seed = seed;
    this.#scale = scale;
  }

  /** The moment at a time. @param time - epoch milliseconds */
  at(time: number): Moment {
    const days = (time - CALENDAR.start) / DAY_MS;
    const date = new Date(time);
    return {
      time,
      progress: days / ALL_DAYS,
      hour: date.getUTCHours(),
      weekday: (date.getUTCDay() + 6) % 7,
      month: date.getUTCMonth() + 1,
      // The sun of the fourth month is not that of the first: real tables have it, but only worlds that drift show it.
      yearly: -cos2pi((14 + days * Math.min(1, this.#scale)) / 365),
      wander: (quantity) => this.#path(quantity)[Math.min(ALL_DAYS - 1, Math.max(0, Math.floor(days)))],
    };
  }

  #path(quantity: string): Float64Array {
    let path = this.#paths.get(quantity);
    if (path === undefined) {
      const random = new Random(`${this.#seed}/wander/${quantity}`);
      const trend = random.normal(0, TREND);
      let walk = 0;
      path = Float64Array.from({ length: ALL_DAYS }, (_, day) => {
        walk = MEMORY * walk + random.normal(0, WALK);
        return this.#scale * ((trend * day) / ALL_DAYS + walk);
      });
      this.#paths.set(quantity, path);
    }
    return path;
  }
}

/** A time of day that people are awake at, mostly. */
export function timeOfDay(random: Random): number {
  for (;;) {
    const hour = random.between(0, 24);
    if (random.chance(0.55 - 0.42 * sin2pi((hour + 2) / 24))) return hour * 3_600_000;
  }
}
