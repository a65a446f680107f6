import { DAY_MS } from '../../../../src/practice/table.ts';
import type { Fault } from '../fault.ts';
import { CALENDAR } from '../moment.ts';
import { quantileOf } from '../scene.ts';
import { has, isQuantity } from './features.ts';
import { resample, standardiser } from './resample.ts';

const CAUSE = 'data-drift';
const YEAR = 365;

/** What comes back every year, and rows that stay away. */
export const DRIFT_OF_SEASON: readonly Fault[] = [
  {
    // Training is a bit more than a year; serving is four weeks, like the same weeks a year before and unlike the rest.
    id: `${CAUSE}/seasonal`,
    cause: CAUSE,
    accept: ['no-real-gap'],
    fits: has(isQuantity),
    strengths: [0.3, 1],
    happens: (scene) => {
      const { name } = scene.pickImportant(isQuantity);
      const z = standardiser(scene, name);
      resample(scene, (row) => scene.far(0.2, 0.5, 1, 2, 3) * z(row));
    },
    trains: (scene) => {
      const { random, training } = scene;
      const z = standardiser(scene, scene.atFault[0]);
      const start = CALENDAR.start + CALENDAR.training * DAY_MS;
      const middle = start + (CALENDAR.gap + CALENDAR.serving / 2) * DAY_MS;
      const wave = (time: number) => Math.cos((2 * Math.PI * (time - middle)) / (YEAR * DAY_MS));
      // The year is then about as wide as what is drawn for serving.
      const noise = 2.5;
      const ranked = <One>(all: readonly One[], key: (one: One) => number) =>
        all
          .map((one) => ({ one, key: key(one) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
      const times = training.map(() => start - random.between(0, 1.1 * YEAR) * DAY_MS);
      const inOrder = ranked(times, (time) => wave(time) + random.normal(0, 0.1));
      scene.training = ranked(training, (row) => z(row) + noise * random.normal())
        .map((row, i) => ({ ...row, time: Math.floor(inOrder[i] / 1000) * 1000 }))
        .sort((a, b) => a.time - b.time);
    },
  },
  {
    // A filter upstream, a queue that is not read: rows beyond a value do not come any more.
    id: `${CAUSE}/part-of-traffic-missing`,
    cause: CAUSE,
    accept: ['infrastructure-bug', 'no-real-gap'],
    fits: has(isQuantity),
    strengths: [0.3, 1],
    happens: (scene) => {
      const { name } = scene.pickImportant(isQuantity);
      const cut = quantileOf(scene.numbers(name), scene.random.pick([0.4, 0.6]));
      const isHigh = scene.random.chance(0.5);
      const left = scene.far(-0.3, -0.7, -1.5, -3, -12);
      resample(scene, ({ values }) => {
        const cell = values[name];
        return typeof cell === 'number' && cell > cut === isHigh ? left : 0;
      });
    },
  },
];
