import { rankScores } from '../metrics/ranked-scores.ts';
import { rocAucOfRanked } from '../metrics/roc-auc.ts';
import type { DistinctValues } from './distinct-values.ts';
import { labelKey, labelMeaning } from './label-words.ts';

/** Rows whose scores are asked which label they point to. */
const ROWS_ASKED = 20_000;

/** ROC AUC this near to one half says nothing about which label is meant. */
const LEAST_SKILL = 0.02;

/** Label values of one table with the scores beside them. */
export interface LabelledScores {
  /** Null where the table has no labels. */
  labels: DistinctValues | null;
  /** As many scores, NaN for none; null where there are none to be had as numbers. */
  scores: Float64Array | null;
}

/** Which labels mean 0 and which mean 1. */
export interface BinaryLabels {
  /** Text that counts as 0, then the one that counts as 1, as training spells them. */
  classes: readonly [string, string];
  /** By `labelKey`; what is in neither is not understood. */
  meaning: ReadonlyMap<string, 0 | 1>;
  /** Whether both tables have labels without one that is known to mean the same. */
  isUnlike: boolean;
}

/**
 * Decides which of two labels is the positive one: what the person says; else known words; else the one that scores of
 * training point to (ROC AUC more than 0.02 off one half); else the rarer one in training. Tables whose labels have nothing in
 * common are read each by itself.
 * @param training - labels and scores of training
 * @param serving - of serving
 * @param positive - label text that the person calls positive; null for none
 * @returns the meaning of each label
 * @example binaryLabels(training, serving, null).classes // ['legit', 'fraud']
 */
export function binaryLabels(
  training: LabelledScores,
  serving: LabelledScores,
  positive: string | null,
): BinaryLabels {
  const sides = [training, serving].filter((side) => (side.labels?.keys.length ?? 0) > 0);
  const keys = new Map<string, string>();
  for (const { labels } of sides)
    labels?.keys.forEach((key, i) => keys.has(key) || keys.set(key, labels.texts[i]));
  const chosen = positive === null ? null : labelKey(positive);
  const meaning =
    chosen !== null && keys.has(chosen)
      ? asChosen(chosen, [...keys.keys()])
      : asFound(sides, [...keys.keys()]);
  const textOf = (value: 0 | 1) => [...keys].find(([key]) => meaning.get(key) === value)?.[1];
  return {
    classes: [textOf(0) ?? otherText(textOf(1), '0'), textOf(1) ?? otherText(textOf(0), '1')],
    meaning,
    isUnlike: areUnlike(sides),
  };
}

// All that mean the same as the chosen one are positive, all others are not.
function asChosen(chosen: string, keys: readonly string[]): Map<string, 0 | 1> {
  const { sign } = labelMeaning(chosen);
  const isPositive = (key: string) => key === chosen || (sign !== null && labelMeaning(key).sign === sign);
  return new Map(keys.map((key) => [key, isPositive(key) ? 1 : 0]));
}

function asFound(sides: readonly LabelledScores[], keys: readonly string[]): Map<string, 0 | 1> {
  const [here, there] = sides.map(({ labels }) => labels?.keys ?? []);
  if (
    sides.length === 2 &&
    !here.some((key) => there.includes(key)) &&
    Math.max(here.length, there.length) <= 2
  ) {
    // Two labels here and two others there.
    const merged = new Map<string, 0 | 1>();
    for (const side of sides)
      for (const [key, value] of asFound([side], side.labels?.keys ?? [])) merged.set(key, value);
    return merged;
  }
  const known = byWords(keys);
  if (known !== null) return known;
  if (keys.length !== 2) return new Map(keys.length === 1 ? [[keys[0], 0]] : []);
  const [a, b] = keys;
  const isSecond = pointsToSecond(sides, a, b) ?? isRarerOrLarger(sides, a, b);
  return new Map<string, 0 | 1>([
    [a, isSecond ? 0 : 1],
    [b, isSecond ? 1 : 0],
  ]);
}

// Null where words do not tell. A third value beside a known yes and a known no is left out.
function byWords(keys: readonly string[]): Map<string, 0 | 1> | null {
  const signs = keys.map((key) => labelMeaning(key).sign);
  const meaning = new Map<string, 0 | 1>();
  keys.forEach((key, i) => signs[i] !== null && meaning.set(key, signs[i] === '+' ? 1 : 0));
  if (signs.includes('+') && signs.includes('-')) return meaning;
  if (keys.length === 1) return signs[0] === null ? null : meaning;
  // One known word of two; 1 beside 2 is no yes.
  const isNumber = keys.every((key) => key !== '' && Number.isFinite(Number(key)));
  if (keys.length !== 2 || isNumber || signs.every((sign) => sign === null) || !signs.includes(null))
    return null;
  const known = signs[0] === null ? 1 : 0;
  const value = signs[known] === '+' ? 1 : 0;
  return new Map<string, 0 | 1>([
    [keys[known], value],
    [keys[1 - known], value === 1 ? 0 : 1],
  ]);
}

function pointsToSecond(sides: readonly LabelledScores[], first: string, second: string): boolean | null {
  for (const { labels, scores } of sides) {
    if (labels === null || scores === null) continue;
    const [a, b] = [labels.keys.indexOf(first), labels.keys.indexOf(second)];
    const step = Math.max(1, scores.length / ROWS_ASKED);
    const kept: number[] = [];
    for (let at = 0; Math.floor(at) < scores.length; at += step) {
      const row = Math.floor(at);
      const code = labels.codes[row];
      if (code >= 0 && (code === a || code === b) && Number.isFinite(scores[row])) kept.push(row);
    }
    const area = rocAucOfRanked(
      rankScores(
        Float64Array.from(kept, (row) => scores[row]),
        Uint8Array.from(kept, (row) => (labels.codes[row] === b ? 1 : 0)),
      ),
    ).value;
    if (area !== null && Math.abs(area - 0.5) > LEAST_SKILL) return area > 0.5;
  }
  return null;
}

function isRarerOrLarger(sides: readonly LabelledScores[], first: string, second: string): boolean {
  const rows = (key: string) => sides[0].labels?.counts[sides[0].labels.keys.indexOf(key)] ?? 0;
  return rows(second) === rows(first) ? second > first : rows(second) < rows(first);
}

function areUnlike(sides: readonly LabelledScores[]): boolean {
  if (sides.length < 2) return false;
  const [here, there] = sides.map(({ labels }) => labels?.keys ?? []);
  if (here.some((key) => there.includes(key))) return false;
  return ![...here, ...there].every((key) => labelMeaning(key).isPlain);
}

function otherText(known: string | undefined, fallback: string): string {
  if (known === undefined || labelMeaning(labelKey(known)).isPlain) return fallback;
  return `not ${known}`;
}
