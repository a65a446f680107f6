import { describe, expect, it, test } from 'vitest';
import { NO_DECISION } from '../../../../src/core/confirm/decision.ts';
import {
  gapSentence,
  headline,
  intervalFinding,
  type HeadlineParts,
} from '../../../../src/steps/confirm/headline.ts';
import { aChecksReport, aMetric, aMetricsReport, aVerdict, confirmSettings } from './a-report.ts';

const parts = (given: Partial<HeadlineParts> = {}): HeadlineParts => ({
  metrics: aMetricsReport(),
  checks: aChecksReport(),
  busy: null,
  failure: null,
  decision: NO_DECISION,
  hasTables: true,
  settings: confirmSettings(),
  ...given,
});

describe('headline', () => {
  it('is what two typed numbers say where there are no tables', () => {
    const reported = {
      training: { value: 0.91, rows: 12_000, positives: null },
      serving: { value: 0.87, rows: 500, positives: null },
    };
    const settings = confirmSettings({ metric: 'accuracy', reported });
    expect(headline(parts({ hasTables: false, settings })).sentence).toBe(
      'Accuracy fell by 0.040 ± 0.030, from 0.910 to 0.870: more than chance',
    );
  });

  it('is the sentence of the verdict, without its full stop', () => {
    const checks = aChecksReport({ verdict: aVerdict({ sentence: 'The gap is real.' }) });
    expect(headline(parts({ checks }))).toEqual({ sentence: 'The gap is real', aside: '' });
  });

  it('says what the person decided against the proposal', () => {
    const decision = { ...NO_DECISION, verdict: 'explained' as const, reason: 'campaign' };
    expect(headline(parts({ decision })).aside).toBe(
      'You decided: explained. The page proposes: the gap is real.',
    );
  });

  it('gives the difference while the checks are running, and no judgement', () => {
    expect(headline(parts({ checks: null })).sentence).toBe(
      'ROC AUC is 0.082 lower in serving: 0.917 in training, 0.835 in serving',
    );
  });

  test.each<[string, Partial<HeadlineParts>, string]>([
    ['nothing is known yet', { metrics: null, checks: null }, 'Is the gap real?'],
    ['there are no tables', { hasTables: false }, 'Is the gap real?'],
    ['nothing can be measured', { failure: 'No labels.' }, 'The gap cannot be measured'],
  ])('where %s', (_, given, sentence) => {
    expect(headline(parts(given)).sentence).toBe(sentence);
  });
});

test.each([
  [0.9, null, 'Accuracy is 0.9 in training; serving has none'],
  [null, 0.9, 'Accuracy is 0.9 in serving; training has none'],
  [null, null, 'Accuracy has no value on either side'],
  [0.9, 0.9, 'Accuracy is the same on both sides: 0.9'],
  [0.8, 0.9, 'Accuracy is 0.1 higher in serving: 0.8 in training, 0.9 in serving'],
])('accuracy of %s and %s', (training, serving, sentence) => {
  expect(gapSentence(aMetric('accuracy', training, serving))).toBe(sentence);
});

test.each([
  [null, 'There is no gap to be had'],
  [{ gap: 0.1, low: null, high: null, smallest: null }, 'How sure the gap is, is not known'],
  [
    { gap: -0.1, low: -0.15, high: -0.05, smallest: 0.07 },
    'The interval leaves out 0: chance alone hardly does this',
  ],
  [
    { gap: -0.01, low: -0.06, high: 0.04, smallest: 0.07 },
    'The interval covers 0: samples like these could have missed such a gap',
  ],
])('%o says: %s', (gap, finding) => {
  expect(intervalFinding(gap)).toBe(finding);
});
