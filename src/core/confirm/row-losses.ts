import { logLossOfRow } from '../metrics/log-loss.ts';
import { placeOf } from '../metrics/place-of.ts';
import { rankScores } from '../metrics/ranked-scores.ts';
import type { Outcomes } from './outcomes.ts';
import type { SegmentsReport } from './report.ts';

/** Which loss a row has. */
export type LossKind = SegmentsReport['loss'];

/**
 * The loss that fits a task and its predictions, the same for all of them:
 * - `log-loss` for scores that are probabilities of a binary outcome (or of a grade above 0);
 * - `error` for decisions, for classes, and for scores outside [0, 1], which say nothing but an order;
 * - `absolute-error` for quantities.
 * @param outcomes - the task
 * @param predictions - of each table that is to be compared
 * @returns the loss
 * @example lossKind({ task: 'binary' }, [Float64Array.of(0.2, 0.9)]) // 'log-loss'
 */
export function lossKind(outcomes: Pick<Outcomes, 'task'>, predictions: readonly Float64Array[]): LossKind {
  if (outcomes.task === 'regression') return 'absolute-error';
  if (outcomes.task === 'multiclass') return 'error';
  return predictions.every(areInUnitInterval) && !predictions.every(areDecisions) ? 'log-loss' : 'error';
}

/**
 * Loss of each row, so that its mean over any rows is a metric of these.
 *
 * Log loss is clipped as the metric is. The error of a class or a decision is 0 or 1. The error of a score without a scale is
 * the share of the rows of the other class that it stands on the wrong side of, ties one half: within each class its mean is
 * 1 - ROC AUC.
 * @param outcomes - the task
 * @param labels - as `SideOutcomes` has them
 * @param predictions - as many
 * @param kind - the loss; where left out, the one that fits these predictions. Give it where two tables are compared: both need the same
 * @returns one loss a row, finite and >= 0; NaN where label or prediction is missing, or the prediction is infinite
 * @throws {RangeError} where the lengths differ
 * @example rowLosses({ task: 'regression' }, Float64Array.of(3, NaN), Float64Array.of(1, 1)) // [2, NaN]
 */
export function rowLosses(
  outcomes: Pick<Outcomes, 'task'>,
  labels: Float64Array,
  predictions: Float64Array,
  kind: LossKind = lossKind(outcomes, [predictions]),
): Float64Array {
  if (labels.length !== predictions.length)
    throw new RangeError(`${labels.length} labels, ${predictions.length} predictions`);
  if (outcomes.task === 'regression' || kind === 'absolute-error') return distances(labels, predictions);
  if (outcomes.task === 'multiclass') return each(labels, predictions, (y, p) => (y === p ? 0 : 1));
  if (kind === 'log-loss') return each(labels, predictions, (y, p) => logLossOfRow(p, y > 0 ? 1 : 0));
  if (kind === 'brier') return each(labels, predictions, (y, p) => (p - (y > 0 ? 1 : 0)) ** 2);
  if (areDecisions(predictions)) return each(labels, predictions, (y, p) => (y > 0 === p > 0 ? 0 : 1));
  return misplacements(labels, predictions);
}

function distances(labels: Float64Array, predictions: Float64Array): Float64Array {
  const losses = new Float64Array(labels.length);
  for (let row = 0; row < losses.length; row++) {
    const distance = Math.abs(predictions[row] - labels[row]);
    losses[row] = distance < Infinity ? distance : NaN;
  }
  return losses;
}

function each(
  labels: Float64Array,
  predictions: Float64Array,
  loss: (label: number, prediction: number) => number,
): Float64Array {
  const losses = new Float64Array(labels.length);
  for (let row = 0; row < losses.length; row++) {
    const known = labels[row] + predictions[row];
    losses[row] = known - known === 0 ? loss(labels[row], predictions[row]) : NaN;
  }
  return losses;
}

function misplacements(labels: Float64Array, predictions: Float64Array): Float64Array {
  const isKnown = (row: number) => Number.isFinite(predictions[row]) && !Number.isNaN(labels[row]);
  const rows = new Uint32Array(labels.length);
  let known = 0;
  for (let row = 0; row < labels.length; row++) if (isKnown(row)) rows[known++] = row;
  const kept = rows.subarray(0, known);
  const ranked = rankScores(
    Float64Array.from(kept, (row) => predictions[row]),
    Uint8Array.from(kept, (row) => (labels[row] > 0 ? 1 : 0)),
  );
  const { scores, positives, negatives, positiveRows, negativeRows } = ranked;
  // Losses of a positive and of a negative row at each score.
  const ofPositive = new Float64Array(scores.length);
  const ofNegative = new Float64Array(scores.length);
  let [below, passed] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    ofPositive[i] = 1 - (below + negatives[i] / 2) / negativeRows;
    ofNegative[i] = (passed + positives[i] / 2) / positiveRows;
    below += negatives[i];
    passed += positives[i];
  }
  const losses = new Float64Array(labels.length).fill(NaN);
  if (positiveRows === 0 || negativeRows === 0) return losses;
  for (const row of kept)
    losses[row] = (labels[row] > 0 ? ofPositive : ofNegative)[placeOf(scores, predictions[row])];
  return losses;
}

function areInUnitInterval(predictions: Float64Array): boolean {
  for (let row = 0; row < predictions.length; row++)
    if (predictions[row] < 0 || predictions[row] > 1) return false;
  return true;
}

function areDecisions(predictions: Float64Array): boolean {
  for (let row = 0; row < predictions.length; row++) {
    const value = predictions[row];
    if (value !== 0 && value !== 1 && !Number.isNaN(value)) return false;
  }
  return true;
}
