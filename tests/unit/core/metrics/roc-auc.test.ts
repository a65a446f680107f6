import { describe, expect, test } from 'vitest';
import { rocAuc } from '../../../../src/core/metrics/roc-auc.ts';

const auc = (scores: number[], labels: number[], weights?: number[]) =>
  rocAuc(Float64Array.from(scores), Uint8Array.from(labels), weights && Float64Array.from(weights));

describe('rocAuc', () => {
  test('the example of scikit-learn, with DeLong by hand', () => {
    // V10 is 1/2 and 1, V01 1 and 1/2: both variances 1/8, over 2 rows each.
    const estimate = auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);
    expect(estimate.value).toBe(0.75);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(1 / 8), 14);
    expect(estimate).toMatchObject({ n: 4, method: 'delong-logit', reason: 'few-of-one-class' });
  });

  test('a large score scale and infinite precision of rank: only order counts', () => {
    expect(auc([-1e300, 0, 1e-300, 1e300], [0, 0, 1, 1]).value).toBe(1);
  });

  test.each([
    ['no rows', [], [], 'no-rows', null],
    ['positives only', [1, 2], [1, 1], 'one-class', null],
    ['negatives only', [1, 2], [0, 0], 'one-class', null],
    ['a missing score', [1, NaN, 2], [1, 0, 0], 'non-finite', null],
    ['an infinite score', [1, Infinity, 2], [1, 0, 0], 'non-finite', null],
    ['one score for all', [0.3, 0.3, 0.3, 0.3], [0, 1, 0, 1], 'constant-scores', 0.5],
    ['one positive', [1, 2, 3], [0, 1, 0], 'too-few-rows', 0.5],
  ])('%s', (_, scores, labels, reason, value) => {
    expect(auc(scores, labels)).toMatchObject({ value, standardError: null, low: null, high: null, reason });
  });

  test('perfect order has an exact bound instead of a width of zero', () => {
    const perfect = auc([1, 2, 3, 4, 5], [0, 0, 0, 1, 1]);
    expect(perfect).toMatchObject({ value: 1, standardError: null, high: 1, method: 'exact' });
    // All of two disjoint pairs in order.
    expect(perfect.low).toBeCloseTo(Math.sqrt(0.025), 14);
    const reversed = auc([1, 2, 3, 4, 5], [1, 1, 0, 0, 0]);
    expect(reversed.value).toBe(0);
    expect(reversed.high).toBeCloseTo(1 - Math.sqrt(0.025), 14);
  });

  test('perfect order with weights that do not sum exactly', () => {
    expect(auc([1, 2, 3, 4], [0, 0, 1, 1], [0.1, 0.2, 0.3, 0.7]).value).toBe(1);
  });

  test('a class without weight is a class without rows', () => {
    expect(auc([1, 2, 3], [0, 1, 0], [1, 0, 1]).reason).toBe('one-class');
  });

  test('with 50 rows of each class there is nothing to warn of', () => {
    const scores = Array.from({ length: 100 }, (_, i) => (i * 37) % 100);
    expect(
      auc(
        scores,
        scores.map((_, i) => i % 2),
      ).reason,
    ).toBeNull();
  });
});
