import type { Outcomes, SideOutcomes } from '../../src/core/confirm/outcomes.ts';
import { mulberry32, normals } from './mulberry32.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 1);

/** How a simulated row comes about: `logit` is what the model says, `day` its place in [0, 28), 0 the oldest. */
export interface Simulation {
  rows?: number;
  /** Log odds that the model sees; default: ROC AUC 0.90 at a base rate of 0.25. */
  logit?: (normal: () => number, day: number) => number;
  /** True probability of a positive; default: what the model says. */
  chance?: (logit: number, day: number) => number;
  /** Label as it is recorded. */
  label?: (truth: number, day: number, uniform: () => number, score: number) => number;
}

/** One table of labels, scores and times over 28 days. */
export function simulatedSide(seed: number, simulation: Simulation = {}): SideOutcomes {
  const rows = simulation.rows ?? 6000;
  const uniform = mulberry32(seed * 7919);
  const normal = normals(uniform);
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const side = plainSide(rows);
  for (let row = 0; row < rows; row++) {
    const day = (28 * row) / rows;
    const logit = simulation.logit?.(normal, day) ?? -2.2 + 2.6 * normal();
    const score = sigmoid(logit);
    const truth = Number(uniform() < (simulation.chance?.(logit, day) ?? score));
    side.labels[row] = simulation.label?.(truth, day, uniform, score) ?? truth;
    side.predictions[row] = score;
    side.times![row] = START_MS + day * DAY_MS;
  }
  return side;
}

/** A table of nothing but zeros. */
export function plainSide(rows: number): SideOutcomes {
  return {
    tableRows: null,
    labels: new Float64Array(rows),
    predictions: new Float64Array(rows),
    classScores: null,
    weights: null,
    groups: null,
    entities: null,
    times: new Float64Array(rows),
  };
}

/** Outcomes of a binary task. */
export function binaryOutcomes(
  training: SideOutcomes,
  serving: SideOutcomes,
  more: Partial<Outcomes> = {},
): Outcomes {
  return {
    task: 'binary',
    isTaskChosen: false,
    classes: ['0', '1'],
    training,
    serving,
    split: null,
    problems: [],
    ...more,
  };
}
