import { describe, expect, test } from 'vitest';
import { areaUnderRoc } from '../../../../src/core/metrics/roc-auc.ts';
import { groupByScore } from '../../../../src/core/metrics/score-groups.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

describe('groups of equal scores', () => {
  test('sum weights and targets, and skip rows that do not count', () => {
    const groups = groupByScore(
      Float64Array.of(2, 1, 2, NaN, 0, 5, 5),
      Float64Array.of(1, 0, 0, 1, NaN, 1, 1),
      Float64Array.of(2, 1, 3, 1, 1, 0, NaN),
    );
    expect(groups).toEqual({
      scores: Float64Array.of(1, 2),
      weights: Float64Array.of(1, 5),
      sums: Float64Array.of(0, 2),
    });
  });

  test('refuse different lengths', () => {
    expect(() => groupByScore(new Float64Array(2), new Float64Array(1))).toThrow(RangeError);
    expect(() => areaUnderRoc([1], [1, 2])).toThrow(RangeError);
  });
});

describe('area under the ROC curve of groups', () => {
  test('counts pairs, ties as one half', () => {
    const uniform = mulberry32(11);
    const rows = Array.from({ length: 60 }, () => [Math.floor(uniform() * 9), Number(uniform() < 0.4)]);
    const groups = groupByScore(
      Float64Array.from(rows, ([score]) => score),
      Float64Array.from(rows, ([, label]) => label),
    );
    const [positives, negatives] = [1, 0].map((wanted) => rows.filter(([, label]) => label === wanted));
    const won = positives.flatMap(([a]) => negatives.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
    const wanted = won.reduce<number>((sum, x) => sum + x, 0) / won.length;
    expect(
      areaUnderRoc(
        groups.sums,
        groups.weights.map((weight, i) => weight - groups.sums[i]),
      ),
    ).toBeCloseTo(wanted, 14);
  });

  test('is null for one class', () => {
    expect(areaUnderRoc([1, 2], [0, 0])).toBeNull();
    expect(areaUnderRoc([], [])).toBeNull();
  });
});
