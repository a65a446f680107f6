import type { Side } from '../faults.ts';
import type { DistinctValues } from './distinct-values.ts';
import { labelKey, labelMeaning } from './label-words.ts';
import type { Task } from './outcomes.ts';

/** More distinct whole numbers than this are quantities, as long as predictions are whole too. */
export const MOST_NUMBERED_CLASSES = 20;
/** Distinct grades of a ranking, and the largest one. */
const MOST_GRADES = 32;
const LARGEST_GRADE = 100;
/** Known labels hold at least this share of the rows, and other values are slips. */
const LEAST_KNOWN = 0.5;

/** What one table says about its task. */
export interface TaskEvidence {
  /** Label values; null where there is no label column or it has too many values. */
  labels: DistinctValues | null;
  hasLabels: boolean;
  /** Whether every label is a number. */
  areNumbers: boolean;
  /** Prediction values; null where there are none or too many. */
  predictions: DistinctValues | null;
  /** Smallest and largest prediction; null where predictions are no numbers, or missing. */
  range: readonly [number, number] | null;
}

/**
 * Says what kind of outcome a model predicts.
 *
 * Two labels are binary, more texts multiclass. More numbers are classes where predictions are among them, grades
 * where rows have groups and predictions are not among them, and quantities else. A third label beside a known yes and no is a slip where scores are numbers.
 * @param sides - of both tables
 * @param hasGroups - whether a column tells groups in both
 * @param positive - the label that the person calls positive
 * @returns the task
 * @example detectTask(sides, false, null) // 'binary'
 */
export function detectTask(
  sides: Record<Side, TaskEvidence>,
  hasGroups: boolean,
  positive: string | null,
): Task {
  const both = [sides.training, sides.serving];
  const labelled = both.filter(({ hasLabels }) => hasLabels);
  if (labelled.length === 0) return withoutLabels(both);
  if (labelled.some(({ labels }) => labels === null))
    return labelled.every(({ areNumbers }) => areNumbers) ? 'regression' : 'multiclass';
  const keys = [...new Set(labelled.flatMap(({ labels }) => labels?.keys ?? []))];
  const hasScores = both.some(({ range }) => range !== null);
  if (isBinary(labelled, keys, both, hasScores))
    return hasGroups && areScoresFree(both) ? 'ranking' : 'binary';
  if (positive !== null && hasScores && keys.includes(labelKey(positive))) return 'binary';
  if (!labelled.every(({ areNumbers }) => areNumbers)) return 'multiclass';
  if (arePredictionsAmong(both, keys)) return 'multiclass';
  const grades = keys.map(Number);
  const areGrades = grades.every((grade) => Number.isInteger(grade) && grade >= 0 && grade <= LARGEST_GRADE);
  return hasGroups && areGrades && grades.length <= MOST_GRADES ? 'ranking' : 'regression';
}

function withoutLabels(both: readonly TaskEvidence[]): Task {
  const ranges = both.flatMap(({ range }) => (range === null ? [] : [range]));
  if (ranges.length > 0)
    return ranges.every(([low, high]) => low >= 0 && high <= 1) ? 'binary' : 'regression';
  const keys = new Set(both.flatMap(({ predictions }) => predictions?.keys ?? []));
  return keys.size > 2 ? 'multiclass' : 'binary';
}

function isBinary(
  labelled: readonly TaskEvidence[],
  keys: readonly string[],
  both: readonly TaskEvidence[],
  hasScores: boolean,
): boolean {
  if (keys.length <= 2) {
    if (!labelled.every(({ areNumbers }) => areNumbers)) return true;
    // Two numbers may be two of many quantities, where there are few rows.
    return keys.every(isUsual) || areInUnitInterval(both) || arePredictionsAmong(both, keys);
  }
  const signs = keys.map((key) => labelMeaning(key).sign);
  const isPair = signs.includes('+') && signs.includes('-');
  if (isPair && !signs.includes(null) && !keys.every((key) => Number.isFinite(Number(key)))) return true;
  if (labelled.length === 2 && labelled.every(({ labels }) => (labels?.keys.length ?? 0) <= 2)) {
    // Two texts here, and two others there.
    if (!labelled.every(({ areNumbers }) => areNumbers)) return true;
  }
  // 0 and 1 here, 1 and 2 there; where predictions are among the three, these may be classes.
  if (
    labelled.length === 2 &&
    labelled.every(({ labels }) => labels?.keys.length === 2 && labels.keys.every(isUsual)) &&
    !arePredictionsAmong(both, keys)
  )
    return true;
  if (!isPair || !hasScores) return false;
  // Numbers beyond 0 and 1 that scores do not reach are slips; where scores reach them too, they are quantities or classes.
  if (keys.every((key) => Number.isFinite(Number(key))) && !areInUnitInterval(both)) return false;
  return (
    knownShare(
      labelled,
      keys.filter((_, i) => signs[i] !== null),
    ) >= LEAST_KNOWN
  );
}

function isUsual(key: string): boolean {
  return ['0', '1', '-1', '2'].includes(key);
}

function knownShare(labelled: readonly TaskEvidence[], known: readonly string[]): number {
  let [rows, all] = [0, 0];
  for (const { labels } of labelled) {
    labels?.keys.forEach((key, i) => {
      all += labels.counts[i];
      if (known.includes(key)) rows += labels.counts[i];
    });
  }
  return all > 0 ? rows / all : 0;
}

function areInUnitInterval(both: readonly TaskEvidence[]): boolean {
  const ranges = both.flatMap(({ range }) => (range === null ? [] : [range]));
  return ranges.length > 0 && ranges.every(([low, high]) => low >= 0 && high <= 1);
}

function areScoresFree(both: readonly TaskEvidence[]): boolean {
  return both.some(({ range }) => range !== null && (range[0] < 0 || range[1] > 1));
}

function arePredictionsAmong(both: readonly TaskEvidence[], keys: readonly string[]): boolean {
  const predicted = both.filter(({ predictions, range }) => predictions !== null || range !== null);
  if (predicted.length === 0 || keys.length > MOST_NUMBERED_CLASSES) return false;
  if (!keys.every((key) => Number.isInteger(Number(key)))) return false;
  return predicted.every(({ predictions }) => predictions?.keys.every((key) => keys.includes(key)));
}
