import type { Cell } from '../../../../src/practice/table.ts';
import type { Fault } from '../fault.ts';
import type { Scene } from '../scene.ts';
import { shuffle } from '../world.ts';
import { has, isNumber } from './features.ts';

const CAUSE = 'training-serving-skew';

/** Values of other rows: every marginal distribution stays as it was. */
export const SKEW_OF_ROWS: readonly Fault[] = [
  {
    id: `${CAUSE}/stale-values`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    sharedRows: 0.6,
    fits: ({ entities }) => entities !== null,
    serves: (scene) => {
      for (let k = scene.random.integer(1, 2); k > 0; k--) {
        const { name } = scene.pick(isNumber);
        const older = new Map<string, Cell>();
        for (const { entityId, values } of scene.training) older.set(entityId, values[name]);
        const cells = shuffled(scene, name);
        scene.serve(name, (_, row, i) => older.get(row.entityId) ?? cells[i]);
      }
    },
  },
  {
    id: `${CAUSE}/stale-values-of-a-cache`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    sharedRows: 0.8,
    serves: (scene) => {
      for (let k = scene.random.integer(1, 2); k > 0; k--) {
        const { name } = scene.pick(isNumber);
        const cells = shuffled(scene, name);
        // Some entries of the cache are still right.
        scene.serve(name, (cell, _, i) => (scene.random.chance(0.85) ? cells[i] : cell));
      }
    },
  },
  {
    id: `${CAUSE}/misjoined`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    fits: has(() => true),
    serves: (scene) => {
      const { name } = scene.pick(() => true);
      const cells = shuffled(scene, name);
      scene.serve(name, (_, __, i) => cells[i]);
    },
  },
  {
    // A join that is off by one row.
    id: `${CAUSE}/misjoined-by-one`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    serves: (scene) => {
      const names = [scene.pick(() => true).name, scene.pick(() => true).name];
      for (const name of names) {
        const cells = scene.served.map(({ values }) => values[name]);
        scene.serve(name, (_, __, i) => cells[(i + 1) % cells.length]);
      }
    },
  },
];

function shuffled(scene: Scene, name: string): Cell[] {
  const cells = scene.served.map(({ values }) => values[name]);
  shuffle(cells, scene.random);
  return cells;
}
