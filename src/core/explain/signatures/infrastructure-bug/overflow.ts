import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { countAtMost, countBelow, orderNumbers, type Ordered } from '../../../stats/ordered.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { mixtureFit } from '../../skew/mixture-fit.ts';
import { strengthBelow } from '../../skew/strength.ts';
import type { Signature } from '../../signature.ts';
import { valuesBetween } from '../../skew/values-between.ts';
import { pairsAgree } from '../../row-join/pairs-agree.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** What an integer of so many bits does with larger numbers. */
const INTEGERS = [
  { words: 'a signed 8-bit integer', most: 127, low: -128 },
  { words: 'an 8-bit integer', most: 255, low: 0 },
  { words: 'a signed 16-bit integer', most: 32_767, low: -32_768 },
  { words: 'a 16-bit integer', most: 65_535, low: 0 },
  { words: 'a signed 32-bit integer', most: 2 ** 31 - 1, low: -(2 ** 31) },
  { words: 'a 32-bit integer', most: 2 ** 32 - 1, low: 0 },
] as const;

/** Share of training beyond the limit, and rows. */
const LEAST_BEYOND = 0.01;
const LEAST_ROWS = 200;
/** Part of the rows that the fault reaches, and the largest difference of the distribution functions, at least. */
const LEAST_REACH = 0.03;
/** Without a mark a smaller part cannot be told from drift. */
const LEAST_UNMARKED = 0.25;
const MOST_REACH = 1.5;
/** What may lie beyond the limit in serving, above what the fault does not reach, as a share of training's. */
const SLACK = 0.2;
const LEAST_MOVED = 0.01;
/** What is left of the difference once the fault explains it: with a mark that only this fault leaves, and without. */
const MOST_LEFT = { marked: 0.35, unmarked: 0.12 };
/** The mark: rows at the limit, or below zero where training has none, as a share of serving and beyond training's. */
const LEAST_MARKED = 0.003;
const LEAST_MARKED_ROWS = 10;
const LEAST_EXCESS = 5;
const LEAST_NEGATIVES = 5;
/** Part of the values new to serving that starting again would leave. */
const LEAST_NEW = 0.5;

/**
 * Numbers that no longer fit into their type: they start again from the other end (32,768 becomes -32,768 or 0) or stay at the largest
 * that fits.
 *
 * Test: training has 1 % beyond the limit of a common integer; serving's distribution is training's with a part of the rows wrapped (or held) at
 * that limit: the difference of the distribution functions is explained to two thirds where rows at the limit or below zero say so
 * too, to nine tenths where nothing else does. A tail that merely vanishes leaves no such rows behind.
 *
 * Source: conversion to a narrower integer as languages define it (two's complement, or saturating); serving as a mixture is ours.
 */
export const overflow: Signature = {
  id: 'infrastructure-bug/overflow',
  cause: 'infrastructure-bug',
  subCause: 'numbers that overflow their type',
  needs: [],
  explainsAway: [
    'data-drift/',
    'training-serving-skew/',
    'infrastructure-bug/default-filled',
    'infrastructure-bug/float-cut-to-int',
    'label-leakage/association-collapse',
    'feedback-loop/label-moved-by-action',
  ],
  refutedBy: 'The source holds these values for these rows.',
  toBeSure:
    'Look up the type of the column or field at every step between the source and the model, and send one number above its limit.',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

interface Candidate {
  words: string;
  most: number;
  low: number;
  isHeld: boolean;
  change: (value: number) => number;
  /** Rows that only this fault leaves; null for none. */
  isMark: ((value: number) => boolean) | null;
}

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const [training, serving] = [feature.ordered('training'), feature.ordered('serving')];
  if (training === null || serving === null || Math.min(training.total, serving.total) < LEAST_ROWS)
    return [];
  const [best] = candidatesOf(training)
    .flatMap((candidate) => {
      const fit = fitOf(candidate, training, serving);
      const isIt = fit !== null && pairsAgree(investigation, feature.name, candidate.change);
      return isIt ? [{ candidate, ...fit }] : [];
    })
    .toSorted((a, b) => a.left - b.left);
  if (best === undefined) return [];
  const { candidate, reach, left, marked } = best;
  const { isMark, most, words, isHeld } = candidate;
  const numbers = { training: feature.numbers('training')!, serving: feature.numbers('serving')! };
  const course =
    isMark === null
      ? null
      : markOverTime(investigation, `${feature.name}, overflown`, (side, row) => isMark(numbers[side][row]));
  const moment = course?.shape === 'step' ? course.moment : null;
  const beyond = 1 - countAtMost(training, most) / training.total;
  const line = isMark === null ? MOST_LEFT.unmarked : MOST_LEFT.marked;
  return [
    {
      features: [feature.name],
      strength: strengthBelow(left, line),
      finding: `${feature.name} ${isHeld ? `stays at ${measureWords(most)}` : `starts again beyond ${measureWords(most)}`}, the most that ${words} holds${moment === null ? '' : `, from ${momentWords(moment)} on`}; ${shareWords(beyond)} of training are larger`,
      facts: [
        fact('largest number that fits', most),
        fact('rows beyond it, training', beyond, 'share'),
        fact('rows beyond it, serving', 1 - countAtMost(serving, most) / serving.total, 'share'),
        fact('part of serving that it reaches', reach, 'share'),
        fact('difference that it leaves', left, 'share'),
        ...(marked === null
          ? []
          : [fact(isHeld ? 'rows at the limit, serving' : 'rows below zero, serving', marked, 'share')]),
      ],
      rows: { training: training.total, serving: Math.round(Math.min(1, reach) * serving.total) },
      window: moment === null ? null : { from: moment, to: null },
      picture: { kind: 'distribution', feature: feature.name },
      detail: isHeld ? `held at ${most}` : `wrapped at ${most}`,
      repair: { kind: 'redraw', feature: feature.name, from: moment },
    },
  ];
}

