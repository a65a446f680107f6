import { describe, expect, test } from 'vitest';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';

const scores = Float64Array.of(0.9, 0.2, 0.9, NaN, 0.5, Infinity);
const labels = Uint8Array.of(1, 0, 0, 1, 1, 0);

describe('rankScores', () => {
  test('distinct scores with both classes at each; what is not finite is counted', () => {
    const before = scores.slice();
    const ranked = rankScores(scores, labels);
    expect([...ranked.scores]).toEqual([0.2, 0.5, 0.9]);
    expect([...ranked.positives]).toEqual([0, 1, 1]);
    expect([...ranked.negatives]).toEqual([1, 0, 1]);
    expect(ranked).toMatchObject({ positiveRows: 2, negativeRows: 2, positiveWeight: 2, nonFinite: 2 });
    expect(scores).toEqual(before);
  });

  test('with weights and their squares', () => {
    const ranked = rankScores(scores, labels, Float64Array.of(2, 3, 4, 100, 0, 100));
    expect([...ranked.scores]).toEqual([0.2, 0.5, 0.9]);
    expect([...ranked.positives]).toEqual([0, 0, 2]);
    expect([...ranked.negativesSquared]).toEqual([9, 0, 16]);
    expect(ranked).toMatchObject({ positiveRows: 2, negativeRows: 2, negativeWeight: 7, nonFinite: 2 });
  });

  test('one class, no rows', () => {
    expect([...rankScores(Float64Array.of(2, 1), Uint8Array.of(1, 1)).positives]).toEqual([1, 1]);
    expect([...rankScores(Float64Array.of(2, 1), Uint8Array.of(0, 0)).positives]).toEqual([0, 0]);
    expect(rankScores(new Float64Array(0), new Uint8Array(0)).scores).toHaveLength(0);
  });

  test('refuses different lengths', () => {
    expect(() => rankScores(scores, new Uint8Array(1))).toThrow(RangeError);
    expect(() => rankScores(scores, labels, new Float64Array(1))).toThrow(RangeError);
  });
});
