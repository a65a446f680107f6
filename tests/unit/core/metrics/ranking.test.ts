import { describe, expect, test } from 'vitest';
import { groupRows } from '../../../../src/core/metrics/group-rows.ts';
import { groupedAuc } from '../../../../src/core/metrics/grouped-auc.ts';
import { ndcgAt } from '../../../../src/core/metrics/ndcg.ts';
import { rocAuc } from '../../../../src/core/metrics/roc-auc.ts';

const groups = (...values: number[]) => Uint32Array.from(values);
const list = (...values: number[]) => Float64Array.from(values);

test('rows of a group stand together, in their order', () => {
  expect(groupRows(groups(1, 0, 1, 3), 4)).toEqual({
    rows: groups(1, 0, 2, 3),
    starts: groups(0, 1, 3, 3, 4),
  });
  expect(() => groupRows(groups(2), 2)).toThrow(RangeError);
});

describe('grouped AUC', () => {
  const scores = list(1, 2, 9, 8, 5, 6, 7);
  const labels = Uint8Array.of(0, 1, 1, 0, 1, 1, 0);

  test('weighted by rows, groups of one class left out', () => {
    const estimate = groupedAuc(scores, labels, groups(0, 0, 0, 0, 1, 2, 2), 4);
    // Group 0: 3 of 4 pairs in order, 4 rows; group 2: none, 2 rows.
    expect(estimate.value).toBeCloseTo((0.75 * 4 + 0 * 2) / 6, 14);
    expect(estimate).toMatchObject({ n: 2, rows: 6, groupsWithOneClass: 1 });
  });

  test('skill between groups only is none', () => {
    // Every positive of the better group lies above every row of the other; within a group all tie.
    const between = list(1, 1, 1, 1, 2, 2, 2, 2);
    const clicks = Uint8Array.of(0, 0, 0, 1, 0, 1, 1, 1);
    expect(groupedAuc(between, clicks, groups(0, 0, 0, 0, 1, 1, 1, 1), 2).value).toBe(0.5);
    expect(rocAuc(between, clicks).value).toBe(0.75);
  });

  test('no usable group, one group, a missing score', () => {
    expect(groupedAuc(list(1, 2), Uint8Array.of(0, 1), groups(0, 1), 2)).toMatchObject({
      value: null,
      reason: 'no-usable-group',
      groupsWithOneClass: 2,
    });
    expect(groupedAuc(list(1, 2), Uint8Array.of(0, 1), groups(0, 0), 1)).toMatchObject({
      value: 1,
      low: null,
    });
    expect(groupedAuc(list(1, NaN), Uint8Array.of(0, 1), groups(0, 0), 1).reason).toBe('non-finite');
    expect(() => groupedAuc(list(1), Uint8Array.of(0, 1), groups(0), 1)).toThrow(RangeError);
  });
});

describe('NDCG', () => {
  test('one relevant row in second place', () => {
    expect(ndcgAt(list(3, 2, 1), list(0, 1, 0), groups(0, 0, 0), 1, 10).value).toBeCloseTo(
      1 / Math.log2(3),
      14,
    );
    expect(ndcgAt(list(3, 2, 1), list(0, 1, 0), groups(0, 0, 0), 1, 1).value).toBe(0);
  });

  test('ties share the gain of their ranks', () => {
    const value = ndcgAt(list(1, 1), list(0, 1), groups(0, 0), 1, 10).value;
    expect(value).toBeCloseTo((1 + 1 / Math.log2(3)) / 2, 14);
  });

  test('groups without a relevant row are counted and left out', () => {
    const estimate = ndcgAt(list(2, 1, 2, 1, 5), list(1, 0, 0, 0, 3), groups(0, 0, 1, 1, 2), 4, 3);
    expect(estimate).toMatchObject({ value: 1, n: 2, groupsWithoutRelevance: 1, reason: 'no-spread' });
    expect(ndcgAt(list(1), list(0), groups(0), 1, 3).reason).toBe('no-usable-group');
  });

  test('refuses what it cannot rank', () => {
    expect(ndcgAt(list(NaN), list(1), groups(0), 1, 3).reason).toBe('non-finite');
    expect(() => ndcgAt(list(1), list(1), groups(0), 1, 0)).toThrow(RangeError);
    expect(() => ndcgAt(list(1, 2), list(1), groups(0), 1, 1)).toThrow(RangeError);
  });
});
