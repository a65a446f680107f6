import { expect, test } from 'vitest';
import { confusionAt } from '../../../../src/core/metrics/confusion.ts';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';
import { reweightClasses } from '../../../../src/core/metrics/reweight-classes.ts';
import { rocAucOfRanked } from '../../../../src/core/metrics/roc-auc.ts';
import { precision, recall } from '../../../../src/core/metrics/threshold-metrics.ts';

const ranked = rankScores(Float64Array.of(0.9, 0.8, 0.7, 0.4, 0.3, 0.2), Uint8Array.of(1, 0, 1, 1, 0, 0));

test('precision moves with the base rate, recall and ROC AUC do not', () => {
  const moved = reweightClasses(ranked, 0.1);
  const [before, after] = [confusionAt(ranked, 0.5), confusionAt(moved, 0.5)];
  expect(recall(after).value).toBeCloseTo(recall(before).value ?? NaN, 14);
  // TPR pi / (TPR pi + FPR (1 - pi))
  expect(precision(after).value).toBeCloseTo(((2 / 3) * 0.1) / ((2 / 3) * 0.1 + (1 / 3) * 0.9), 14);
  expect(rocAucOfRanked(moved).value).toBeCloseTo(rocAucOfRanked(ranked).value ?? NaN, 14);
  expect(rocAucOfRanked(moved).standardError).toBeCloseTo(rocAucOfRanked(ranked).standardError ?? NaN, 14);
  expect(moved.positiveWeight + moved.negativeWeight).toBeCloseTo(6, 14);
});

test('refuses a base rate without one of the classes', () => {
  expect(() => reweightClasses(ranked, 0)).toThrow(RangeError);
  expect(() => reweightClasses(rankScores(Float64Array.of(1), Uint8Array.of(1)), 0.5)).toThrow(RangeError);
});
