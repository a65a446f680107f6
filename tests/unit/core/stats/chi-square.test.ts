import { describe, expect, test } from 'vitest';
import { chiSquareQuantile, chiSquareSurvival } from '../../../../src/core/stats/chi-square-distribution.ts';
import { chiSquareTest, poolRareCategories } from '../../../../src/core/stats/chi-square.ts';
import { normalQuantile } from '../../../../src/core/stats/normal-distribution.ts';

describe('poolRareCategories', () => {
  test.each([
    ['rare ones become one, last', [50, 1, 2], [50, 2, 1], { a: [50, 3], b: [50, 3] }],
    ['the smaller table decides', [1000, 100, 0], [50, 4, 1], { a: [1000, 100], b: [50, 5] }],
    ['enough expected in both', [1000, 110], [50, 4], { a: [1000, 110], b: [50, 4] }],
    ['categories without a row vanish', [50, 0], [50, 0], { a: [50], b: [50] }],
    ['no category', [], [], { a: [], b: [] }],
  ])('%s: %j, %j', (_, a, b, wanted) => {
    expect(poolRareCategories(a, b)).toEqual(wanted);
  });
});

describe('chiSquareTest', () => {
  test('one category left says nothing', () => {
    expect(chiSquareTest([3, 1], [2, 2])).toEqual({
      statistic: 0,
      degreesOfFreedom: 0,
      pValue: 1,
      cramersV: 0,
    });
  });

  test('a table without rows', () => {
    const result = chiSquareTest([0, 0], [10, 10]);
    expect(result).toEqual({ statistic: NaN, degreesOfFreedom: 0, pValue: NaN, cramersV: NaN });
  });

  test('complete separation has V = 1', () => {
    expect(chiSquareTest([100, 0], [0, 100]).cramersV).toBeCloseTo(1, 15);
  });

  test('refuses different numbers of categories', () => {
    expect(() => chiSquareTest([1], [1, 2])).toThrow(RangeError);
  });
});

describe('chi-square distribution', () => {
  test('ends', () => {
    expect(chiSquareSurvival(0, 3)).toBe(1);
    expect(chiSquareSurvival(Infinity, 3)).toBe(0);
    expect(chiSquareSurvival(NaN, 3)).toBeNaN();
    expect(chiSquareQuantile(0, 3)).toBe(0);
    expect(chiSquareQuantile(1, 3)).toBe(Infinity);
  });

  test('refuses what is out of range', () => {
    expect(() => chiSquareSurvival(1, 0)).toThrow(RangeError);
    expect(() => chiSquareQuantile(0.5, -1)).toThrow(RangeError);
    expect(() => chiSquareQuantile(1.5, 1)).toThrow(RangeError);
    expect(() => normalQuantile(-0.5)).toThrow(RangeError);
  });
});
