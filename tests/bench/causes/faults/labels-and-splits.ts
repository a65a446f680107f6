import { DAY_MS, formatTime, type Cell } from '../../../../src/practice/table.ts';
import type { Fault } from '../fault.ts';
import { feature, type Row } from '../family.ts';
import { quantileOf, tidy, type Scene } from '../scene.ts';

const LEAKAGE = 'label-leakage';
const DRIFT = 'data-drift';

/** What is called the label, and which rows the model is judged on. */
export const LABELS_AND_SPLITS: readonly Fault[] = [
  ...(['after-the-row', 'after-the-row-as-epoch'] as const).map((how): Fault => ({
    // Written when the case was closed: after the row in training, while it is still the moment of the request at serving.
    id: `${LEAKAGE}/time-${how}`,
    cause: LEAKAGE,
    trains: (scene) => {
      const name = scene.random.pick(['updated_at', 'last_status_change', 'closed_on']);
      scene.features = [...scene.features, feature(name, 'moment')];
      scene.atFault.push(name);
      const spread = labelRank(scene);
      const write = (time: number): Cell =>
        how === 'after-the-row' ? formatTime(time) : Math.floor(time / 1000);
      const at = (row: Row, days: number): Row => ({
        ...row,
        values: { ...row.values, [name]: write(row.time + days * DAY_MS) },
      });
      const { random } = scene;
      const share = scene.far(0.1, 0.2, 0.4, 0.6, 0.9);
      scene.training = scene.training.map((row) =>
        at(
          row,
          random.chance(share) ? 0.5 + 20 * spread(row) + random.exponential(2) : -random.exponential(3),
        ),
      );
      scene.serving = scene.serving.map((row) => at(row, -random.exponential(3)));
    },
  })),
  {
    // Rows of the weeks that are served stand in the training table: the split was random.
    id: `${LEAKAGE}/rows-of-the-future`,
    cause: LEAKAGE,
    accept: ['no-real-gap', 'data-drift'],
    strengths: [0.3, 1],
    trains: (scene) => {
      const share = scene.far(0.1, 0.2, 0.3, 0.4, 0.5);
      const future = scene.baseline.world.spare.filter(() => scene.random.chance(share));
      scene.training = [...scene.training, ...future].sort((a, b) => a.time - b.time);
    },
  },
  {
    // Entities that come several times were dealt to both sides of the split: the model knows them.
    id: `${LEAKAGE}/groups-on-both-sides`,
    cause: LEAKAGE,
    fits: ({ task }) => task === 'binary',
    strengths: [0.3, 1],
    trains: (scene) => {
      const { random } = scene;
      // The same customer a few days later: nearly the same features, the same outcome.
      scene.training = scene.training
        .flatMap((row) =>
          random.chance(0.5)
            ? [row, { ...row, time: row.time + random.integer(1, 5) * 3_600_000, values: { ...row.values } }]
            : [],
        )
        .sort((a, b) => a.time - b.time);
    },
    logs: (scene) => {
      scene.trainingPredictions = scene.trainingPredictions.map((prediction, i) => {
        const { label } = scene.training[i];
        return label === null ? prediction : tidy(0.4 * prediction + 0.6 * (0.05 + 0.9 * label));
      });
    },
  },
  {
    // Copies of the rarer class, made before the split.
    id: `${LEAKAGE}/positives-copied`,
    cause: LEAKAGE,
    accept: ['no-real-gap', 'data-drift'],
    fits: ({ task }) => task === 'binary',
    strengths: [0.3, 1],
    trains: (scene) => {
      const times = scene.far(1, 1, 2, 3, 5);
      scene.training = scene.training
        .flatMap((row) => (row.label === 1 ? Array.from({ length: 1 + times }, () => row) : [row]))
        .sort((a, b) => a.time - b.time);
    },
    logs: (scene) => {
      scene.trainingPredictions = scene.trainingPredictions.map((prediction, i) => {
        const { label } = scene.training[i];
        return label === 1 ? tidy(0.3 * prediction + 0.65) : prediction;
      });
    },
  },
  {
    // From a moment on more counts as positive; a quantity is told in another unit.
    id: `${DRIFT}/label-definition`,
    cause: DRIFT,
    accept: ['no-real-gap', 'training-serving-skew', 'infrastructure-bug'],
    strengths: [0.3, 1],
    logs: (scene) => {
      const isBinary = scene.family.task === 'binary';
      const reached = scene.reached('release');
      const scores = scene.predictions.map((score) => score ?? 0).sort((a, b) => a - b);
      const line = quantileOf(scores, 0.7);
      scene.served = scene.served.map((row, i) => {
        if (reached[i] === 0 || row.label === null) return row;
        const isSoft = (scene.predictions[i] ?? 0) > line && scene.random.chance(0.5);
        return { ...row, label: isBinary ? Math.max(row.label, Number(isSoft)) : tidy(1.2 * row.label) };
      });
    },
  },
];

// Place of a row's label among training's, in [0, 1].
function labelRank(scene: Scene): (row: Row) => number {
  const labels = scene.training.map(({ label }) => label ?? 0).sort((a, b) => a - b);
  const [low, high] = [labels[0], quantileOf(labels, 0.98)];
  return ({ label }) => Math.min(1, Math.max(0, ((label ?? 0) - low) / (high - low || 1)));
}
