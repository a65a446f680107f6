import { describe, expect, test } from 'vitest';
import { headline } from '../../../../src/steps/compare/headline.ts';
import { aFeature } from './a-comparison.ts';

const STABLE = aFeature();
const MOVED = aFeature({
  name: 'income',
  verdict: { level: 'moved', words: 'PSI 0.43, median 12.1 → 30.7' },
  severity: 2.7,
  psi: 0.43,
});
const BROKEN = aFeature({
  name: 'carat',
  verdict: {
    level: 'broken',
    words: "served as number with unit ' u', such as '0.3 u', trained as plain number",
  },
  severity: 5,
});

describe('the sentence', () => {
  test.each([
    ['nothing moved', [STABLE, STABLE], 'None of 2 features moved'],
    ['one feature', [STABLE], 'The one feature did not move'],
    ['one moved', [STABLE, MOVED], '1 of 2 features moved: income'],
    [
      'several moved',
      [MOVED, aFeature({ name: 'zip', verdict: MOVED.verdict, severity: 2.9 })],
      '2 of 2 features moved, zip most of all',
    ],
    ['one broken', [STABLE, BROKEN], "1 of 2 features is broken: carat is served as number with unit ' u'"],
    [
      'moved and broken',
      [STABLE, MOVED, BROKEN],
      "1 of 3 features moved, 1 is broken: carat is served as number with unit ' u'",
    ],
    [
      'several broken, the worst is named',
      [
        BROKEN,
        aFeature({
          name: 'age',
          verdict: { level: 'broken', words: 'nulls 0% → 51%; PSI 5' },
          severity: 5.5,
        }),
      ],
      '2 of 2 features are broken: age (nulls 0% → 51%), and 1 more',
    ],
  ])('%s', (_case, features, sentence) => {
    expect(headline(features, 0, 0.2).sentence).toBe(sentence);
  });
});

test('nothing to compare says what to do', () => {
  expect(headline([], 0, 0.2)).toEqual({
    sentence: 'There is no feature to compare',
    aside: 'Give at least one column the role “feature” in Load.',
  });
  expect(headline([], 23, 0.2).sentence).toBe('Comparing 23 features…');
});

test('what is still to come is said, and counts are of what is known', () => {
  expect(headline([STABLE, MOVED], 9, 0.2)).toEqual({
    sentence: 'So far, 1 of 2 features moved: income',
    aside: '9 features are still being compared.',
  });
  expect(headline([STABLE, STABLE], 1, 0.2).sentence).toBe('So far, none of 2 features moved');
});

test('a preview is called one', () => {
  const preview = aFeature({ preview: true });
  expect(headline([preview, preview], 0, 0.2)).toEqual({
    sentence: 'In the first rows, none of 2 features moved',
    aside: 'A preview: figures change until all rows are read.',
  });
  expect(headline([preview, STABLE], 0, 0.2).aside).toContain('1 of them is a preview');
});

test('where nothing moved, the greatest PSI and what chance gives stand beside it', () => {
  expect(headline([STABLE, aFeature({ name: 'hum', psi: 0.015 })], 0, 0.2).aside).toBe(
    'The greatest PSI is 0.015 (hum), under the line of 0.2, no more than chance alone gives tables of this size.',
  );
  expect(headline([aFeature({ psi: 0.1 })], 0, 0.2).aside).not.toContain('chance');
});

test('names are shown, not run: markup stays text, long names end', () => {
  const words = { level: 'moved', words: 'PSI 1' } as const;
  const long = aFeature({ name: 'x'.repeat(300), verdict: words });
  expect(headline([long, STABLE], 0, 0.2).sentence.length).toBeLessThan(80);
  const unseen = aFeature({ name: 'a\u202eb', verdict: words });
  expect(headline([unseen, STABLE], 0, 0.2).sentence).not.toContain('\u202e');
});
