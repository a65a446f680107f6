import type { Side } from '../faults.ts';
import type { Column } from '../table/column.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import { columnNumbers } from './column-numbers.ts';
import type { OutcomeProblem } from './outcomes.ts';
import type { ReadOutcomes, SideColumns } from './read-task.ts';
import type { ConfirmSettings } from './report.ts';
import { exampleOf, isNull, textAt } from './unread-values.ts';
import { nothing } from './translate-values.ts';

/**
 * Labels and predictions as numbers: quantities, or grades and scores.
 * @param _pair - both tables
 * @param columns - their columns at the rows that take part
 * @param settings - what the person chose
 * @returns the outcomes; labels that are no finite number, and grades below 0, become NaN
 * @example readQuantities(pair, columns, settings).classes // []
 */
export function readQuantities(
  _pair: ExaminedPair,
  columns: Record<Side, SideColumns>,
  settings: ConfirmSettings,
): ReadOutcomes {
  const problems: OutcomeProblem[] = [];
  const least = settings.task === 'ranking' ? 0 : -Infinity;
  const side = (name: Side) => {
    const { label, prediction, scores, rows } = columns[name];
    if (prediction !== null && scores === null)
      problems.push({ code: 'prediction-unlike-label', side: name, ...exampleOf(prediction) });
    return {
      labels: label && quantities(label, least, name, problems),
      predictions: prediction && (scores ?? nothing(rows)),
      classScores: null,
    };
  };
  return { classes: [], sides: { training: side('training'), serving: side('serving') }, problems };
}

function quantities(label: Column, least: number, side: Side, problems: OutcomeProblem[]): Float64Array {
  const numbers = columnNumbers(label);
  const isUsable = (value: number) => value >= least && Number.isFinite(value);
  let count = 0;
  let detail = '';
  for (let row = 0; row < numbers.length; row++) {
    if (isUsable(numbers[row]) || isNull(label, row)) continue;
    if (count === 0) detail = textAt(label, row);
    count++;
  }
  if (count === 0) return numbers;
  problems.push({ code: 'label-not-understood', side, detail, count });
  return numbers.map((value) => (isUsable(value) ? value : NaN));
}
