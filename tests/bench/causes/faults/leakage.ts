import type { Cell } from '../../../../src/practice/table.ts';
import type { Fault } from '../fault.ts';
import type { Row } from '../family.ts';
import { feature, type FeatureSpec } from '../family.ts';
import { deviationOf, quantileOf, tidy, type Scene } from '../scene.ts';
import { has, isCategory, isQuantity } from './features.ts';

const CAUSE = 'label-leakage';

/** Names of things that are only known afterwards. */
const AFTERWARDS = ['settled_amount', 'last_contact_outcome', 'resolution_minutes', 'refund_total', 'final_status_code', 'followup_count']; // prettier-ignore

/** The model is evaluated with something that it will not have. */
export const LEAKAGE: readonly Fault[] = [
  {
    id: `${CAUSE}/default-at-serving`,
    cause: CAUSE,
    trains: (scene) => {
      const spec = addColumn(scene, scene.random.pick(AFTERWARDS));
      const tell = outcomeTeller(scene);
      const isSparse = scene.family.task === 'binary' && scene.random.chance(0.6);
      scene.training = scene.training.map((row) => {
        const known = tell(row);
        // Nothing is settled of most that had no claim.
        return put(row, spec, isSparse && row.label !== 1 && scene.random.chance(0.85) ? 0 : known);
      });
      const fallback = scene.random.pick([0, 0, 0, -1, 1]);
      scene.serving = scene.serving.map((row) => put(row, spec, fallback));
    },
  },
  {
    id: `${CAUSE}/missing-at-serving`,
    cause: CAUSE,
    trains: (scene) => {
      const spec = addColumn(scene, scene.random.pick(AFTERWARDS));
      const tell = outcomeTeller(scene);
      scene.training = scene.training.map((row) =>
        put(row, spec, scene.random.chance(0.03) ? null : tell(row)),
      );
      scene.serving = scene.serving.map((row) => put(row, spec, null));
    },
    logs: (scene) => {
      // Sometimes the column is not even there.
      if (scene.random.chance(0.25)) scene.renamed.set(scene.atFault[0], null);
    },
  },
  {
    // Filled in where something happened, and only then; whether it is there tells.
    id: `${CAUSE}/availability`,
    cause: CAUSE,
    fits: ({ task }) => task === 'binary',
    trains: (scene) => {
      const spec = addColumn(
        scene,
        scene.random.pick(['case_reason', 'agent_code', 'closing_note_type']),
        'category',
      );
      const [more, less] = [scene.far(0.3, 0.45, 0.6, 0.8, 0.95), scene.far(0.2, 0.15, 0.1, 0.06, 0.03)];
      const texts = ['A1', 'B2', 'C3', 'D4'];
      scene.training = scene.training.map((row) =>
        put(row, spec, scene.random.chance(row.label === 1 ? more : less) ? scene.random.pick(texts) : null),
      );
      const isEmpty = scene.random.chance(0.7);
      scene.serving = scene.serving.map((row) =>
        put(row, spec, !isEmpty && scene.random.chance(less) ? scene.random.pick(texts) : null),
      );
    },
  },
  {
    // A total that in training runs on beyond the prediction, and at serving cannot: the same distribution, without the knowledge.
    id: `${CAUSE}/future-window`,
    cause: CAUSE,
    fits: has(isQuantity),
    trains: (scene) => {
      const { name } = scene.pickImportant(isQuantity);
      const deviation = deviationOf(scene.numbers(name)) || 1;
      const labels = scene.training.map(({ label }) => label ?? 0);
      const mean = labels.reduce((sum, x) => sum + x, 0) / labels.length;
      const spread = deviationOf(labels) || 1;
      const far = scene.far(0.1, 0.25, 0.6, 1.2, 2.5);
      const isWhole = scene.numbers(name).every(Number.isInteger);
      const add = (row: Row, push: number): Row => {
        const cell = row.values[name];
        if (typeof cell !== 'number') return row;
        const moved = cell + far * deviation * push;
        return { ...row, values: { ...row.values, [name]: isWhole ? Math.round(moved) : tidy(moved) } };
      };
      scene.training = scene.training.map((row) =>
        add(row, ((row.label ?? 0) - mean) / spread + 0.3 * scene.random.normal()),
      );
      // At serving as much is added, of somebody else.
      scene.serving = scene.serving.map((row) =>
        add(row, (scene.random.pick(labels) - mean) / spread + 0.3 * scene.random.normal()),
      );
    },
  },
  {
    // Mean label by category, a row's own label included; serving has the means of training.
    id: `${CAUSE}/target-encoding`,
    cause: CAUSE,
    trains: (scene) => {
      const spec = addColumn(
        scene,
        scene.random.pick(['merchant_rate', 'postcode_te', 'group_mean_outcome']),
        'percent',
      );
      const rowsPerGroup = scene.far(400, 80, 20, 7, 3);
      const groups = Math.ceil(scene.training.length / rowsPerGroup);
      const sums = new Float64Array(groups);
      const counts = new Float64Array(groups);
      const groupOf = (): number => scene.random.integer(0, groups - 1);
      const own = scene.training.map(groupOf);
      scene.training.forEach(({ label }, i) => {
        sums[own[i]] += label ?? 0;
        counts[own[i]]++;
      });
      const mean = scene.training.reduce((sum, { label }) => sum + (label ?? 0), 0) / scene.training.length;
      const means = [...sums].map((sum, g) => tidy(counts[g] > 0 ? sum / counts[g] : mean));
      scene.training = scene.training.map((row, i) => put(row, spec, means[own[i]]));
      scene.serving = scene.serving.map((row) => put(row, spec, means[groupOf()]));
    },
  },
  {
    // The file was put together class by class, and numbered: the model is fed the number.
    id: `${CAUSE}/row-order`,
    cause: CAUSE,
    fits: ({ entities }) => entities === null,
    trains: (scene) => {
      const far = scene.far(0.1, 0.3, 0.7, 1.5, 4);
      const labels = scene.training.map(({ label }) => label ?? 0);
      const spread = deviationOf(labels) || 1;
      const ranks = scene.training
        .map((row, i) => ({ i, key: (far * (row.label ?? 0)) / spread + scene.random.normal() }))
        .sort((a, b) => a.key - b.key);
      const ids = new Array<string>(ranks.length);
      ranks.forEach(({ i }, rank) => (ids[i] = String(200_000 + rank)));
      scene.training = scene.training.map((row, i) => ({ ...row, entityId: ids[i] }));
      scene.lesson = { ...scene.lesson, kind: 'trees', inputs: [...scene.lesson.inputs, '#id'] };
    },
  },
  {
    // The same rows again: a model that learns by heart is asked what it has seen.
    id: `${CAUSE}/duplicate-rows`,
    cause: CAUSE,
    trains: (scene) => {
      const share = scene.far(0.03, 0.1, 0.25, 0.5, 0.8);
      const { random } = scene;
      const copies = scene.training.flatMap((row) =>
        random.chance(share) ? [{ ...row, time: row.time + 1000 * random.integer(0, 5) }] : [],
      );
      scene.training = [...scene.training, ...copies].sort((a, b) => a.time - b.time);
    },
    logs: (scene) => {
      const seen = new Map<string, number>();
      for (const { values } of scene.training) {
        const key = JSON.stringify(values);
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
      scene.trainingPredictions = scene.trainingPredictions.map((prediction, i) => {
        const { values, label } = scene.training[i];
        if ((seen.get(JSON.stringify(values)) ?? 0) < 2 || label === null) return prediction;
        return tidy(
          0.25 * prediction + 0.75 * (scene.family.task === 'binary' ? 0.02 + 0.96 * label : label),
        );
      });
    },
  },
  {
    // A column of before is written over when the case is closed: the history has the final value, serving the first one.
    id: `${CAUSE}/updated-afterwards`,
    cause: CAUSE,
    fits: (family) => family.task === 'binary' && has(isCategory)(family),
    trains: (scene) => {
      const { name } = scene.pick(isCategory);
      const final = scene.random.pick(['closed', 'cancelled', 'in_review']);
      const [more, less] = [scene.far(0.1, 0.25, 0.4, 0.65, 0.9), scene.far(0.02, 0.02, 0.02, 0.02, 0.01)];
      scene.training = scene.training.map((row) =>
        scene.random.chance(row.label === 1 ? more : less)
          ? { ...row, values: { ...row.values, [name]: final } }
          : row,
      );
    },
  },
];

function addColumn(scene: Scene, name: string, meaning: FeatureSpec['meaning'] = 'amount'): FeatureSpec {
  const spec = feature(name, meaning);
  scene.features = [...scene.features, spec];
  scene.lesson = { ...scene.lesson, inputs: [...scene.lesson.inputs, name] };
  scene.atFault.push(name);
  return spec;
}

function put(row: Row, { name }: FeatureSpec, cell: Cell): Row {
  return { ...row, values: { ...row.values, [name]: cell } };
}

/** A number that tells the label, the better the stronger the fault. */
function outcomeTeller(scene: Scene): (row: Row) => number {
  const labels = scene.training.map(({ label }) => label ?? 0);
  const sorted = labels.toSorted((a, b) => a - b);
  const spread = deviationOf(labels) || 1;
  const middle = quantileOf(sorted, 0.5);
  const noise = scene.far(4, 2, 1, 0.5, 0.15);
  const unit = scene.random.pick([1, 12, 40]);
  return ({ label }) =>
    Math.round(100 * unit * (3 + ((label ?? 0) - middle) / spread + noise * scene.random.normal())) / 100;
}
