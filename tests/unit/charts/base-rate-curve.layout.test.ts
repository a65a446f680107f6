import { expect, test } from 'vitest';
import { baseRateCurveLayout } from '../../../src/charts/base-rate-curve.layout.ts';

const AREA = { width: 108, height: 116, top: 0, right: 0, bottom: 0, left: 0 };
const CURVE = [
  { x: 0.2, y: 1 },
  { x: 0.6, y: 3 },
  { x: 1, y: 3 },
];

test('serving is compared with the curve at its own base rate', () => {
  const layout = baseRateCurveLayout(CURVE, { x: 0.6, y: 3 }, { x: 0.4, y: 1.5 }, AREA);
  expect(layout.expected?.value).toBeCloseTo(2, 12);
  expect(layout.expected?.y).toBeCloseTo(58, 9);
  expect(layout.training.y).toBeCloseTo(8, 9);
  expect(layout.line.match(/[ML]/gu)).toEqual(['M', 'L', 'L']);
});

test('a rate that the curve does not reach, and no curve at all', () => {
  expect(baseRateCurveLayout(CURVE, { x: 0.6, y: 3 }, { x: 0.1, y: 1 }, AREA).expected).toBeNull();
  const none = baseRateCurveLayout([], { x: 0, y: 0 }, { x: 0, y: 0 }, AREA);
  expect([none.line, none.expected]).toEqual(['', null]);
  expect([none.training.x, none.training.y].every(Number.isFinite)).toBe(true);
});
