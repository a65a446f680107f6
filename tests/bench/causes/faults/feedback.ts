import type { Fault } from '../fault.ts';
import type { Row } from '../family.ts';
import { isCategory, has } from './features.ts';
import { elapsed, resample } from './resample.ts';
import { quantileOf, type Scene } from '../scene.ts';

const CAUSE = 'feedback-loop';

/** The model's own answers decide what it is shown and told next. */
export const FEEDBACK: readonly Fault[] = [
  {
    // Who is turned down leaves no outcome; nor did he in the months the model was trained on.
    id: `${CAUSE}/selective-labels`,
    cause: CAUSE,
    trains: (scene) => cutTraining(scene, scene.far(0.1, 0.2, 0.35, 0.5, 0.7), scene.random.chance(0.8)),
    logs: (scene) => hideLabels(scene, scene.far(0.1, 0.2, 0.35, 0.5, 0.7), 0),
  },
  {
    // The first model, trained on all; outcomes are now seen of those let through, and of a few tried at random.
    id: `${CAUSE}/selective-labels-in-serving`,
    cause: CAUSE,
    logs: (scene) =>
      hideLabels(scene, scene.far(0.1, 0.2, 0.35, 0.5, 0.7), scene.random.pick([0, 0.02, 0.1])),
  },
  {
    id: `${CAUSE}/training-cut-by-score`,
    cause: CAUSE,
    accept: ['data-drift'],
    trains: (scene) => cutTraining(scene, scene.far(0.1, 0.25, 0.45, 0.65, 0.85), scene.random.chance(0.7)),
  },
  {
    // What scores high is shown more, week by week.
    id: `${CAUSE}/exposure-by-score`,
    cause: CAUSE,
    happens: (scene) => {
      const far = scene.far(0.3, 0.8, 1.6, 3, 6) * (scene.random.chance(0.85) ? 1 : -1);
      const rank = rankOf(scene);
      resample(scene, (row) => far * elapsed(row) * rank(row));
      thinOut(scene, scene.random.between(0.6, 1));
    },
  },
  {
    // The same with things: a few campaigns, shops or zones get all of it.
    id: `${CAUSE}/exposure-by-category`,
    cause: CAUSE,
    accept: ['data-drift'],
    fits: has(isCategory),
    happens: (scene) => {
      const { name } = scene.pickImportant(isCategory);
      const rank = rankOf(scene);
      const sums = new Map<string, { sum: number; rows: number }>();
      for (const row of scene.serving) {
        const key = String(row.values[name]);
        const { sum, rows } = sums.get(key) ?? { sum: 0, rows: 0 };
        sums.set(key, { sum: sum + rank(row), rows: rows + 1 });
      }
      const far = scene.far(1, 3, 7, 14, 25);
      resample(scene, (row) => {
        const { sum, rows } = sums.get(String(row.values[name])) ?? { sum: 0.5, rows: 1 };
        return far * elapsed(row) * (sum / rows);
      });
    },
  },
  {
    // Who is warned acts, and what was foretold does not happen.
    id: `${CAUSE}/action-changes-label`,
    cause: CAUSE,
    happens: (scene) => {
      const works = scene.far(0.1, 0.25, 0.45, 0.7, 0.95);
      const cut = scene.random.pick([0.6, 0.75, 0.85]);
      const rank = rankOf(scene);
      const start = scene.random.chance(0.5) ? 0 : scene.random.between(0.1, 0.5);
      scene.serving = scene.serving.map((row) => {
        if (row.label === null || rank(row) < cut || elapsed(row) < start || !scene.random.chance(works))
          return row;
        return { ...row, label: scene.family.task === 'binary' ? 0 : Math.round(row.label * 60) / 100 };
      });
    },
  },
  {
    // Retrained every week on what it said itself: its answers come closer to one another, or run to the ends.
    id: `${CAUSE}/scores-narrow`,
    cause: CAUSE,
    logs: (scene) => {
      const far = scene.far(0.1, 0.2, 0.4, 0.65, 0.9);
      const isBinary = scene.family.task === 'binary';
      const inner = (p: number) => (isBinary ? Math.log((p + 1e-6) / (1 - p + 1e-6)) : p);
      const outer = (s: number) => (isBinary ? 1 / (1 + Math.exp(-s)) : s);
      const known = scene.predictions.flatMap((p) => (p === null ? [] : [inner(p)]));
      const mean = known.reduce((sum, s) => sum + s, 0) / known.length;
      const week = (row: Row) => Math.min(3, Math.floor(elapsed(row) * 4));
      scene.predictions = scene.predictions.map((p, i) => {
        if (p === null) return p;
        const left = 1 - (far * (week(scene.served[i]) + 1)) / 4;
        const noise = scene.random.normal() * 0.1;
        return Math.round(1e6 * outer(mean + left * (inner(p) - mean) + (isBinary ? noise : 0))) / 1e6;
      });
      if (scene.versions !== null) scene.versions.serving = scene.served.map((row) => `v1.${4 + week(row)}`);
    },
  },
];

/** Share of the rows of serving that score lower. */
function rankOf(scene: Scene): (row: Row) => number {
  const sorted = scene.baseline.answer(scene.serving).sort((a, b) => a - b);
  const known = new Map<Row, number>();
  const all = [...scene.serving, ...scene.baseline.world.spare];
  scene.baseline.answer(all).forEach((score, i) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < score) low = middle + 1;
      else high = middle;
    }
    known.set(all[i], low / sorted.length);
  });
  return (row) => known.get(row) ?? 0.5;
}

function cutTraining(scene: Scene, share: number, isHigh: boolean): void {
  const scores = scene.baseline.predictions.slice(0, scene.training.length);
  const cut = quantileOf(
    scores.toSorted((a, b) => a - b),
    isHigh ? share : 1 - share,
  );
  const kept = scene.training.filter((_, i) => (isHigh ? scores[i] >= cut : scores[i] <= cut));
  // A table of one class teaches nothing.
  const positives = kept.filter(({ label }) => label === 1).length;
  const isTaught = scene.family.task === 'regression' || (positives >= 30 && kept.length - positives >= 30);
  if (isTaught) scene.training = kept;
}

function hideLabels(scene: Scene, share: number, tried: number): void {
  const known = scene.predictions.flatMap((p) => (p === null ? [] : [p])).sort((a, b) => a - b);
  const cut = quantileOf(known, share);
  scene.served = scene.served.map((row, i) =>
    (scene.predictions[i] ?? 0) < cut && !scene.random.chance(tried) ? { ...row, label: null } : row,
  );
}

function thinOut(scene: Scene, share: number): void {
  scene.serving = scene.serving.filter(() => scene.random.chance(share));
}
