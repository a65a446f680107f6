import type { Cell } from '../../../../src/practice/table.ts';
import type { Fault } from '../fault.ts';
import { quantileOf, tidy, type Scene } from '../scene.ts';
import { has, hasDecimals, isCategory, isNumber, isQuantity } from './features.ts';

const CAUSE = 'infrastructure-bug';

/** Values that got lost, or were written down in another way. */
export const INFRASTRUCTURE_OF_VALUES: readonly Fault[] = [
  {
    id: `${CAUSE}/null-spike`,
    cause: CAUSE,
    serves: (scene) => {
      for (let k = scene.random.integer(1, 3); k > 0; k--)
        scene.serve(scene.pick(() => true).name, () => null);
    },
  },
  ...[0, -1, -999, 'mean', 'median'].map((filled): Fault => ({
    id: `${CAUSE}/null-filled-${String(filled)}`,
    cause: CAUSE,
    fits: has(isQuantity),
    serves: (scene) => {
      const { name } = scene.pick(isQuantity);
      const value = fillOf(scene, name, filled);
      const mode = scene.strength < 1 && scene.random.chance(0.7) ? 'traffic' : null;
      scene.serve(name, () => value, mode);
      // Nulls that training has are filled in too.
      scene.served = scene.served.map((row) =>
        (row.values[name] ?? null) === null && row.time >= (scene.from ?? 0)
          ? { ...row, values: { ...row.values, [name]: value } }
          : row,
      );
    },
  })),
  {
    id: `${CAUSE}/natural-nulls-filled`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has((spec) => spec.hasNulls === true && isNumber(spec)),
    strengths: [0.3, 1],
    serves: (scene) => {
      const { name } = scene.pick((spec) => spec.hasNulls === true && isNumber(spec));
      const value = fillOf(scene, name, scene.random.pick([0, -1, 'mean', 'median']));
      scene.serve(name, (cell) => cell ?? value);
    },
  },
  {
    id: `${CAUSE}/number-as-text`,
    cause: CAUSE,
    fits: has(isQuantity),
    serves: (scene) => {
      const { name } = scene.pick(isQuantity);
      const write = scene.random.pick([
        (x: number) => `${x} units`,
        (x: number) => `n=${x}`,
        (x: number) => `"${x}"`,
        (x: number) => `${x}kg`,
        (x: number) => String(x).replace('.', ',') + ' x',
        (x: number) => `<${Math.ceil(x)}`,
      ]);
      scene.serve(name, (cell) => (typeof cell === 'number' ? write(cell) : cell));
    },
  },
  {
    // Amounts with a sign, decimal commas: a person reads the number, the model does not.
    id: `${CAUSE}/number-format`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(({ meaning }) => meaning === 'amount' || meaning === 'measure'),
    serves: (scene) => {
      const { name } = scene.pick(({ meaning }) => meaning === 'amount' || meaning === 'measure');
      const write = scene.random.pick([
        (x: number) => `${x} €`,
        (x: number) => `$${x}`,
        (x: number) => String(x).replace('.', ','),
        (x: number) => `${x}%`,
      ]);
      scene.serve(name, (cell) => (typeof cell === 'number' ? write(cell) : cell));
    },
  },
  {
    id: `${CAUSE}/cut-to-integer`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(hasDecimals),
    serves: (scene) => {
      const { name } = scene.pick(hasDecimals);
      scene.serve(name, (cell) => (typeof cell === 'number' ? Math.trunc(cell) : cell));
    },
  },
  {
    id: `${CAUSE}/constant`,
    cause: CAUSE,
    serves: (scene) => {
      const { name } = scene.pick(() => true);
      const value = scene.random.pick(scene.training).values[name];
      scene.serve(name, () => value);
    },
  },
  {
    // The last value before a release, for everybody from then on.
    id: `${CAUSE}/frozen`,
    cause: CAUSE,
    serves: (scene) => {
      const { name } = scene.pick(() => true);
      const reached = scene.reached('release');
      const value = scene.served[Math.max(0, reached.indexOf(1) - 1)].values[name];
      scene.serve(name, () => value ?? 0);
    },
  },
  {
    // A table that is written every few days is read as if it were fresh: each value is repeated for a while.
    id: `${CAUSE}/repeated-values`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(isNumber),
    serves: (scene) => {
      const { name } = scene.pick(isNumber);
      const every = scene.random.integer(30, 200);
      const cells = scene.served.map(({ values }) => values[name]);
      scene.serve(name, (_, __, i) => cells[Math.floor(i / every) * every]);
    },
  },
  {
    id: `${CAUSE}/default-category`,
    cause: CAUSE,
    fits: has(isCategory),
    serves: (scene) => {
      const { name } = scene.pick(isCategory);
      const value = scene.random.pick([
        'unknown',
        'other',
        'N/A',
        'default',
        String(scene.random.pick(scene.training).values[name]),
      ]);
      scene.serve(name, () => value);
    },
  },
  {
    id: `${CAUSE}/overflow`,
    cause: CAUSE,
    fits: has(({ meaning }) => meaning === 'amount' || meaning === 'count'),
    serves: (scene) => {
      const { name } = scene.pick(({ meaning }) => meaning === 'amount' || meaning === 'count');
      // An eight-bit column of a new store.
      const most = quantileOf(scene.numbers(name), 0.5) > 127 ? 32_767 : 127;
      const cap = most > quantileOf(scene.numbers(name), 0.98) ? quantileOf(scene.numbers(name), 0.7) : most;
      scene.serve(name, (cell): Cell => (typeof cell === 'number' && cell > cap ? tidy(cell % cap) : cell));
    },
  },
];

function fillOf(scene: Scene, name: string, filled: string | number): number {
  if (typeof filled === 'number') return filled;
  const numbers = scene.numbers(name);
  if (filled === 'median') return quantileOf(numbers, 0.5);
  return tidy(numbers.reduce((sum, x) => sum + x, 0) / numbers.length);
}
