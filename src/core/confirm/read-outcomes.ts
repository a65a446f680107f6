import type { Side } from '../faults.ts';
import type { Column } from '../table/column.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import type { SpecialRole } from '../table/roles.ts';
import { lengthOf } from '../table/pieced-numbers.ts';
import { rowKeys } from '../table/row-keys.ts';
import { takeRows } from '../table/take-rows.ts';
import { detectTask, type TaskEvidence } from './detect-task.ts';
import { columnNumbers } from './column-numbers.ts';
import { distinctValues, type DistinctValues } from './distinct-values.ts';
import { DEFAULT_THRESHOLD } from './estimate-metric.ts';
import { heldOutRows } from './held-out-rows.ts';
import { numberKeys } from './number-keys.ts';
import { findProblems } from './outcome-problems.ts';
import type { OutcomeProblem, Outcomes, SideOutcomes, Task } from './outcomes.ts';
import { readBinary } from './read-binary.ts';
import { readMulticlass } from './read-multiclass.ts';
import { readQuantities } from './read-quantities.ts';
import type { ReadTask, SideColumns } from './read-task.ts';
import type { ConfirmSettings } from './report.ts';

/** Distinct labels up to which they may be classes. */
export const MOST_CLASSES = 1000;

/**
 * Reads labels and predictions of both tables in the same way, along with weights, groups, entities and times. Where training
 * has rows that were held out, only these take part. Whatever is odd is a value in `problems`.
 *
 * The task is detected unless the person chose one; which label counts as positive likewise: known words decide, else the scores of training,
 * else the rarer label.
 * @param pair - both tables
 * @param settings - what the person chose
 * @returns the outcomes; rows without a label or prediction hold NaN there
 * @example readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS).task // 'binary'
 */
export function readOutcomes(pair: ExaminedPair, settings: ConfirmSettings): Outcomes {
  const { split: splitColumn } = pair.roles.training;
  const heldOut = splitColumn === undefined ? null : heldOutRows(splitColumn);
  const columns = {
    training: sideColumns(pair, 'training', heldOut?.rows ?? null),
    serving: sideColumns(pair, 'serving', null),
  };
  const task = settings.task ?? taskOf(pair, columns, settings.positive);
  const read = readerOf(task, columns)(pair, columns, settings);
  const problems = [...read.problems];
  const side = (name: Side): SideOutcomes => {
    const { tableRows, rows } = columns[name];
    const at = (role: SpecialRole) => columnAt(pair, name, role, tableRows);
    const [entity, group, weight] = [at('entity id'), at('group'), at('weight')];
    const { labels, predictions, classScores } = read.sides[name];
    return {
      tableRows,
      labels: labels ?? new Float64Array(rows).fill(NaN),
      predictions: predictions ?? new Float64Array(rows).fill(NaN),
      classScores,
      weights: weight && validWeights(columnNumbers(weight), name, problems),
      groups: group && numberKeys(rowKeys(group)),
      entities: entity && rowKeys(entity),
      times: timesOf(pair, name, tableRows),
    };
  };
  const sides = { training: side('training'), serving: side('serving') };
  // Labels that are there and unread are not missing.
  const areUnread = problems.some(({ code }) => code === 'labels-unmatched');
  problems.push(
    ...findProblems(sides, {
      task,
      hasLabels: { training: columns.training.label !== null, serving: columns.serving.label !== null },
      hasPredictions: {
        training: read.sides.training.predictions !== null,
        serving: read.sides.serving.predictions !== null,
      },
      threshold: settings.threshold ?? DEFAULT_THRESHOLD,
    }).filter(({ code, side }) => !(areUnread && code === 'labels-missing' && side === 'serving')),
  );
  return {
    task,
    isTaskChosen: settings.task !== null,
    classes: read.classes,
    ...sides,
    split: heldOut?.text ?? null,
    problems,
  };
}

function readerOf(task: Task, columns: Record<Side, SideColumns>): ReadTask {
  if (task === 'binary') return readBinary;
  if (task === 'multiclass') return readMulticlass;
  // Clicks may be written as yes and no.
  const areGrades = [columns.training, columns.serving].every(
    ({ labels }) => labels === null || labels.keys.every((key) => Number(key) >= 0),
  );
  return task === 'ranking' && !areGrades ? readBinary : readQuantities;
}

function sideColumns(pair: ExaminedPair, side: Side, tableRows: Uint32Array | null): SideColumns {
  const label = columnAt(pair, side, 'label', tableRows);
  const prediction = columnAt(pair, side, 'prediction', tableRows);
  const numbers = prediction && columnNumbers(prediction);
  return {
    rows: tableRows?.length ?? pair.rows[side],
    tableRows,
    label,
    prediction,
    labels: label && distinctValues(label, MOST_CLASSES),
    predictions: prediction && distinctValues(prediction, MOST_CLASSES),
    scores: numbers?.some((score) => !Number.isNaN(score)) === true ? numbers : null,
  };
}

function columnAt(
  pair: ExaminedPair,
  side: Side,
  role: SpecialRole,
  rows: Uint32Array | null,
): Column | null {
  const stored = pair.roles[side][role];
  return stored === undefined ? null : takeRows(stored.column, rows);
}

function taskOf(pair: ExaminedPair, columns: Record<Side, SideColumns>, positive: string | null): Task {
  const evidence = ({ label, labels, predictions, scores }: SideColumns): TaskEvidence => ({
    labels: labels?.keys.length === 0 ? null : labels,
    hasLabels: label !== null && lengthOf(label) > 0 && labels?.keys.length !== 0,
    areNumbers: label !== null && areNumbers(label, labels),
    predictions,
    range: scores && rangeOf(scores),
  });
  const hasGroups = [pair.roles.training, pair.roles.serving].every(({ group }) => group !== undefined);
  const sides = { training: evidence(columns.training), serving: evidence(columns.serving) };
  return detectTask(sides, hasGroups, positive);
}

function areNumbers(label: Column, values: DistinctValues | null): boolean {
  if (label.storage === 'number') return true;
  return values?.keys.every((key) => key !== '' && Number.isFinite(Number(key))) ?? false;
}

function rangeOf(values: Float64Array): readonly [number, number] | null {
  let [low, high] = [Infinity, -Infinity];
  for (let row = 0; row < values.length; row++) {
    if (values[row] < low) low = values[row];
    if (values[row] > high) high = values[row];
  }
  return low <= high ? [low, high] : null;
}

// Rows whose weight is none weigh nothing.
function validWeights(weights: Float64Array, side: Side, problems: OutcomeProblem[]): Float64Array {
  const isValid = (weight: number) => weight >= 0 && weight < Infinity;
  const count = weights.reduce((sum, weight) => sum + (isValid(weight) ? 0 : 1), 0);
  if (count === 0) return weights;
  const first = weights.find((weight) => !isValid(weight));
  problems.push({
    code: 'weights-invalid',
    side,
    detail: Number.isNaN(first) ? 'null' : String(first),
    count,
  });
  return weights.map((weight) => (isValid(weight) ? weight : 0));
}

function timesOf(pair: ExaminedPair, side: Side, rows: Uint32Array | null): Float64Array | null {
  const stored = pair.roles[side].timestamp;
  if (stored?.schema.type !== 'date-time' || stored.column.storage !== 'number') return null;
  const column = takeRows(stored.column, rows);
  return column.storage === 'number' ? column.values : null;
}
