import { expect, test } from 'vitest';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';
import { reliabilityBins } from '../../../../src/core/metrics/reliability.ts';

const ranked = (scores: number[], labels: number[]) =>
  rankScores(Float64Array.from(scores), Uint8Array.from(labels));

test('bins of equal mass', () => {
  const bins = reliabilityBins(ranked([0.1, 0.2, 0.3, 0.8, 0.9, 1], [0, 1, 0, 1, 1, 1]), 2);
  expect(bins.map(({ weight, positiveRate }) => [weight, positiveRate])).toEqual([
    [3, 1 / 3],
    [3, 1],
  ]);
  expect(bins[0].meanScore).toBeCloseTo(0.2, 14);
  expect(bins.map(({ low, high }) => [low, high])).toEqual([
    [0.1, 0.3],
    [0.8, 1],
  ]);
});

test('fifteen bins of 1,500 distinct scores hold 100 rows each', () => {
  const scores = Array.from({ length: 1500 }, (_, i) => ((i * 7) % 1500) / 1500);
  const bins = reliabilityBins(
    ranked(
      scores,
      scores.map((_, i) => i % 2),
    ),
  );
  expect(bins.map(({ weight }) => weight)).toEqual(Array<number>(15).fill(100));
});

test('equal scores stay together, which makes fewer bins', () => {
  expect(reliabilityBins(ranked([0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1]), 4)).toHaveLength(1);
  const half = reliabilityBins(ranked([0, 0, 0, 0.1, 0.2, 0.3], [0, 0, 0, 0, 0, 1]), 3);
  expect(half.map(({ weight }) => weight)).toEqual([3, 1, 2]);
});

test('no rows; no bins', () => {
  expect(reliabilityBins(ranked([], []))).toEqual([]);
  expect(() => reliabilityBins(ranked([1], [1]), 0)).toThrow(RangeError);
});
