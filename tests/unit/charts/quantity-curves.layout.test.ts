import { expect, test } from 'vitest';
import { quantityCurvesLayout } from '../../../src/charts/quantity-curves.layout.ts';

const AREA = { width: 100, height: 100, top: 0, right: 0, bottom: 0, left: 0 };
const TRAINING = [
  { x: 0, y: 0 },
  { x: 100, y: 100 },
];
const SERVING = [{ x: 50, y: 100 }];

test('both sides share the axes, and the diagonal joins equal values', () => {
  const { training, serving, diagonal, yTicks } = quantityCurvesLayout(TRAINING, SERVING, AREA, true);
  // 0 to 100 with a pad of 8 on either end: 116 units on 100 pixels.
  expect(training.points[0]!.x).toBeCloseTo((8 / 116) * 100, 9);
  expect(training.points[1]!.y).toBeCloseTo((8 / 116) * 100, 9);
  expect(serving.points[0]!.x).toBeCloseTo(50, 9);
  expect(serving.points[0]!.y).toBeCloseTo(training.points[1]!.y, 9);
  expect(diagonal).toBe('M0,100L100,0');
  expect(yTicks.map(({ label }) => label)).toContain('60');
});

test('errors begin at 0 and have no diagonal', () => {
  const errors = [
    { x: 10, y: 4 },
    { x: 20, y: 8 },
  ];
  const { training, diagonal } = quantityCurvesLayout(errors, [], AREA, false);
  expect(diagonal).toBe('');
  // 0 to 8.64: 4 is less than half the way up.
  expect(training.points[0]!.y).toBeCloseTo(100 - (4 / 8.64) * 100, 9);
});

test('axes that do not meet have no diagonal; no points and infinities are drawn as nothing', () => {
  const far = [
    { x: 0, y: 1000 },
    { x: 1, y: 1001 },
  ];
  expect(quantityCurvesLayout(far, [], AREA, true).diagonal).toBe('');
  const none = quantityCurvesLayout([], [{ x: NaN, y: Infinity }], AREA, true);
  expect([none.training.line, none.serving.line]).toEqual(['', '']);
});
