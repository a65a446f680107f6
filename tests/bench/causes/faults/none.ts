import type { Fault } from '../fault.ts';
import { DAY_MS } from '../../../../src/practice/table.ts';
import { isQuantity } from './features.ts';
import { elapsed } from './resample.ts';
import type { Scene } from '../scene.ts';

const CAUSE = 'no-real-gap';
const ONCE = [1] as const;

/** Nothing is wrong, or nothing is wrong with the model. */
export const NOTHING_WRONG: readonly Fault[] = [
  { id: 'none/no-change', cause: CAUSE, strengths: ONCE, drift: 0 },
  { id: 'none/natural-drift', cause: CAUSE, accept: ['data-drift'], strengths: ONCE, drift: 1 },
  { id: 'none/strong-natural-drift', cause: CAUSE, accept: ['data-drift'], strengths: ONCE, drift: 2 },
  {
    id: 'none/small-sample',
    cause: CAUSE,
    accept: ['cannot-tell'],
    strengths: ONCE,
    happens: (scene) => {
      const rows = scene.random.integer(60, 250);
      const share = rows / scene.serving.length;
      scene.serving = scene.serving.filter(() => scene.random.chance(share));
    },
  },
  {
    // Outcomes take days; the last rows of the table have had none of them.
    id: 'none/immature-labels',
    cause: CAUSE,
    accept: ['cannot-tell'],
    fits: ({ task }) => task === 'binary',
    strengths: [0.3, 1],
    logs: (scene) => immature(scene, 0),
  },
  {
    id: 'none/immature-labels-null',
    cause: CAUSE,
    accept: ['cannot-tell'],
    strengths: [0.3, 1],
    logs: (scene) => immature(scene, null),
  },
  {
    // A column moves that the model does not look at.
    id: 'none/ignored-feature-drifts',
    cause: CAUSE,
    strengths: [0.3, 1],
    trains: (scene) => {
      const far = scene.far(0.2, 0.4, 0.8, 1.5, 3);
      const name = scene.random.pick(['batch_id_mod', 'sensor_voltage', 'queue_depth']);
      scene.features = [...scene.features, { name, meaning: 'measure' }];
      const draw = (mean: number) => Math.round(100 * scene.random.normal(50 + 10 * mean, 10)) / 100;
      scene.training = scene.training.map((row) => ({ ...row, values: { ...row.values, [name]: draw(0) } }));
      scene.serving = scene.serving.map((row) => ({
        ...row,
        values: { ...row.values, [name]: draw(far * elapsed(row)) },
      }));
    },
  },
  {
    // The unit of a column changed that the model hardly looks at.
    id: 'none/harmless-drift',
    cause: CAUSE,
    accept: ['data-drift'],
    strengths: ONCE,
    happens: (scene) => {
      const least = scene.candidates(isQuantity).at(-1);
      if (least === undefined) return;
      const { name } = least;
      scene.serving = scene.serving.map((row) => {
        const cell = row.values[name];
        if (typeof cell !== 'number') return row;
        return {
          ...row,
          values: { ...row.values, [name]: Math.round(cell * (1 + 0.3 * elapsed(row)) * 100) / 100 },
        };
      });
    },
  },
  {
    // Both tables are one, dealt at random.
    id: 'none/one-table-in-two',
    cause: CAUSE,
    strengths: ONCE,
    drift: 0,
    happens: (scene) => {
      const { training, serving } = scene;
      const first = serving[0].time;
      const width = 28 * DAY_MS;
      scene.serving = training
        .filter((_, i) => i % 2 === 0)
        .map((row, i) => ({
          ...row,
          entityId: String(900_000 + i),
          time: first + ((row.time - training[0].time) % width),
        }))
        .sort((a, b) => a.time - b.time);
      scene.training = training.filter((_, i) => i % 2 === 1);
    },
    trains: () => undefined,
  },
];

/** Positives that are not known yet: the younger the row, the more. */
function immature(scene: Scene, instead: 0 | null): void {
  const delay = scene.far(1, 1.5, 2.5, 4, 8) * DAY_MS;
  const end = scene.served[scene.served.length - 1].time + DAY_MS / 2;
  const isRegression = scene.family.task === 'regression';
  scene.served = scene.served.map((row) => {
    if (row.label === 0 && instead === 0) return row;
    const known = end - row.time >= scene.random.exponential(delay);
    return known ? row : { ...row, label: isRegression ? null : instead };
  });
}
