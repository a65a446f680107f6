import type { Side } from '../faults.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import { binaryLabels } from './binary-labels.ts';
import type { DistinctValues } from './distinct-values.ts';
import { labelKey } from './label-words.ts';
import type { OutcomeProblem } from './outcomes.ts';
import type { ReadOutcomes, SideColumns } from './read-task.ts';
import type { ConfirmSettings } from './report.ts';
import { exampleOf, labelsMatched, labelsUnlike, leftOut, notUnderstood } from './unread-values.ts';
import { nothing, translate } from './translate-values.ts';

/**
 * Labels as 0 and 1, predictions as scores; predictions that are labels become 0 and 1 too.
 * @param _pair - both tables
 * @param columns - their columns at the rows that take part
 * @param settings - what the person chose
 * @returns the outcomes
 * @example readBinary(pair, columns, settings).classes // ['no', 'yes']
 */
export function readBinary(
  _pair: ExaminedPair,
  columns: Record<Side, SideColumns>,
  settings: ConfirmSettings,
): ReadOutcomes {
  const { training, serving } = columns;
  const { classes, meanings, spellings } = binaryLabels(training, serving, settings.positive);
  const problems: OutcomeProblem[] = [];
  if (spellings === 'matched') problems.push(labelsMatched(columns, meanings));
  if (spellings === 'unmatched') problems.push({ ...labelsUnlike(columns), code: 'labels-unmatched' });
  const chosen = settings.positive === null ? null : labelKey(settings.positive);
  if (chosen !== null && !meanings.training.has(chosen) && !meanings.serving.has(chosen))
    problems.push({ code: 'label-not-understood', side: null, detail: settings.positive ?? '' });
  const side = (name: Side) => {
    const { label, labels, prediction, predictions, scores } = columns[name];
    const meaning = meanings[name];
    const isUnread = spellings === 'unmatched' && name === 'serving';
    if (label !== null && labels === null) problems.push(notUnderstood(label, name));
    if (labels !== null && !isUnread)
      problems.push(...leftOut('label-not-understood', labels, meaning, name));
    const decisions = prediction && decisionsOf(predictions, scores, meaning);
    if (decisions && predictions)
      problems.push(...leftOut('prediction-unlike-label', predictions, meaning, name));
    const isEmpty = predictions?.keys.length === 0;
    if (prediction !== null && !isEmpty && decisions === null && scores === null)
      problems.push({ code: 'prediction-unlike-label', side: name, ...exampleOf(prediction) });
    return {
      labels: label && (labels === null ? nothing(columns[name].rows) : translate(labels, meaning)),
      predictions: prediction && (decisions ?? scores ?? nothing(columns[name].rows)),
      classScores: null,
    };
  };
  return { classes, sides: { training: side('training'), serving: side('serving') }, problems };
}

// Predictions are decisions where all that are there mean 0 or 1; numbers between are scores.
function decisionsOf(
  predictions: DistinctValues | null,
  scores: Float64Array | null,
  meaning: ReadonlyMap<string, number>,
): Float64Array | null {
  if (predictions === null || predictions.keys.length === 0) return null;
  const known = predictions.keys.filter((key) => meaning.has(key));
  // Numbers 0 and 1 are what they are, whatever labels are called.
  const areBits = predictions.keys.every((key) => key === '0' || key === '1');
  if (scores === null ? known.length === 0 : areBits || known.length < predictions.keys.length) return null;
  return translate(predictions, meaning);
}
