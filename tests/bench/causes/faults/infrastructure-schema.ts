import type { Fault } from '../fault.ts';
import { learn } from '../learner.ts';
import type { Scene } from '../scene.ts';
import { isCategory, isNumber } from './features.ts';

const CAUSE = 'infrastructure-bug';

/** Columns, versions and requests rather than values. */
export const INFRASTRUCTURE_OF_SCHEMA: readonly Fault[] = [
  {
    id: `${CAUSE}/column-missing`,
    cause: CAUSE,
    strengths: [1],
    serves: (scene) => {
      const { name } = scene.pick(() => true);
      scene.reached('traffic');
      scene.serve(name, () => null);
      scene.renamed.set(name, null);
    },
  },
  {
    id: `${CAUSE}/column-renamed`,
    cause: CAUSE,
    strengths: [1],
    serves: (scene) => {
      const { name } = scene.pick(() => true);
      scene.reached('traffic');
      // The model looks for the old name, and finds nothing.
      scene.serve(name, () => null);
    },
    logs: (scene) => {
      const [name] = scene.atFault;
      const isFlat = !name.includes('_');
      const names = [
        `${name}_v2`,
        isFlat ? `${name}_value` : name.replaceAll('_', ''),
        `${name}_new`,
        `f_${name}`,
      ];
      scene.renamed.set(name, scene.random.pick(names));
      scene.served = scene.served.map((row, i) => ({
        ...row,
        values: { ...row.values, [name]: scene.serving[i].values[name] },
      }));
    },
  },
  {
    // Values are given by position, and one column slipped in: each feature gets its neighbour's.
    id: `${CAUSE}/schema-shifted`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    serves: (scene) => {
      const fits = scene.random.chance(0.7) ? isNumber : isCategory;
      const names = scene.features
        .filter(fits)
        .map(({ name }) => name)
        .slice(0, scene.random.integer(3, 5));
      const cells = scene.served.map(({ values }) => names.map((name) => values[name]));
      names.forEach((name, k) => {
        scene.atFault.push(name);
        scene.serve(name, (_, __, i) => cells[i][(k + 1) % names.length]);
      });
    },
  },
  {
    id: `${CAUSE}/wrong-version`,
    cause: CAUSE,
    fits: ({ hasVersion }) => hasVersion,
    logs: (scene) => {
      const old = oldModel(scene);
      const reached = scene.reached();
      answerWith(scene, old, reached);
      if (scene.versions !== null)
        scene.versions.serving = scene.served.map((_, i) => (reached[i] === 1 ? 'v1.1' : 'v1.3'));
    },
  },
  {
    id: `${CAUSE}/wrong-version-unlogged`,
    cause: CAUSE,
    logs: (scene) => answerWith(scene, oldModel(scene), scene.reached()),
  },
  {
    // The model times out, and its caller puts in a number.
    id: `${CAUSE}/default-prediction`,
    cause: CAUSE,
    logs: (scene) => {
      const reached = scene.reached();
      const known = scene.predictions.flatMap((p) => (p === null ? [] : [p])).sort((a, b) => a - b);
      const middle =
        scene.family.task === 'binary' ? scene.random.pick([0, 0.5, 0.05]) : known[known.length >> 1];
      scene.predictions = scene.predictions.map((p, i) => (reached[i] === 1 ? middle : p));
    },
  },
  {
    // Retries are logged as requests of their own.
    id: `${CAUSE}/duplicate-requests`,
    cause: CAUSE,
    accept: ['no-real-gap'],
    logs: (scene) => {
      const share = scene.far(0.02, 0.06, 0.15, 0.3, 0.6);
      const isFromRelease = scene.random.chance(0.5);
      const start = isFromRelease ? scene.served[scene.served.length >> 1].time : 0;
      // Requests that time out are alike: long ones, of one kind.
      const rows = scene.served.map((row, i) => {
        const isRetried = row.time >= start && scene.random.chance(share);
        return { row, i, times: isRetried ? 1 + scene.random.integer(1, 3) : 1 };
      });
      const repeated = rows.flatMap(({ row, i, times }) => Array.from({ length: times }, () => ({ row, i })));
      scene.predictions = repeated.map(({ i }) => scene.predictions[i]);
      const versions = scene.versions;
      if (versions !== null) versions.serving = repeated.map(({ i }) => versions.serving[i]);
      scene.served = repeated.map(({ row }) => row);
    },
  },
];

/** A model of long ago: other weeks, fewer features. */
function oldModel(scene: Scene): (rows: Scene['served']) => number[] {
  const { lesson, training, random } = scene;
  const best = scene.candidates(() => true).map(({ name }) => name);
  // It did not have one of the best features yet, and saw the world of the first weeks.
  const inputs = lesson.inputs.filter((name) => name !== best[0] && (name !== best[2] || random.chance(0.5)));
  return learn({ ...lesson, inputs, kind: 'trees' }, training.slice(0, Math.floor(training.length / 4)));
}

function answerWith(scene: Scene, answer: (rows: Scene['served']) => number[], reached: Uint8Array): void {
  const answers = answer(scene.served);
  scene.predictions = scene.predictions.map((p, i) => (reached[i] === 1 ? answers[i] : p));
}
