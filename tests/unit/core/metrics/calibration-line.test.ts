import { expect, test } from 'vitest';
import { calibrationLine } from '../../../../src/core/metrics/calibration-line.ts';
import { observedToExpected } from '../../../../src/core/metrics/observed-expected.ts';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';
import { seededRandom } from '../../../../src/core/metrics/seeded-random.ts';

const ranked = (scores: number[], labels: number[]) =>
  rankScores(Float64Array.from(scores), Uint8Array.from(labels));

/** Four rows in five right at both scores. */
const calibrated = ranked([0.2, 0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8], [0, 0, 0, 0, 1, 1, 1, 1, 1, 0]);

test('a calibrated model has intercept 0, slope 1 and as many positives as it says', () => {
  const { intercept, slope } = calibrationLine(calibrated);
  expect(intercept.value).toBeCloseTo(0, 12);
  expect(slope.value).toBeCloseTo(1, 12);
  // Information of the slope: ten rows of 0.16 at logits of +-ln 4.
  expect(slope.standardError).toBeCloseTo(1 / Math.sqrt(1.6 * Math.log(4) ** 2), 12);
  expect(observedToExpected(calibrated).value).toBeCloseTo(1, 14);
});

test('a missing correction of down-sampling shows as an intercept and as a ratio', () => {
  // One positive in 21 where a half is said: odds of 1 to 20.
  const labels = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const scores = labels.map(() => 0.5);
  expect(observedToExpected(ranked(scores, labels)).value).toBeCloseTo(2 / 21, 14);
});

test.each([
  ['no rows', [], [], 'no-rows'],
  ['one class', [0.2, 0.3], [1, 1], 'one-class'],
  ['one score', [0.3, 0.3], [0, 1], 'constant-scores'],
  ['one score when clipped', [0, 0, 1e-7, 1e-7], [0, 1, 0, 1], 'constant-scores'],
  ['log-odds', [-1, 2], [0, 1], 'outside-unit-interval'],
  ['separated', [0.1, 0.2, 0.3, 0.4], [0, 0, 1, 1], 'separable'],
  ['separated but for a tie', [0.1, 0.2, 0.2, 0.4], [0, 0, 1, 1], 'separable'],
  ['separated the wrong way', [0.1, 0.2, 0.3, 0.4], [1, 1, 0, 0], 'separable'],
  ['a missing score', [NaN, 0.5], [0, 1], 'non-finite'],
])('%s has no line', (_, scores, labels, reason) => {
  const { intercept, slope } = calibrationLine(ranked(scores, labels));
  expect(intercept).toMatchObject({ value: null, reason });
  expect(slope).toMatchObject({ value: null, reason });
});

test.each([
  ['no rows', [], [], null, 'no-rows'],
  ['scores of zero', [0, 0], [0, 1], null, 'constant-scores'],
  ['no positives', [0.5, 0.5], [0, 0], 0, 'no-positives'],
  ['one row', [0.5], [1], 2, 'too-few-rows'],
  ['log-odds', [-1, 2], [0, 1], null, 'outside-unit-interval'],
  ['an infinite score', [Infinity, 0.5], [0, 1], null, 'non-finite'],
])('observed over expected: %s', (_, scores, labels, value, reason) => {
  expect(observedToExpected(ranked(scores, labels))).toMatchObject({ value, low: null, reason });
});

test('many scores, of which a part is fitted first, satisfy the equations of the likelihood', () => {
  const random = seededRandom(1);
  const scores = Float64Array.from({ length: 40_000 }, random);
  const labels = Uint8Array.from(scores, (p) => (random() < 0.1 + 0.6 * p ? 1 : 0));
  const { intercept, slope } = calibrationLine(rankScores(scores, labels));
  let [surplus, slanted] = [0, 0];
  scores.forEach((p, i) => {
    const x = Math.log(p / (1 - p));
    const residual = labels[i] - 1 / (1 + Math.exp(-(intercept.value ?? NaN) - (slope.value ?? NaN) * x));
    surplus += residual;
    slanted += residual * x;
  });
  expect(Math.abs(surplus)).toBeLessThan(1e-6);
  expect(Math.abs(slanted)).toBeLessThan(1e-6);
  expect(slope.value).toBeLessThan(0.7);
});
