import type { Side } from '../faults.ts';
import type { Estimate } from '../metrics/estimate.ts';
import { rankScores } from '../metrics/ranked-scores.ts';
import { rocAucOfRanked } from '../metrics/roc-auc.ts';
import type { DistinctValues } from './distinct-values.ts';
import { labelKey, labelMeaning } from './label-words.ts';

/** Rows whose scores are asked which label they point to. */
const ROWS_ASKED = 20_000;

/** ROC AUC this near to one half says nothing about which label is meant. */
const LEAST_SKILL = 0.02;

/**
 * ROC AUC this far from one half, and beyond its 95 % interval, from which scores say which label of another spelling is meant. A choice: far
 * beyond `LEAST_SKILL`, as a wrong match turns the metric round.
 */
const LEAST_SKILL_TO_MATCH = 0.1;

const SIDES = ['training', 'serving'] as const;

/** Label values of one table with the scores beside them. */
export interface LabelledScores {
  /** Null where the table has no labels. */
  labels: DistinctValues | null;
  /** As many scores, NaN for none; null where there are none to be had as numbers. */
  scores: Float64Array | null;
}

/** What a label means, by `labelKey`; one that is not in it is not understood. */
type Meaning = ReadonlyMap<string, 0 | 1>;

/** Which labels mean 0 and which mean 1. */
export interface BinaryLabels {
  /** Text that counts as 0, then the one that counts as 1, as training spells them. */
  classes: readonly [string, string];
  /** Of each table: one spelling may mean different things in the two. */
  meanings: Record<Side, Meaning>;
  /**
   * How the spellings of both tables meet: `alike` where they are the same or plain words for the same; `matched` where they differ and words or scores say
   * which is which; `unmatched` where nothing does, and serving's labels have no meaning.
   */
  spellings: 'alike' | 'matched' | 'unmatched';
}

