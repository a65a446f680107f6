import { expect, test } from 'vitest';
import { contributionsLayout } from '../../../src/charts/contributions.layout.ts';

const AREA = { width: 300, height: 70, top: 0, right: 6, bottom: 10, left: 6 };

test('what came in grows to the right, what left grows to the left, by what it adds', () => {
  const { bars, zero } = contributionsLayout(
    [
      { label: 'a', training: 0.1, serving: 0.5, amount: 0.4 },
      { label: 'b', training: 0.5, serving: 0.1, amount: 0.2 },
      { label: 'c', training: 0.4, serving: 0.4, amount: 0 },
    ],
    AREA,
  );
  expect(zero).toBe(150);
  expect(bars[0]).toMatchObject({ left: 150, width: 100, direction: 'more', valueAnchor: 'start' });
  expect(bars[1]).toMatchObject({ left: 100, width: 50, direction: 'less', valueAnchor: 'end' });
  expect(bars[2]).toMatchObject({ left: 150, width: 0, direction: 'equal' });
  expect(bars.map(({ top, height }) => [top, height])).toEqual([
    [0, 20],
    [20, 20],
    [40, 20],
  ]);
});

test('the axis has no signs: both ways are an amount', () => {
  const { xTicks } = contributionsLayout([{ label: 'a', training: 0, serving: 1, amount: 3 }], AREA);
  expect(xTicks.some(({ label }) => label.includes('−'))).toBe(false);
});

test('nothing at all stays inside the chart', () => {
  expect(contributionsLayout([], AREA).bars).toEqual([]);
  const { bars } = contributionsLayout([{ label: 'a', training: 0, serving: 0, amount: 0 }], AREA);
  expect(bars[0]?.width).toBe(0);
});
