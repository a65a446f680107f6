import type { Side } from '../faults.ts';
import type { Investigation } from './investigation.ts';
import { scoreScale } from './score-scale.ts';

/** Scores of a side that it takes. */
const LEAST_ROWS = 200;

/** What the features let expect of the scores, by row of either side. */
export interface ExpectedScores {
  /** Sum over the features of training's mean score among rows of the same bin, less its mean. No probability: only its order and spread mean anything. */
  expected: Record<Side, Float64Array>;
  /** The scores on the scale that they are compared on (log-odds, or as they are); NaN is none. */
  scores: Record<Side, Float64Array>;
}

const known = new WeakMap<Investigation, { found: ExpectedScores | null }>();

/**
 * The crudest stand-in for the model: every feature adds what training's scores are, on average, where it has this value. It takes
 * milliseconds, and is enough to see whether a score has to do with its row at all. Computed once.
 *
 * Source: main effects of a fitted function, Friedman 2001 (partial dependence), here of the marginal means.
 *
 * @param investigation - both tables
 * @returns null without scores that have a scale, with fewer than 200 of them in training, or without features on both sides
 */
export function expectedScores(investigation: Investigation): ExpectedScores | null {
  let entry = known.get(investigation);
  if (entry === undefined) known.set(investigation, (entry = { found: compute(investigation) }));
  return entry.found;
}

function compute({ rows, features, outcomes }: Investigation): ExpectedScores | null {
  const scale = scoreScale(outcomes.task, rows.training.predictions);
  const binned = features.flatMap((feature) => (feature.binned === null ? [] : [feature.binned]));
  if (scale === null || binned.length === 0) return null;
  const onScale = (side: Side) =>
    rows[side].predictions.map((score) => (Number.isFinite(score) ? scale.to(score) : NaN));
  const scores = { training: onScale('training'), serving: onScale('serving') };
  const present = scores.training.filter((score) => score === score);
  if (present.length < LEAST_ROWS) return null;
  const mean = present.reduce((sum, score) => sum + score, 0) / present.length;
  const expected = {
    training: new Float64Array(rows.training.rows),
    serving: new Float64Array(rows.serving.rows),
  };
  for (const { count, training, serving } of binned) {
    const sums = new Float64Array(count);
    const counts = new Float64Array(count);
    training.forEach((bin, row) => {
      if (scores.training[row] !== scores.training[row]) return;
      sums[bin] += scores.training[row] - mean;
      counts[bin]++;
    });
    const effects = sums.map((sum, bin) => (counts[bin] > 0 ? sum / counts[bin] : 0));
    training.forEach((bin, row) => (expected.training[row] += effects[bin]));
    serving.forEach((bin, row) => (expected.serving[row] += effects[bin]));
  }
  return { expected, scores };
}