function candidatesOf(training: Ordered): Candidate[] {
  return INTEGERS.flatMap(({ words, most, low }): Candidate[] => {
    if (1 - countAtMost(training, most) / training.total < LEAST_BEYOND) return [];
    const range = most - low + 1;
    const wrap = (value: number) => ((((Math.trunc(value) - low) % range) + range) % range) + low;
    const hasNegatives = countBelow(training, 0) / training.total > LEAST_MARKED / LEAST_EXCESS;
    return [
      {
        words,
        most,
        low,
        isHeld: false,
        change: wrap,
        isMark: low < 0 && !hasNegatives ? (value) => value < 0 && value >= low : null,
      },
      {
        words,
        most,
        low,
        isHeld: true,
        change: (value) => Math.min(most, value),
        isMark: (value) => value === most,
      },
    ];
  });
}

/** How well serving is training with a part of the rows changed; null where it is not. */
function fitOf(
  { change, isMark, isHeld, most, low }: Candidate,
  training: Ordered,
  serving: Ordered,
): { reach: number; left: number; marked: number | null } | null {
  const marked = isMark === null ? null : shareOf(serving, isMark);
  if (isMark !== null && marked !== null) {
    const before = shareOf(training, isMark);
    const distinct = serving.values.reduce((count, value) => count + Number(isMark(value)), 0);
    if (marked < LEAST_MARKED || marked * serving.total < LEAST_MARKED_ROWS || marked < LEAST_EXCESS * before)
      return null;
    if (!isHeld && (distinct < LEAST_NEGATIVES || serving.values[0] < low)) return null;
  }
  const { reach, left, moved } = mixtureFit(training, serving, changedOf(training, change));
  if (reach < (isMark === null ? LEAST_UNMARKED : LEAST_REACH) || moved < LEAST_MOVED || reach > MOST_REACH)
    return null;
  // What the fault reaches is not beyond the limit any more.
  const beyond = (one: Ordered) => 1 - countAtMost(one, most) / one.total;
  if (beyond(serving) > (1 + SLACK - Math.min(1, reach)) * beyond(training)) return null;
  if (!isHeld && !leavesNewValues({ change, most }, training, serving, reach)) return null;
  return left <= (isMark === null ? MOST_LEFT.unmarked : MOST_LEFT.marked) ? { reach, left, marked } : null;
}

// Incomes in hundreds that start again at 65,536 are in hundreds no longer.
function leavesNewValues(
  { change, most }: Pick<Candidate, 'change' | 'most'>,
  training: Ordered,
  serving: Ordered,
  reach: number,
): boolean {
  const wrapped = valuesBetween(training, most, Infinity);
  const expected =
    Math.min(1, reach) * (wrapped.total / training.total) * newShare(changedOf(wrapped, change), training);
  return newShare(serving, training) >= LEAST_NEW * expected;
}

/** Share of the rows whose value training does not have at all. */
function newShare({ values, counts, total }: Ordered, training: Ordered): number {
  let [rows, at] = [0, 0];
  values.forEach((value, i) => {
    while (at < training.values.length && training.values[at] < value) at++;
    if (training.values[at] !== value) rows += counts[i];
  });
  return total > 0 ? rows / total : 0;
}

function shareOf(ordered: Ordered, is: (value: number) => boolean): number {
  let rows = 0;
  ordered.values.forEach((value, i) => (rows += is(value) ? ordered.counts[i] : 0));
  return rows / ordered.total;
}

function changedOf(ordered: Ordered, change: (value: number) => number): Ordered {
  const values = new Float64Array(ordered.total);
  let at = 0;
  ordered.values.forEach((value, i) => {
    values.fill(change(value), at, at + ordered.counts[i]);
    at += ordered.counts[i];
  });
  return orderNumbers(values);
}
