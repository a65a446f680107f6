import { describe, expect, test } from 'vitest';
import { confusionAt } from '../../../../src/core/metrics/confusion.ts';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';
import {
  accuracy,
  f1Score,
  matthewsCorrelation,
  precision,
  recall,
} from '../../../../src/core/metrics/threshold-metrics.ts';

const at = (scores: number[], labels: number[], threshold: number) =>
  confusionAt(rankScores(Float64Array.from(scores), Uint8Array.from(labels)), threshold);

test('a score at the threshold is predicted positive', () => {
  expect(at([0.5, 0.5, 0.4, 0.6], [1, 0, 1, 0], 0.5)).toEqual({
    truePositives: 1,
    falsePositives: 2,
    falseNegatives: 1,
    trueNegatives: 0,
    rows: 4,
    squaredWeight: 4,
  });
});

describe('where a share has nothing under it', () => {
  test('a threshold above all scores', () => {
    const cells = at([0.1, 0.2], [0, 1], 7);
    expect(accuracy(cells).value).toBe(0.5);
    expect(precision(cells)).toMatchObject({ value: null, reason: 'no-predicted-positives' });
    expect(recall(cells).value).toBe(0);
    expect(f1Score(cells).value).toBe(0);
    expect(matthewsCorrelation(cells).reason).toBe('no-predicted-positives');
  });

  test('a threshold below all scores', () => {
    const cells = at([0.1, 0.2], [0, 1], -7);
    expect(recall(cells).value).toBe(1);
    expect(matthewsCorrelation(cells).reason).toBe('no-predicted-negatives');
  });

  test('one class', () => {
    const negatives = at([0.1, 0.2], [0, 0], 0.5);
    expect(recall(negatives)).toMatchObject({ value: null, reason: 'no-positives' });
    expect(f1Score(negatives).reason).toBe('no-positives');
    expect(matthewsCorrelation(negatives).reason).toBe('one-class');
    expect(matthewsCorrelation(at([0.1, 0.7], [1, 1], 0.5)).reason).toBe('one-class');
  });

  test('no rows', () => {
    for (const metric of [accuracy, precision, recall, f1Score, matthewsCorrelation]) {
      expect(metric(at([], [], 0.5)).value).toBeNull();
    }
  });
});

test('perfect and perfectly wrong', () => {
  expect(matthewsCorrelation(at([0, 1], [0, 1], 0.5))).toMatchObject({ value: 1, low: null });
  expect(matthewsCorrelation(at([0, 1], [1, 0], 0.5))).toMatchObject({ value: -1, low: null });
  expect(f1Score(at([0, 1], [0, 1], 0.5))).toMatchObject({ value: 1, high: 1, method: 'wilson' });
});

test('weights of two are half as many effective rows as rows of that weight', () => {
  const scores = Float64Array.of(0.9, 0.8, 0.3, 0.6);
  const labels = Uint8Array.of(1, 1, 0, 0);
  const plain = accuracy(confusionAt(rankScores(scores, labels), 0.5));
  const doubled = accuracy(confusionAt(rankScores(scores, labels, Float64Array.of(2, 2, 2, 2)), 0.5));
  expect(doubled).toEqual(plain);
});
