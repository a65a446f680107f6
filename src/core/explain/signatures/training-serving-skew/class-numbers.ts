import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import type { Ordered } from '../../../stats/ordered.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { affectedWindow } from '../../skew/affected-window.ts';
import { quantilePair } from '../../skew/quantile-pair.ts';
import { since } from '../../skew/transform-sighting.ts';

/** Numbers of classes: fewer are a flag, more are a scale. */
const LEAST_CLASSES = 3;
const MOST_CLASSES = 20;
/** Share of training with one of these numbers, at most, and of serving, at least. */
const MOST_BEFORE = 0.05;
const LEAST_AFTER = 0.05;
/** Rows of a class, as a share of all of them: what is rarer is chance. */
const LEAST_OF_CLASS = 0.005;
/** No class takes nearly all: a default with a few others beside it is no set of classes. */
const MOST_OF_CLASS = 0.7;
const LEAST_DISTINCT = 30;
/** Total variation from the shares of training's values without their fractions, up to which these are what is served. */
const ALIKE = 0.1;
/** Total variation from equal classes up to which they were cut at quantiles. */
const EVEN = 0.15;

/**
 * Serving has the numbers of classes (0, 1, 2, ...) where training has values: a number put into buckets in one pipeline only.
 *
 * Test: 5 % of serving are whole numbers from 0 or 1 up to at most 20, each of them taken, of which training has next to none; training has many
 * distinct values. Buckets that keep the values' own scale are a matter of rounding, values that lost their fractions of a cast.
 *
 * Source: ours; rates by `npm run bench:causes`.
 */
export const classNumbers = aboutSkew(
  'class-numbers',
  'numbers of classes in place of values',
  (investigation) => investigation.features.flatMap((view) => sightingOf(view, investigation)),
  ['rounding', 'window-mismatch', 'unit-scale', 'function-on-one-side', 'clipping', 'misjoined-column'],
);

function sightingOf(view: FeatureView, investigation: Investigation): Sighting[] {
  const pair = quantilePair(view);
  const values = view.numbers('serving');
  if (pair === null || values === null || pair.ordered.training.values.length < LEAST_DISTINCT) return [];
  const { training, serving } = pair.ordered;
  const classes = classesOf(serving);
  if (classes === null) return [];
  const { first, shares, share } = classes;
  const isClass = (value: number) =>
    Number.isInteger(value) && value >= first && value < first + shares.length;
  const before = shareOf(training, isClass);
  if (share < LEAST_AFTER || before > Math.min(MOST_BEFORE, share / 5)) return [];
  if (areCutOff(training, first, shares)) return [];
  const uneven = totalVariationDistance(
    shares,
    shares.map(() => 1 / shares.length),
  );
  const window = affectedWindow(investigation, (row) => isClass(values[row]));
  return [
    {
      features: [view.name],
      strength: uneven <= EVEN ? 0.95 : 0.7,
      finding: `${view.name} is one of the ${shares.length} whole numbers from ${first} to ${first + shares.length - 1} in ${shareWords(share)} of serving${since(window?.from)}, and in ${shareWords(before)} of training: it looks like the number of a class${uneven <= EVEN ? ', cut at quantiles' : ''}`,
      facts: [
        fact('classes', shares.length, 'count'),
        fact('rows with such a number, training', before, 'share'),
        fact('rows with such a number, serving', share, 'share'),
        fact('total variation distance to equal classes', uneven, 'share'),
      ],
      rows: { training: training.total, serving: Math.round(share * serving.total) },
      window,
      picture: { kind: 'distribution', feature: view.name },
      detail: `${shares.length} classes`,
      repair: { kind: 'redraw', feature: view.name, from: window?.from ?? null },
    },
  ];
}

// Values without their fractions are whole numbers as well, and keep their shares.
function areCutOff(training: Ordered, first: number, shares: readonly number[]): boolean {
  return [Math.floor, Math.round].some((cut) => {
    const own = shares.map(() => 0);
    training.values.forEach((value, i) => {
      const at = cut(value) - first;
      if (at >= 0 && at < own.length) own[at] += training.counts[i];
    });
    const total = own.reduce((sum, count) => sum + count, 0);
    if (total < MOST_OF_CLASS * training.total) return false;
    const off = totalVariationDistance(
      shares,
      own.map((count) => count / total),
    );
    return off <= ALIKE;
  });
}

// The run of whole numbers from 0 (or 1) on, each taken by some of the rows.
function classesOf({
  values,
  counts,
  total,
}: Ordered): { first: number; shares: number[]; share: number } | null {
  const countOf = new Map<number, number>();
  values.forEach((value, i) => {
    if (value >= 0 && value <= MOST_CLASSES && Number.isInteger(value)) countOf.set(value, counts[i]);
  });
  const first = countOf.has(0) ? 0 : 1;
  const run: number[] = [];
  for (let value = first; countOf.has(value); value++) run.push(countOf.get(value)!);
  const all = run.reduce((sum, count) => sum + count, 0);
  while (run.length > 0 && run[run.length - 1] < LEAST_OF_CLASS * all) run.pop();
  const rows = run.reduce((sum, count) => sum + count, 0);
  const shares = run.map((count) => count / rows);
  if (run.length < LEAST_CLASSES || run.length > MOST_CLASSES || Math.max(...shares) > MOST_OF_CLASS)
    return null;
  return { first, shares, share: rows / total };
}

function shareOf({ values, counts, total }: Ordered, is: (value: number) => boolean): number {
  let rows = 0;
  values.forEach((value, i) => (rows += is(value) ? counts[i] : 0));
  return rows / total;
}
