import type { Task } from '../confirm/outcomes.ts';

/**
 * Probabilities are kept this far from 0 and 1 before their log-odds are taken: beyond, a tree ensemble's scores are noise, and a few
 * of them would make up most of the variance.
 */
const LEAST_PROBABILITY = 1e-4;

/** The scale on which scores are learnt and compared. */
export interface ScoreScale {
  kind: 'log-odds' | 'identity';
  /** From the scale of the predictions. */
  to(score: number): number;
  /** Back to it. */
  from(value: number): number;
}

const IDENTITY: ScoreScale = { kind: 'identity', to: (score) => score, from: (value) => value };

const LOG_ODDS: ScoreScale = {
  kind: 'log-odds',
  to(score) {
    const kept = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, score));
    return Math.log(kept / (1 - kept));
  },
  from: (value) => 1 / (1 + Math.exp(-value)),
};

/**
 * The scale for the predictions of a model.
 * @param task - what is predicted
 * @param predictions - of training; NaN is none
 * @returns log-odds for probabilities of two classes, else the predictions as they are; null for classes, which have no scale
 * @example scoreScale('binary', Float64Array.of(0.2, 0.9))?.kind // 'log-odds'
 */
export function scoreScale(task: Task, predictions: Float64Array): ScoreScale | null {
  if (task === 'multiclass') return null;
  if (task === 'regression') return IDENTITY;
  for (const score of predictions) if (score < 0 || score > 1) return IDENTITY;
  return LOG_ODDS;
}
