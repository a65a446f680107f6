import { describe, expect, it, test } from 'vitest';
import {
  estimatedSentence,
  forestTitle,
  labelledTitle,
  maturityTitle,
  noiseAround,
  quantityTitle,
  waterfallTitle,
} from '../../../../src/steps/confirm/chart-titles.ts';
import { segmentsTitle } from '../../../../src/steps/confirm/segment-words.ts';
import {
  aChecksReport,
  aMaturity,
  aMetric,
  aMetricsReport,
  anEstimatedPerformance,
  aSegment,
  aSegmentsReport,
} from './a-report.ts';

describe('forestTitle', () => {
  it('counts only what moved beyond its error', () => {
    expect(forestTitle(aMetricsReport().metrics)).toBe('13 of 14 metrics differ beyond the error: 13 worse');
  });

  it('says that none does', () => {
    expect(forestTitle([aMetric('mae', 1, 1.001)])).toBe('MAE does not differ beyond its error');
  });

  it('says that none can be judged', () => {
    expect(forestTitle([aMetric('mae', 1, null)])).toBe('No metric has an interval on both sides');
  });
});

test('what is left stands above the waterfall, with an interval as wide as the gap’s', () => {
  const { waterfall } = aChecksReport();
  expect(waterfallTitle(waterfall)).toBe('Of the whole difference, −0.058 is left for the model');
  const [low, high] = noiseAround(waterfall, { gap: -0.082, low: -0.092, high: -0.072 }) ?? [];
  expect(low).toBeCloseTo(-0.068);
  expect(high).toBeCloseTo(-0.048);
  expect(noiseAround(waterfall, { gap: -0.082, low: null, high: null })).toBeNull();
});

test.each(['settled', 'immature', 'negatives-missing', 'drifting', 'too-few'] as const)(
  'labels that are %s have a title',
  (kind) => {
    expect(maturityTitle({ ...aMaturity(), kind, settledRate: null })).not.toMatch(/–|null/u);
  },
);

test('deciles without rows are no share', () => {
  expect(
    labelledTitle([
      { low: 0, high: 0.5, rows: 0, labelled: 0 },
      { low: 0.5, high: 1, rows: 100, labelled: 40 },
    ]),
  ).toBe('40% of rows have a label, whatever the score');
  expect(labelledTitle([])).toBe('No row has a score');
});

test('an estimate is called one', () => {
  expect(estimatedSentence(anEstimatedPerformance())).toBe(
    'ROC AUC in serving is estimated at 0.893 (0.881 to 0.905) from the calibrated scores; training has 0.917, measured',
  );
});

describe('segmentsTitle', () => {
  it('names the first and its share', () => {
    expect(segmentsTitle(aSegmentsReport({ segments: [aSegment(['a is b', 'c is d'], 0.6)] }))).toBe(
      'a is b and c is d carries 60% of the growth of the loss',
    );
  });

  it.each([
    [212, 'None of 212 segments lost more than all rows together'],
    [0, 'No segment has enough rows on both sides to be looked at'],
  ])('without a segment of %s', (looked, title) => {
    expect(segmentsTitle(aSegmentsReport({ segments: [], looked }))).toBe(title);
  });
});

test('the picture of quantities says what to look for', () => {
  const points = (to: number) => [{ x: to, y: 1 }];
  const title = (of: 'label' | 'prediction', serving: number) =>
    quantityTitle({ kind: 'by-quantity', of, training: points(5), serving: points(serving) });
  expect(title('prediction', 9)).toMatch(/^Mean label by prediction/);
  expect(title('label', 9)).toMatch(/serving reaches larger labels than training$/);
  expect(title('label', 5)).toMatch(/reaches no larger labels than training$/);
});
