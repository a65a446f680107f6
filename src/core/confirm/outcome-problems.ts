import type { Side } from '../faults.ts';
import { orderNumbers } from '../stats/ordered.ts';
import { quantile } from '../stats/quantile.ts';
import { evenly } from './distinct-values.ts';
import type { OutcomeProblem, SideOutcomes, Task } from './outcomes.ts';

/** Rows with label and prediction below which hardly any interval means much. */
export const FEW_ROWS = 30;

/** Share of null from which labels, or predictions, are mostly missing. */
const MOSTLY = 0.5;

/** Rows whose times are looked at. */
const TIMES_LOOKED_AT = 100_000;

/** A year, in milliseconds. */
const YEAR = 365.25 * 24 * 3600 * 1000;

const SIDES = ['training', 'serving'] as const;

/** What is looked at besides the rows themselves. */
export interface ProblemContext {
  task: Task;
  hasLabels: Record<Side, boolean>;
  hasPredictions: Record<Side, boolean>;
  /** Scores from here on are predicted positive. */
  threshold: number;
}

/**
 * What is odd about labels, predictions, times once they are numbers.
 * @param sides - both tables
 * @param context - what is known besides
 * @returns the problems, training's before serving's
 * @example findProblems({ training, serving }, context).map(({ code }) => code) // ['few-rows']
 */
export function findProblems(sides: Record<Side, SideOutcomes>, context: ProblemContext): OutcomeProblem[] {
  const late = rowsInFuture(sides);
  const found = SIDES.flatMap((side) => [
    ...labelProblems(sides[side], side, context),
    ...predictionProblems(sides[side], side, context),
    ...timeProblems(sides[side], side, late[side]),
  ]);
  return [...found, ...thresholdProblem(sides, context), ...swapProblem(sides)];
}

function labelProblems(
  { labels, predictions }: SideOutcomes,
  side: Side,
  context: ProblemContext,
): OutcomeProblem[] {
  if (!context.hasLabels[side]) return [{ code: 'no-label-column', side }];
  let [missing, evaluated, positives] = [0, 0, 0];
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (Number.isNaN(label)) missing++;
    else {
      positives += label;
      if (!Number.isNaN(predictions[row])) evaluated++;
    }
  }
  const labelled = labels.length - missing;
  if (labelled === 0) return [{ code: 'labels-missing', side, count: missing }];
  const problems: OutcomeProblem[] = [];
  if (missing > MOSTLY * labels.length)
    problems.push({ code: 'labels-mostly-missing', side, count: missing });
  if (context.task === 'binary' && (positives === 0 || positives === labelled))
    problems.push({ code: 'one-class', side, count: labelled });
  if (context.hasPredictions[side] && evaluated < FEW_ROWS)
    problems.push({ code: 'few-rows', side, count: evaluated });
  return problems;
}

function predictionProblems(
  { predictions }: SideOutcomes,
  side: Side,
  context: ProblemContext,
): OutcomeProblem[] {
  if (!context.hasPredictions[side]) return [{ code: 'no-prediction-column', side }];
  const seen = lookAt(predictions);
  const problems: OutcomeProblem[] = [];
  if (seen.missing > MOSTLY * predictions.length)
    problems.push({ code: 'predictions-missing', side, count: seen.missing });
  if (seen.infinite > 0) problems.push({ code: 'scores-infinite', side, count: seen.infinite });
  if (seen.finite === 0 || context.task === 'multiclass') return problems;
  if (seen.low === seen.high) {
    if (seen.finite > 1)
      problems.push({ code: 'scores-constant', side, detail: String(seen.low), count: seen.finite });
  } else if (context.task === 'binary' && seen.areDecisions)
    problems.push({ code: 'scores-are-decisions', side, count: seen.finite });
  if (context.task === 'binary' && seen.outside > 0)
    problems.push({
      code: 'scores-outside-unit-interval',
      side,
      detail: `${seen.low} … ${seen.high}`,
      count: seen.outside,
    });
  return problems;
}

function lookAt(values: Float64Array) {
  let [missing, infinite, outside] = [0, 0, 0];
  let [low, high] = [Infinity, -Infinity];
  let areDecisions = true;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value - value !== 0) {
      if (Number.isNaN(value)) missing++;
      else infinite++;
      continue;
    }
    if (value < low) low = value;
    if (value > high) high = value;
    if (value < 0 || value > 1) outside++;
    areDecisions &&= value === 0 || value === 1;
  }
  return { missing, infinite, outside, low, high, areDecisions, finite: values.length - missing - infinite };
}

function timeProblems({ times }: SideOutcomes, side: Side, late: number): OutcomeProblem[] {
  if (times === null) return [];
  const problems: OutcomeProblem[] = [];
  const { low, high, finite } = lookAt(times);
  if (finite > 1 && low === high) problems.push({ code: 'times-all-equal', side, count: finite });
  if (late > 0) problems.push({ code: 'times-in-future', side, count: late });
  return problems;
}

// There is no clock here. The bulk of both tables (1 % to 99 %) tells when they were written; more than its length and a year later
// is no time of such a row.
function rowsInFuture(sides: Record<Side, SideOutcomes>): Record<Side, number> {
  const late = { training: 0, serving: 0 };
  const ordered = orderNumbers(
    SIDES.map((side) => evenly(sides[side].times ?? new Float64Array(0), TIMES_LOOKED_AT)),
  );
  if (ordered.total === 0) return late;
  const [first, last] = [quantile(ordered, 0.01), quantile(ordered, 0.99)];
  const limit = last + Math.max(YEAR, last - first);
  for (const side of SIDES) for (const time of sides[side].times ?? []) if (time > limit) late[side]++;
  return late;
}

// A model is trained on what was there before it served. A few wrong times on either side (1 %) do not count.
function swapProblem({ training, serving }: Record<Side, SideOutcomes>): OutcomeProblem[] {
  const order = ({ times }: SideOutcomes) =>
    orderNumbers([evenly(times ?? new Float64Array(0), TIMES_LOOKED_AT)]);
  const [early, late] = [order(training), order(serving)];
  if (early.total < FEW_ROWS || late.total < FEW_ROWS) return [];
  return quantile(early, 0.01) > quantile(late, 0.99) ? [{ code: 'tables-swapped', side: null }] : [];
}

// A threshold that no score reaches, or all do, makes one class of all predictions.
function thresholdProblem(
  sides: Record<Side, SideOutcomes>,
  { task, threshold, hasPredictions }: ProblemContext,
): OutcomeProblem[] {
  if (task !== 'binary') return [];
  const ranges = SIDES.filter((side) => hasPredictions[side])
    .map((side) => lookAt(sides[side].predictions))
    .filter(({ finite }) => finite > 0);
  if (ranges.length === 0) return [];
  const isOutside =
    ranges.every(({ high }) => high < threshold) || ranges.every(({ low }) => low > threshold);
  return isOutside ? [{ code: 'threshold-outside-scores', side: null, detail: String(threshold) }] : [];
}
