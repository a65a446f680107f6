import { describe, expect, test } from 'vitest';
import {
  fisherInterval,
  logInterval,
  logitInterval,
  waldInterval,
  wilsonInterval,
  Z95,
} from '../../../../src/core/metrics/intervals.ts';
import { normalQuantile } from '../../../../src/core/stats/normal-distribution.ts';

function expectEnds([low, high]: [number, number], wanted: [number, number]): void {
  expect(low).toBeCloseTo(wanted[0], 4);
  expect(high).toBeCloseTo(wanted[1], 4);
}

test('the quantile', () => {
  expect(Z95).toBeCloseTo(normalQuantile(0.975), 14);
});

describe('95 % intervals', () => {
  test('of the documentation', () => {
    expectEnds(waldInterval(1, 0.5), [0.02, 1.98]);
    expectEnds(logitInterval(0.5, 0.1), [0.3135, 0.6865]);
    expectEnds(logInterval(1, 0.5), [0.3753, 2.6644]);
    expectEnds(fisherInterval(0, 0.1), [-0.1935, 0.1935]);
    expectEnds(wilsonInterval(0.9, 100), [0.8256, 0.9448]);
  });

  test('cut at what the metric cannot pass', () => {
    expect(waldInterval(0.1, 1, 0, 1)).toEqual([0, 1]);
  });

  test('of a share of 0 or 1 still has a width', () => {
    expectEnds(wilsonInterval(0, 10), [0, 0.2775]);
    expectEnds(wilsonInterval(1, 10), [0.7225, 1]);
  });

  test('of a number that has none', () => {
    expect(() => logitInterval(1, 0.1)).toThrow(RangeError);
    expect(() => logInterval(0, 0.1)).toThrow(RangeError);
    expect(() => fisherInterval(-1, 0.1)).toThrow(RangeError);
    expect(() => wilsonInterval(0.5, 0)).toThrow(RangeError);
  });
});
