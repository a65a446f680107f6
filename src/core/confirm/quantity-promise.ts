import { measureWords } from '../compare/measure-words.ts';
import { meanAbsoluteError } from '../metrics/mae.ts';
import { meanAndError } from '../metrics/mean-estimate.ts';
import { normalQuantile } from '../stats/normal-distribution.ts';
import type { SideOutcomes } from './outcomes.ts';
import { quantityLine, type QuantityLine } from './quantity-line.ts';

const HALF_WIDTH = normalQuantile(0.975);
/** Slope over training's within which one quantity follows the other as it did; as for scores. */
const KEPT_SLOPE = [0.75, 1.25] as const;
/** Shift of the level, in training's mean absolute errors, from which it no longer does. A choice, by the same measure. */
const KEPT_LEVEL = 0.25;

/** How labels and predictions go together on both sides. */
export interface QuantityPromise {
  training: QuantityLine;
  serving: QuantityLine;
  /** Mean of what serving has over what training's line says of its rows. */
  shift: number;
  /** The beginning of a sentence on how it changed; null where nothing shows that it did. */
  broken: string | null;
}

/**
 * Whether one quantity follows the other in serving as it did in training: labels given predictions (does a prediction still mean what it meant?), or
 * predictions given labels (does an outcome still get the prediction it got?). It does not where the slope over training's, or the level against
 * training's line, lies outside what is kept with its whole 95 % interval.
 *
 * @param training - rows with label and prediction
 * @param serving - the same
 * @param of - which is followed
 * @param weights - of training's rows; their own where not given
 * @returns the lines; null where there is none on a side, or training has no slope or no error
 * @example
 * quantityPromise(training, serving, 'labels')?.broken; // null
 */
export function quantityPromise(
  training: SideOutcomes,
  serving: SideOutcomes,
  of: 'labels' | 'predictions',
  weights: Float64Array | null = training.weights,
): QuantityPromise | null {
  const lineOf = (rows: SideOutcomes, by: Float64Array | null) =>
    of === 'labels'
      ? quantityLine(rows.predictions, rows.labels, by ?? undefined)
      : quantityLine(rows.labels, rows.predictions, by ?? undefined);
  const before = lineOf(training, weights);
  const after = lineOf(serving, serving.weights);
  const error = meanAbsoluteError(training.predictions, training.labels, weights ?? undefined).value;
  if (before === null || after === null || before.slope === 0 || error === null || error === 0) return null;
  const [x, y] =
    of === 'labels' ? [serving.predictions, serving.labels] : [serving.labels, serving.predictions];
  const off = meanAndError(
    y.map((value, row) => value - before.intercept - before.slope * x[row]),
    serving.weights ?? undefined,
  );
  const ratio = after.slope / before.slope;
  const ratioError = Math.hypot(after.slopeError / before.slope, (ratio * before.slopeError) / before.slope);
  const names = of === 'labels' ? ['Labels', 'predictions'] : ['Predictions', 'labels'];
  const shiftIsBroken = Math.abs(off.mean) - HALF_WIDTH * off.standardError > KEPT_LEVEL * error;
  const slopeIsBroken =
    ratio + HALF_WIDTH * ratioError < KEPT_SLOPE[0] || ratio - HALF_WIDTH * ratioError > KEPT_SLOPE[1];
  const broken = slopeIsBroken
    ? `${names[0]} of serving move with the ${names[1]} ${measureWords(ratio)} times as fast as in training`
    : shiftIsBroken
      ? `${names[0]} of serving are ${measureWords(Math.abs(off.mean))} ${off.mean > 0 ? 'larger' : 'smaller'} on average than such ${names[1]} had in training`
      : null;
  return { training: before, serving: after, shift: off.mean, broken };
}
