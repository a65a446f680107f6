import type { Fault } from '../fault.ts';
import type { Row } from '../family.ts';
import { deviationOf, quantileOf, type Scene } from '../scene.ts';
import { drawLabel } from '../world.ts';
import { has, isCategory, isQuantity } from './features.ts';
import { elapsed, resample } from './resample.ts';

const CAUSE = 'data-drift';

/** What holds of a row changes; rows themselves do not look different. */
export const DRIFT_OF_LABELS: readonly Fault[] = [
  {
    // More (or fewer) of the positives, each as before: ranking does not suffer, calibration does.
    id: `${CAUSE}/prior`,
    cause: CAUSE,
    accept: ['no-real-gap'],
    happens: (scene) => {
      const labels = scene.serving.map(({ label }) => label ?? 0);
      const mean = labels.reduce((sum, x) => sum + x, 0) / labels.length;
      const deviation = deviationOf(labels) || 1;
      const isBinary = scene.family.task === 'binary';
      const far = Math.log(scene.far(1.15, 1.4, 2, 3.5, 6)) * (scene.random.chance(0.6) ? 1 : -1);
      resample(
        scene,
        ({ label }) =>
          far * (isBinary ? (label ?? 0) : Math.max(-2, Math.min(2, ((label ?? 0) - mean) / deviation)) / 2),
      );
    },
  },
  {
    // What used to speak for it now speaks against it: one feature's effect is mirrored.
    id: `${CAUSE}/concept-reversed`,
    cause: CAUSE,
    fits: has(isQuantity),
    happens: (scene) => {
      const { name } = scene.pickImportant(isQuantity);
      scene.atFault.length = 0;
      const numbers = scene.numbers(name);
      const mirror = (values: Row['values']): Row['values'] => {
        const cell = values[name];
        if (typeof cell !== 'number') return values;
        let rank = 0;
        for (let step = 512; step > 0; step >>= 1) {
          const place = Math.floor(((rank + step) / 1024) * numbers.length);
          if (place < numbers.length && numbers[place] <= cell) rank += step;
        }
        return { ...values, [name]: quantileOf(numbers, 1 - rank / 1024) };
      };
      relabel(scene, 'gradual-or-abrupt', (row) => drawLabel(scene.family, mirror(row.values), scene.random));
    },
  },
  {
    // A part of the rows, told by a feature, answers otherwise.
    id: `${CAUSE}/concept-in-segment`,
    cause: CAUSE,
    happens: (scene) => {
      const isIn = segmentOf(scene);
      relabel(scene, 'gradual-or-abrupt', (row) => {
        if (!isIn(row) || row.label === null) return row.label;
        return scene.family.task === 'binary' ? 1 - row.label : row.label * 1.5;
      });
    },
  },
  {
    // Something that no feature tells takes over.
    id: `${CAUSE}/concept-noise`,
    cause: CAUSE,
    happens: (scene) => {
      const labels = scene.serving.map(({ label }) => label);
      relabel(scene, 'gradual-or-abrupt', () => scene.random.pick(labels), 0.7);
    },
  },
  {
    // The same order of rows at another level: people leave more easily, everything takes longer.
    id: `${CAUSE}/concept-level`,
    cause: CAUSE,
    accept: ['no-real-gap'],
    happens: (scene) => {
      const far = scene.far(0.15, 0.4, 0.8, 1.4, 2.2) * (scene.random.chance(0.6) ? 1 : -1);
      const isGradual = scene.random.chance(0.5);
      scene.serving = scene.serving.map((row) => ({
        ...row,
        label: drawLabel(scene.family, row.values, scene.random, far * (isGradual ? elapsed(row) : 1)),
      }));
    },
  },
];

/** Gives rows another label: by and by, or from a moment on; share of them by strength. */
function relabel(scene: Scene, _how: 'gradual-or-abrupt', draw: (row: Row) => number | null, most = 1): void {
  const share = scene.far(0.06, 0.15, 0.35, 0.65, 1) * most;
  const isGradual = scene.random.chance(0.5);
  const moment = isGradual || scene.random.chance(0.4) ? 0 : scene.random.between(0.2, 0.6);
  if (moment > 0) scene.from = scene.serving[Math.floor(moment * scene.serving.length)].time;
  scene.serving = scene.serving.map((row) => {
    const chance = isGradual ? Math.min(1, 1.5 * share * elapsed(row)) : elapsed(row) >= moment ? share : 0;
    return scene.random.chance(chance) ? { ...row, label: draw(row) } : row;
  });
}

function segmentOf(scene: Scene): (row: Row) => boolean {
  const isHigh = scene.random.chance(0.5);
  if (scene.random.chance(0.5) && scene.candidates(isCategory).length > 0) {
    const { name } = scene.random.pick(scene.candidates(isCategory));
    const counts = new Map<string, number>();
    for (const { values } of scene.training) {
      counts.set(String(values[name]), (counts.get(String(values[name])) ?? 0) + 1);
    }
    const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
    const [category] = scene.random.pick(most);
    return ({ values }) => String(values[name]) === category;
  }
  const { name } = scene.random.pick(scene.candidates(isQuantity));
  const cut = quantileOf(scene.numbers(name), 0.6);
  return ({ values }) => {
    const cell = values[name];
    return typeof cell === 'number' && cell > cut === isHigh;
  };
}
