import type { Fault } from '../fault.ts';
import { deviationOf, onNumbers, quantileOf, tidy } from '../scene.ts';
import { has, isAmount, isNumber, isQuantity, isWindow } from './features.ts';

const CAUSE = 'training-serving-skew';

/** Seconds for minutes, cents for euros, metres for kilometres, pounds for kilograms ... and back. */
const LARGE_FACTORS = [
  100,
  0.01,
  1000,
  0.001,
  60,
  1 / 60,
  10,
  0.1,
  24,
  1 / 7,
  12,
  1 / 12,
  3600,
  86_400,
  1024,
];
const SMALL_FACTORS = [
  2.54,
  1 / 2.54,
  1.609_344,
  1 / 1.609_344,
  0.453_592,
  2.204_62,
  3.280_84,
  0.3048,
  1.0936,
];

/** One side's numbers are another function of the same thing. */
export const SKEW_OF_VALUES: readonly Fault[] = [
  {
    id: `${CAUSE}/unit-scale`,
    cause: CAUSE,
    fits: has(isQuantity),
    serves: (scene) => {
      const factor = scene.random.pick(scene.random.chance(0.6) ? LARGE_FACTORS : SMALL_FACTORS);
      scene.serve(
        scene.pick(isQuantity).name,
        onNumbers((x) => x * factor),
      );
    },
  },
  {
    id: `${CAUSE}/affine-units`,
    cause: CAUSE,
    fits: has((spec) => spec.meaning === 'measure' || spec.meaning === 'age'),
    serves: (scene) => {
      const { name } = scene.pick((spec) => spec.meaning === 'measure' || spec.meaning === 'age');
      const convert = scene.random.pick([
        (x: number) => 1.8 * x + 32,
        (x: number) => (x - 32) / 1.8,
        (x: number) => x + 273.15,
        (x: number) => 1.5 * x - 4,
      ]);
      scene.serve(name, onNumbers(convert));
    },
  },
  {
    id: `${CAUSE}/transform-log`,
    cause: CAUSE,
    fits: has((spec) => isAmount(spec) || spec.meaning === 'count'),
    serves: (scene) => {
      const { name } = scene.pick((spec) => isAmount(spec) || spec.meaning === 'count');
      const hasZeros = quantileOf(scene.numbers(name), 0) <= 0;
      const change = scene.random.pick(
        hasZeros ? [Math.log1p, Math.sqrt] : [Math.log, Math.log1p, Math.log10, Math.sqrt],
      );
      scene.serve(
        name,
        onNumbers((x) => change(Math.max(0, x))),
      );
    },
  },
  {
    id: `${CAUSE}/transform-log-in-training`,
    cause: CAUSE,
    fits: has(isAmount),
    strengths: [1],
    trains: (scene) => {
      const { name } = scene.pick(isAmount);
      scene.training = scene.training.map((row) => ({
        ...row,
        values: { ...row.values, [name]: onNumbers((x) => Math.log1p(Math.max(0, x)))(row.values[name]) },
      }));
    },
  },
  {
    id: `${CAUSE}/standardised`,
    cause: CAUSE,
    fits: has(isQuantity),
    serves: (scene) => {
      const { name } = scene.pick(isQuantity);
      const numbers = scene.numbers(name);
      const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
      const deviation = deviationOf(numbers) || 1;
      const [low, high] = [numbers[0], numbers[numbers.length - 1]];
      const change = scene.random.chance(0.7)
        ? (x: number) => (x - mean) / deviation
        : (x: number) => (x - low) / (high - low || 1);
      scene.serve(name, onNumbers(change));
    },
  },
  {
    id: `${CAUSE}/scaler-left-out`,
    cause: CAUSE,
    fits: has(isQuantity, 3),
    strengths: [0.3, 1],
    trains: (scene) => {
      for (let k = 0; k < 3; k++) {
        const { name } = scene.pick(isQuantity);
        const numbers = scene.numbers(name);
        const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
        const deviation = deviationOf(numbers) || 1;
        const scale = onNumbers((x) => (x - mean) / deviation);
        const scaled = (rows: typeof scene.training) =>
          rows.map((row) => ({ ...row, values: { ...row.values, [name]: scale(row.values[name]) } }));
        scene.training = scaled(scene.training);
        const raw = scene.serving.map((row) => row.values[name]);
        scene.serving = scaled(scene.serving);
        // Serving forgets the scaler where the fault reaches.
        const reached = scene.reached();
        scene.serving = scene.serving.map((row, i) =>
          reached[i] === 1 ? { ...row, values: { ...row.values, [name]: raw[i] } } : row,
        );
      }
    },
  },
  {
    id: `${CAUSE}/sign-flip`,
    cause: CAUSE,
    fits: has(isQuantity),
    serves: (scene) =>
      scene.serve(
        scene.pick(isQuantity).name,
        onNumbers((x) => (x === 0 ? 0 : -x)),
      ),
  },
  {
    id: `${CAUSE}/window-mismatch`,
    cause: CAUSE,
    fits: has(isWindow),
    serves: (scene) => {
      const { name, meaning } = scene.pick(isWindow);
      const share = scene.random.pick([7 / 30, 1 / 7, 1 / 30, 30 / 90, 14 / 30, 3]);
      const { random } = scene;
      scene.serve(name, (cell) => {
        if (typeof cell !== 'number') return cell;
        if (share > 1) return tidy(Math.round(cell * share * random.between(0.7, 1.3)));
        if (meaning === 'count') return thin(cell, share, () => random.uniform());
        // Spending is not even over days.
        return Math.round(cell * Math.min(1, random.gamma(2, share)) * 100) / 100;
      });
    },
  },
  {
    id: `${CAUSE}/window-mismatch-wide`,
    cause: CAUSE,
    fits: has(isAmount),
    serves: (scene) => {
      const { random } = scene;
      const { name } = scene.pick(isAmount);
      const share = random.pick([7 / 30, 1 / 4, 1 / 2, 7 / 90]);
      scene.serve(
        name,
        onNumbers((x) => x * share * random.between(0.3, 1.7)),
      );
    },
  },
  {
    // Noise for privacy, another sensor, an estimate in place of the value.
    id: `${CAUSE}/scattered-values`,
    cause: CAUSE,
    serves: (scene) => {
      const { random } = scene;
      const { name } = scene.pick(isNumber);
      const deviation = deviationOf(scene.numbers(name)) * random.pick([0.7, 1, 2]);
      const isWhole = random.chance(0.3);
      scene.serve(
        name,
        onNumbers((x) => {
          const noisy = x + random.normal(0, deviation);
          return isWhole ? Math.round(noisy) : tidy(noisy);
        }),
      );
    },
  },
  {
    id: `${CAUSE}/rounding`,
    cause: CAUSE,
    fits: has((spec) => isAmount(spec) || spec.meaning === 'percent' || spec.meaning === 'measure'),
    serves: (scene) => {
      const { name } = scene.pick(
        (spec) => isAmount(spec) || spec.meaning === 'percent' || spec.meaning === 'measure',
      );
      const numbers = scene.numbers(name);
      const step = 10 ** Math.round(Math.log10(deviationOf(numbers) * scene.random.pick([0.5, 1, 2])));
      const edges = Array.from({ length: 5 }, (_, i) => quantileOf(numbers, (i + 0.5) / 5));
      const nearest = (x: number) =>
        edges.reduce((best, edge) => (Math.abs(edge - x) < Math.abs(best - x) ? edge : best));
      scene.serve(name, onNumbers(scene.random.chance(0.6) ? (x) => Math.round(x / step) * step : nearest));
    },
  },
  {
    id: `${CAUSE}/clipping`,
    cause: CAUSE,
    fits: has(isQuantity),
    serves: (scene) => {
      const { name } = scene.pick(isQuantity);
      const cap = quantileOf(scene.numbers(name), scene.random.pick([0.6, 0.75, 0.9]));
      scene.serve(
        name,
        onNumbers((x) => Math.min(x, cap)),
      );
    },
  },
  {
    id: `${CAUSE}/time-zone`,
    cause: CAUSE,
    fits: has(({ meaning }) => meaning === 'hour'),
    serves: (scene) => {
      const { name } = scene.pick(({ meaning }) => meaning === 'hour');
      const shift = scene.random.pick([1, 2, -5, -8, 9, 5, -1]);
      scene.serve(
        name,
        onNumbers((x) => (x + shift + 24) % 24),
      );
    },
  },
  {
    id: `${CAUSE}/off-by-one`,
    cause: CAUSE,
    fits: has(({ meaning }) => meaning === 'weekday' || meaning === 'month'),
    serves: (scene) => {
      const { name, meaning } = scene.pick(({ meaning }) => meaning === 'weekday' || meaning === 'month');
      // Sunday first instead of Monday; months from 0 instead of 1.
      scene.serve(
        name,
        onNumbers((x) => (meaning === 'weekday' ? (x + 1) % 7 : x - 1)),
      );
    },
  },
  {
    id: `${CAUSE}/columns-swapped`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    fits: has(isNumber, 2),
    serves: (scene) => {
      const one = scene.pick(isNumber).name;
      const other = scene.pick(isNumber).name;
      const cells = scene.served.map(({ values }) => [values[one], values[other]]);
      scene.serve(one, (_, __, i) => cells[i][1]);
      scene.serve(other, (_, __, i) => cells[i][0]);
    },
  },
];

/** How many of `count` things fall into a share of the window. */
function thin(count: number, share: number, uniform: () => number): number {
  let kept = 0;
  for (let i = 0; i < Math.min(count, 2000); i++) if (uniform() < share) kept++;
  return kept;
}
