import { describe, expect, it, test } from 'vitest';
import type { OutcomeProblem, OutcomeProblemCode } from '../../../../src/core/confirm/outcomes.ts';
import { orderProblems, problemWords } from '../../../../src/steps/confirm/problem-words.ts';

/** Every code, so that a new one without words does not compile. */
const CODES: Record<OutcomeProblemCode, true> = {
  'no-label-column': true,
  'no-prediction-column': true,
  'labels-missing': true,
  'labels-mostly-missing': true,
  'predictions-missing': true,
  'one-class': true,
  'labels-unlike': true,
  'labels-unmatched': true,
  'label-not-understood': true,
  'scores-outside-unit-interval': true,
  'scores-are-decisions': true,
  'scores-constant': true,
  'scores-infinite': true,
  'few-rows': true,
  'times-all-equal': true,
  'times-in-future': true,
  'tables-swapped': true,
  'threshold-outside-scores': true,
  'prediction-unlike-label': true,
  'weights-invalid': true,
};
const codes = Object.keys(CODES) as OutcomeProblemCode[];

describe.each(codes)('%s', (code) => {
  const variants: OutcomeProblem[] = [
    { code, side: 'serving' },
    { code, side: null },
    { code, side: 'training', count: 1 },
    { code, side: 'serving', count: 12_345, detail: 'maybe' },
    { code, side: null, detail: '' },
  ];

  test.each(variants)('is a whole sentence: %o', (problem) => {
    const { title, advice } = problemWords(problem);
    for (const words of [title, advice]) {
      expect(words).toMatch(/^[“A-Z\d].*\.$/su);
      expect(words).not.toMatch(/undefined|NaN|null|\.\.|\s\s/u);
    }
  });
});

it('counts one row in the singular', () => {
  expect(problemWords({ code: 'scores-infinite', side: 'serving', count: 1 }).title).toBe(
    '1 row of the serving table has an infinite score.',
  );
});

it('shortens what was met and shows what cannot be seen', () => {
  const { title } = problemWords({
    code: 'label-not-understood',
    side: 'serving',
    count: 2,
    detail: `\u202e${'x'.repeat(300)}`,
  });
  expect(title).toContain('⟨202E⟩');
  expect(title.length).toBeLessThan(180);
});

it('says that a label chosen as positive is not there', () => {
  expect(problemWords({ code: 'label-not-understood', side: null, detail: 'yes' }).title).toBe(
    'No label reads “yes”, which is to count as positive.',
  );
});

it('puts what stops everything first and keeps the order otherwise', () => {
  const found: OutcomeProblem[] = [
    { code: 'times-in-future', side: 'serving' },
    { code: 'few-rows', side: 'training' },
    { code: 'one-class', side: 'serving' },
    { code: 'few-rows', side: 'serving' },
  ];
  expect(orderProblems(found).map(({ code, side }) => `${code} ${side}`)).toEqual([
    'one-class serving',
    'few-rows training',
    'few-rows serving',
    'times-in-future serving',
  ]);
});
