import type { Side } from '../faults.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import { classScoresOf, mostLikelyClass } from './class-scores.ts';
import type { DistinctValues } from './distinct-values.ts';
import type { OutcomeProblem } from './outcomes.ts';
import type { ReadOutcomes, SideColumns } from './read-task.ts';
import { exampleOf, labelsUnlike, notUnderstood } from './unread-values.ts';
import { nothing, translate } from './translate-values.ts';

const SIDES = ['training', 'serving'] as const;

/**
 * Labels and predictions as indices into the classes of both tables; without a column of predicted classes the class with the largest score.
 * @param pair - both tables
 * @param columns - their columns at the rows that take part
 * @returns the outcomes
 * @example readMulticlass(pair, columns).classes // ['cat', 'cow', 'dog']
 */
export function readMulticlass(pair: ExaminedPair, columns: Record<Side, SideColumns>): ReadOutcomes {
  const problems: OutcomeProblem[] = [];
  const texts = new Map<string, string>();
  for (const name of SIDES) {
    const { labels } = columns[name];
    labels?.keys.forEach((key, i) => texts.has(key) || texts.set(key, labels.texts[i]));
  }
  const actual = new Set(texts.keys());
  // A class that is predicted and never comes true is a class as well.
  for (const name of SIDES) {
    const { predictions } = columns[name];
    if (predictions === null || !areClasses(predictions, actual)) continue;
    predictions.keys.forEach((key, i) => texts.has(key) || texts.set(key, predictions.texts[i]));
  }
  const keys = [...texts.keys()].sort(inOrder);
  const classes = keys.map((key) => texts.get(key) ?? key);
  const meaning = new Map(keys.map((key, i) => [key, i]));
  const [here, there] = SIDES.map((name) => columns[name].labels?.keys ?? []);
  if (here.length > 0 && there.length > 0 && !here.some((key) => there.includes(key)))
    problems.push(labelsUnlike(columns));
  const side = (name: Side) => {
    const { label, labels, prediction, predictions, tableRows, rows } = columns[name];
    if (label !== null && labels === null) problems.push(notUnderstood(label, name));
    const whole = classScoresOf(pair, name, classes);
    const classScores =
      whole &&
      (tableRows === null
        ? whole
        : whole.map((scores) => Float64Array.from(tableRows, (row) => scores[row])));
    const areNamed = predictions !== null && areClasses(predictions, actual);
    if (prediction !== null && !areNamed)
      problems.push({ code: 'prediction-unlike-label', side: name, ...exampleOf(prediction) });
    const predicted = areNamed
      ? translate(predictions, meaning)
      : classScores && mostLikelyClass(classScores);
    return {
      labels: label && (labels === null ? nothing(rows) : translate(labels, meaning)),
      predictions: predicted ?? (prediction && nothing(rows)),
      classScores,
    };
  };
  return { classes, sides: { training: side('training'), serving: side('serving') }, problems };
}

// Predictions name classes where at least one is a label, unless they are numbers and some are none.
function areClasses(predictions: DistinctValues, actual: ReadonlySet<string>): boolean {
  const known = predictions.keys.filter((key) => actual.has(key)).length;
  const areWhole = predictions.keys.every(
    (key) => !Number.isFinite(Number(key)) || Number.isInteger(Number(key)),
  );
  return areWhole && (known > 0 || (actual.size === 0 && predictions.keys.length > 0));
}

// Numbers by size, texts by their characters: the same on every machine.
function inOrder(a: string, b: string): number {
  const [first, second] = [Number(a), Number(b)];
  if (Number.isFinite(first) && Number.isFinite(second)) return first - second;
  return a < b ? -1 : a > b ? 1 : 0;
}