/**
 * Decides which of two labels is the positive one: what the person says; else known words; else the one that scores of
 * training point to (ROC AUC more than 0.02 off one half); else the rarer one in training.
 *
 * Tables that spell two labels differently (0 and 1 here, 1 and 2 there) are matched by known words, or by clear scores on the side without words; of two
 * numbers the larger one has to be the positive one as well, since 1 and 2 stand for yes and no as often as for no and yes. Where that does not decide,
 * serving's labels are left unread: a wrong guess would turn the metric round.
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
  const both = { training, serving };
  const labelled = SIDES.filter((side) => keysOf(both[side]).length > 0);
  const keys = new Map<string, string>();
  for (const side of labelled)
    both[side].labels?.keys.forEach((key, i) => keys.has(key) || keys.set(key, both[side].labels!.texts[i]));
  const chosen = positive === null ? null : labelKey(positive);
  const read =
    labelled.length === 2 && areCodedApart(keysOf(training), keysOf(serving))
      ? asMatched(both, chosen)
      : asShared(both, labelled, [...keys.keys()], chosen);
  const textOf = (value: 0 | 1) => {
    for (const side of labelled)
      for (const [key, text] of keys)
        if (keysOf(both[side]).includes(key) && read.meanings[side].get(key) === value) return text;
    return undefined;
  };
  return {
    classes: [textOf(0) ?? otherText(textOf(1), '0'), textOf(1) ?? otherText(textOf(0), '1')],
    ...read,
  };
}

type Read = Pick<BinaryLabels, 'meanings' | 'spellings'>;

function keysOf({ labels }: LabelledScores): readonly string[] {
  return labels?.keys ?? [];
}

// Two labels at most on either side, neither side's among the other's, and words do not tell all of them.
function areCodedApart(here: readonly string[], there: readonly string[]): boolean {
  if (Math.max(here.length, there.length) > 2) return false;
  if (here.every((key) => there.includes(key)) || there.every((key) => here.includes(key))) return false;
  return [...here, ...there].some((key) => labelMeaning(key).sign === null);
}

// One meaning for both tables.
function asShared(
  both: Record<Side, LabelledScores>,
  labelled: readonly Side[],
  keys: readonly string[],
  chosen: string | null,
): Read {
  const sides = labelled.map((side) => both[side]);
  const meaning = chosen !== null && keys.includes(chosen) ? asChosen(chosen, keys) : asFound(sides, keys);
  return {
    meanings: { training: meaning, serving: meaning },
    spellings: areUnlike(sides) ? 'matched' : 'alike',
  };
}

// All that mean the same as the chosen one are positive, all others are not.
function asChosen(chosen: string, keys: readonly string[]): Map<string, 0 | 1> {
  const { sign } = labelMeaning(chosen);
  const isPositive = (key: string) => key === chosen || (sign !== null && labelMeaning(key).sign === sign);
  return new Map(keys.map((key) => [key, isPositive(key) ? 1 : 0]));
}

function asFound(sides: readonly LabelledScores[], keys: readonly string[]): Map<string, 0 | 1> {
  const known = byWords(keys);
  if (known !== null) return known;
  if (keys.length !== 2) return new Map(keys.length === 1 ? [[keys[0], 0]] : []);
  const [a, b] = keys;
  return inOrder(a, b, pointsToSecond(sides, a, b) ?? isRarerOrLarger(sides, a, b));
}

function inOrder(a: string, b: string, isSecond: boolean): Map<string, 0 | 1> {
  return new Map<string, 0 | 1>([
    [a, isSecond ? 0 : 1],
    [b, isSecond ? 1 : 0],
  ]);
}

// Each table by itself, if both are sure; else training alone.
function asMatched(both: Record<Side, LabelledScores>, chosen: string | null): Read {
  const areNumbers = SIDES.every((side) => keysOf(both[side]).every(isNumber));
  const sure = SIDES.map((side) => byWords(keysOf(both[side])) ?? byClearScores(both[side], areNumbers));
  const [ofTraining, ofServing] = sure;
  const isMatched = ofTraining !== null && ofServing !== null;
  const found = isMatched
    ? { training: ofTraining, serving: ofServing }
    : { training: asFound([both.training], keysOf(both.training)), serving: new Map<string, 0 | 1>() };
  // The person names a label of training, or one that only serving has.
  const named = chosen === null ? undefined : (found.training.get(chosen) ?? found.serving.get(chosen));
  return {
    meanings: named === 0 ? { training: turned(found.training), serving: turned(found.serving) } : found,
    spellings: isMatched ? 'matched' : 'unmatched',
  };
}

function turned(meaning: Meaning): Meaning {
  return new Map([...meaning].map(([key, value]) => [key, value === 0 ? 1 : 0]));
}

function byClearScores(side: LabelledScores, largerIsPositive: boolean): Map<string, 0 | 1> | null {
  const [a, b] = keysOf(side);
  if (b === undefined) return null;
  const { value, low, high } = areaOfSecond(side, a, b) ?? {};
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return null;
  if (Math.abs(value - 0.5) < LEAST_SKILL_TO_MATCH || (low <= 0.5 && high >= 0.5)) return null;
  const isSecond = value > 0.5;
  return largerIsPositive && isSecond !== Number(b) > Number(a) ? null : inOrder(a, b, isSecond);
}

// Null where words do not tell. A third value beside a known yes and a known no is left out.
function byWords(keys: readonly string[]): Map<string, 0 | 1> | null {
  const signs = keys.map((key) => labelMeaning(key).sign);
  const meaning = new Map<string, 0 | 1>();
  keys.forEach((key, i) => signs[i] !== null && meaning.set(key, signs[i] === '+' ? 1 : 0));
  if (signs.includes('+') && signs.includes('-')) return meaning;
  if (keys.length === 1) return signs[0] === null ? null : meaning;
  // One known word of two; 1 beside 2 is no yes.
  if (
    keys.length !== 2 ||
    keys.every(isNumber) ||
    signs.every((sign) => sign === null) ||
    !signs.includes(null)
  )
    return null;
  const known = signs[0] === null ? 1 : 0;
  const value = signs[known] === '+' ? 1 : 0;
  return new Map<string, 0 | 1>([
    [keys[known], value],
    [keys[1 - known], value === 1 ? 0 : 1],
  ]);
}

function isNumber(key: string): boolean {
  return key !== '' && Number.isFinite(Number(key));
}

function pointsToSecond(sides: readonly LabelledScores[], first: string, second: string): boolean | null {
  for (const side of sides) {
    const area = areaOfSecond(side, first, second)?.value ?? null;
    if (area !== null && Math.abs(area - 0.5) > LEAST_SKILL) return area > 0.5;
  }
  return null;
}

// ROC AUC of the scores for the second label against the first.
function areaOfSecond({ labels, scores }: LabelledScores, first: string, second: string): Estimate | null {
  if (labels === null || scores === null) return null;
  const [a, b] = [labels.keys.indexOf(first), labels.keys.indexOf(second)];
  const step = Math.max(1, scores.length / ROWS_ASKED);
  const kept: number[] = [];
  for (let at = 0; Math.floor(at) < scores.length; at += step) {
    const row = Math.floor(at);
    const code = labels.codes[row];
    if (code >= 0 && (code === a || code === b) && Number.isFinite(scores[row])) kept.push(row);
  }
  return rocAucOfRanked(
    rankScores(
      Float64Array.from(kept, (row) => scores[row]),
      Uint8Array.from(kept, (row) => (labels.codes[row] === b ? 1 : 0)),
    ),
  );
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
