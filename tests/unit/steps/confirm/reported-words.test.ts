import { describe, expect, it, test } from 'vitest';
import type { ReportedNumber } from '../../../../src/core/confirm/report.ts';
import {
  COUNTED_METRICS,
  missingWords,
  pairOf,
  pairSentence,
  reportedMetric,
} from '../../../../src/steps/confirm/reported-words.ts';

const typed = (
  value: number,
  rows: number | null = null,
  positives: number | null = null,
): ReportedNumber => ({
  value,
  rows,
  positives,
});

function pair(training: ReportedNumber | null, serving: ReportedNumber | null) {
  return pairOf({ metric: 'accuracy', reported: { training, serving } });
}

it('needs both numbers', () => {
  expect(pair(typed(0.9), null)).toBeNull();
  expect(pair(null, typed(0.9))).toBeNull();
});

describe('two numbers', () => {
  test.each([
    [
      typed(0.91, 12_000),
      typed(0.87, 500),
      'Accuracy fell by 0.040 ± 0.030, from 0.910 to 0.870: more than chance',
    ],
    [
      typed(0.91, 100),
      typed(0.87, 100),
      'Accuracy fell by 0.040 ± 0.087, from 0.910 to 0.870: chance alone could do this',
    ],
    [typed(0.91), typed(0.87, 500), 'Accuracy fell by 0.040, from 0.910 to 0.870'],
  ])('%o and %o', (training, serving, sentence) => {
    expect(pairSentence('accuracy', pair(training, serving)!)).toBe(sentence);
  });
});

it('asks for what is missing, by side', () => {
  expect(missingWords(pair(typed(0.91), typed(0.87, 500))!)).toEqual([
    'For an interval, the offline number needs the number of its rows.',
  ]);
});

test('a metric whose error counts do not tell gives way to one whose error they do', () => {
  expect(reportedMetric({ metric: 'log-loss' })).toBe('roc-auc');
  expect(reportedMetric({ metric: 'recall' })).toBe('recall');
  expect(reportedMetric({ metric: null })).toBe('roc-auc');
});

test.each([...COUNTED_METRICS])('%s has an interval from the fields %o', (metric, fields) => {
  const number = typed(0.8, fields.includes('rows') ? 1000 : null, fields.includes('positives') ? 200 : null);
  const answer = pairOf({ metric, reported: { training: number, serving: number } })!;
  expect(missingWords(answer)).toEqual([]);
  expect(answer.gap?.low).toBeLessThan(0);
});
