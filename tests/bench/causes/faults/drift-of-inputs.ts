import type { Fault } from '../fault.ts';
import type { Row } from '../family.ts';
import { onNumbers } from '../scene.ts';
import { drawLabel } from '../world.ts';
import { has, isAmount, isCategory, isQuantity } from './features.ts';
import { elapsed, resample, standardiser } from './resample.ts';

const CAUSE = 'data-drift';

/** The population changes; what holds of a row does not. */
export const DRIFT_OF_INPUTS: readonly Fault[] = [
  {
    id: `${CAUSE}/covariate-gradual`,
    cause: CAUSE,
    fits: has(isQuantity),
    happens: (scene) => {
      const { name } = scene.pick(isQuantity);
      const z = standardiser(scene, name);
      const far = scene.far(0.2, 0.5, 1, 2, 4) * (scene.random.chance(0.75) ? 1 : -1);
      resample(scene, (row) => far * elapsed(row) * z(row));
    },
  },
  {
    id: `${CAUSE}/covariate-abrupt`,
    cause: CAUSE,
    fits: has(isQuantity),
    happens: (scene) => {
      const { name } = scene.pick(isQuantity);
      const z = standardiser(scene, name);
      const far = scene.far(0.1, 0.3, 0.7, 1.4, 3) * (scene.random.chance(0.75) ? 1 : -1);
      const moment = scene.random.chance(0.5) ? 0 : scene.random.between(0.2, 0.6);
      resample(scene, (row) => (elapsed(row) >= moment ? far * z(row) : 0));
    },
  },
  {
    id: `${CAUSE}/covariate-seasonal`,
    cause: CAUSE,
    fits: has(isQuantity),
    happens: (scene) => {
      const { name } = scene.pick(isQuantity);
      const z = standardiser(scene, name);
      const far = scene.far(0.2, 0.5, 1, 2, 3);
      resample(scene, (row) => far * Math.sin(Math.PI * elapsed(row)) * z(row));
    },
  },
  {
    // Prices rise, people travel further: values move and labels follow them.
    id: `${CAUSE}/covariate-shift-of-values`,
    cause: CAUSE,
    fits: has(isAmount),
    happens: (scene) => {
      const { name } = scene.pick(isAmount);
      const far = scene.far(1.03, 1.08, 1.2, 1.5, 2.2);
      const isGradual = scene.random.chance(0.6);
      scene.serving = scene.serving.map((row) => {
        const growth = isGradual ? far ** elapsed(row) : far;
        const scatter = scene.random.between(0.85, 1.15);
        const values = {
          ...row.values,
          [name]: onNumbers((x) => x * (1 + (growth - 1) * scatter))(row.values[name]),
        };
        return { ...row, values, label: drawLabel(scene.family, values, scene.random) };
      });
    },
  },
  {
    // A category that training has never seen, and of which it knows nothing.
    id: `${CAUSE}/new-category`,
    cause: CAUSE,
    fits: has(isCategory),
    happens: (scene) => {
      const { name } = scene.pick(isCategory);
      const share = scene.far(0.02, 0.06, 0.15, 0.3, 0.6);
      const isGradual = scene.random.chance(0.7);
      const newcomer = scene.random.pick(['new_segment', 'Partner', 'XQ', 'other_2026', 'self_service']);
      const lift = scene.random.pick([-1.5, 1.2, 2]);
      scene.serving = scene.serving.map((row) => {
        if (!scene.random.chance(isGradual ? Math.min(1, 2 * share * elapsed(row)) : share)) return row;
        const values = { ...row.values, [name]: newcomer };
        return { ...row, values, label: drawLabel(scene.family, values, scene.random, lift) };
      });
    },
  },
  {
    // A group of customers, a market: several features at once, far from what training has.
    id: `${CAUSE}/new-segment`,
    cause: CAUSE,
    fits: has(isQuantity, 2),
    happens: (scene) => {
      const share = scene.far(0.02, 0.05, 0.12, 0.25, 0.5);
      const isGradual = scene.random.chance(0.5);
      const names = [scene.pickImportant(isQuantity).name, scene.pick(isQuantity).name];
      const lift = scene.random.pick([-1, 1, 1.5]);
      const tops = names.map((name) => scene.numbers(name).slice(-Math.ceil(scene.training.length * 0.08)));
      scene.serving = scene.serving.map((row) => {
        if (!scene.random.chance(isGradual ? Math.min(1, 2 * share * elapsed(row)) : share)) return row;
        const values: Row['values'] = { ...row.values };
        names.forEach((name, k) => {
          values[name] = scene.random.pick(tops[k]);
        });
        return { ...row, values, label: drawLabel(scene.family, values, scene.random, lift) };
      });
    },
  },
  {
    id: `${CAUSE}/vanished-category`,
    cause: CAUSE,
    fits: has(isCategory),
    strengths: [0.1, 0.3, 1],
    happens: (scene) => {
      const { name } = scene.pick(isCategory);
      const counts = new Map<string, number>();
      for (const { values } of scene.training) {
        const text = String(values[name]);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
      const [gone] = [...counts].sort((a, b) => b[1] - a[1])[scene.random.integer(0, 1)] ?? [''];
      const left = scene.far(-0.3, -0.7, -1.5, -3, -12);
      resample(scene, ({ values }) => (values[name] === gone ? left : 0));
    },
  },
  {
    id: `${CAUSE}/mixture`,
    cause: CAUSE,
    fits: has(isCategory),
    happens: (scene) => {
      const { name } = scene.pick(isCategory);
      const names = [...new Set(scene.training.map(({ values }) => String(values[name])))].sort();
      const far = scene.far(0.1, 0.3, 0.7, 1.4, 2.5);
      const push = new Map(names.map((one) => [one, far * scene.random.normal()]));
      const isGradual = scene.random.chance(0.5);
      resample(scene, (row) => (push.get(String(row.values[name])) ?? 0) * (isGradual ? elapsed(row) : 1));
    },
  },
];
