import type { Fault } from '../fault.ts';
import { feature } from '../family.ts';
import { deviationOf, onNumbers, quantileOf, tidy, type Scene } from '../scene.ts';
import { has, isCategory, isQuantity } from './features.ts';
import { resample, standardiser } from './resample.ts';

const CAUSE = 'training-serving-skew';
const MOST_COLUMNS = 6;

/** What is made of features before the model sees them, in two ways. */
export const SKEW_OF_ENCODINGS: readonly Fault[] = [
  {
    // Both sides number the categories, each in the order in which it met them.
    id: `${CAUSE}/labels-encoded-anew`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    fits: has(isCategory),
    trains: (scene) => {
      const { name } = scene.pickImportant(isCategory);
      const codes = new Map(categoriesOf(scene, name).map((text, code) => [text, code]));
      replaceBoth(scene, (values) => ({ [name]: codes.get(String(values[name])) ?? -1 }));
    },
    serves: (scene) => {
      const [name] = scene.atFault;
      const count = Math.max(...scene.numbers(name)) + 1;
      const order = [...new Set(scene.serving.map(({ values }) => Number(values[name])))];
      const codes = new Map(order.map((code, i) => [code, i % count]));
      scene.serve(name, (cell) => codes.get(Number(cell)) ?? cell);
    },
  },
  {
    // One column for each category; at serving they come in another order.
    id: `${CAUSE}/one-hot-shifted`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    fits: has(isCategory),
    trains: (scene) => {
      const { name } = scene.pickImportant(isCategory);
      const texts = categoriesOf(scene, name).slice(0, MOST_COLUMNS);
      const columns = texts.map((text) => `${name}=${text}`);
      scene.atFault.splice(0, scene.atFault.length, ...columns);
      replaceBoth(scene, (values) =>
        Object.fromEntries(texts.map((text, k) => [columns[k], Number(String(values[name]) === text)])),
      );
      scene.features = [
        ...scene.features.filter((spec) => spec.name !== name),
        ...columns.map((column) => feature(column, 'flag')),
      ];
      scene.lesson = {
        ...scene.lesson,
        inputs: [...scene.lesson.inputs.filter((input) => input !== name), ...columns],
      };
    },
    serves: (scene) => {
      const columns = [...scene.atFault];
      const cells = scene.served.map(({ values }) => columns.map((column) => values[column]));
      columns.forEach((column, k) => scene.serve(column, (_, __, i) => cells[i][(k + 1) % columns.length]));
    },
  },
  {
    // Serving scales by its own mean and deviation, though its rows are others.
    id: `${CAUSE}/standardised-by-serving`,
    cause: CAUSE,
    accept: ['infrastructure-bug', 'data-drift'],
    fits: has(isQuantity),
    strengths: [1],
    happens: (scene) => {
      const { name } = scene.pickImportant(isQuantity);
      const z = standardiser(scene, name);
      resample(scene, (row) => 1.2 * z(row));
    },
    trains: (scene) => {
      const [name] = scene.atFault;
      const scale = scalerOf(scene.numbers(name));
      replaceBoth(scene, (values) => ({ [name]: scale(values[name]) }));
    },
    serves: (scene) => {
      const [name] = scene.atFault;
      const own = scene.served.flatMap(({ values }) =>
        typeof values[name] === 'number' ? [values[name]] : [],
      );
      const scale = scalerOf(own);
      scene.reached('traffic');
      scene.serve(name, (cell) => scale(cell));
    },
  },
  {
    // Numbers in classes on one side only.
    id: `${CAUSE}/bucketed`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    fits: has(isQuantity),
    serves: (scene) => {
      const { name } = scene.pickImportant(isQuantity);
      const numbers = scene.numbers(name);
      const edges = Array.from({ length: 5 }, (_, k) => quantileOf(numbers, (k + 1) / 6));
      scene.serve(
        name,
        onNumbers((x) => edges.filter((edge) => x > edge).length),
      );
    },
  },
  {
    id: `${CAUSE}/clipped-at-both-ends`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    fits: has(isQuantity),
    serves: (scene) => {
      const { name } = scene.pickImportant(isQuantity);
      const numbers = scene.numbers(name);
      const [low, high] = [quantileOf(numbers, 0.15), quantileOf(numbers, 0.85)];
      scene.serve(
        name,
        onNumbers((x) => Math.min(high, Math.max(low, x))),
      );
    },
  },
  {
    // A small error in a formula: neither a unit nor a function that one would know.
    id: `${CAUSE}/off-by-a-factor`,
    cause: CAUSE,
    accept: ['data-drift', 'infrastructure-bug'],
    fits: has(isQuantity),
    serves: (scene) => {
      const factor = scene.random.pick([1.2, 0.8, 1.35, 0.7]);
      scene.serve(
        scene.pickImportant(isQuantity).name,
        onNumbers((x) => x * factor),
      );
    },
  },
];

function categoriesOf(scene: Scene, name: string): string[] {
  return [...new Set(scene.training.map(({ values }) => String(values[name])))].sort();
}

function scalerOf(numbers: readonly number[]): ReturnType<typeof onNumbers> {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const deviation = deviationOf(numbers) || 1;
  return onNumbers((x) => tidy((x - mean) / deviation));
}

function replaceBoth(
  scene: Scene,
  change: (values: Scene['training'][number]['values']) => Scene['training'][number]['values'],
): void {
  const changed = (rows: Scene['training']) =>
    rows.map((row) => ({ ...row, values: { ...row.values, ...change(row.values) } }));
  scene.training = changed(scene.training);
  scene.serving = changed(scene.serving);
}
