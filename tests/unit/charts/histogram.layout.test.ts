import { expect, test } from 'vitest';
import { histogramLayout } from '../../../src/charts/histogram.layout.ts';

const AREA = { width: 120, height: 60, top: 0, right: 10, bottom: 10, left: 10 };

test('shares, not counts, are drawn: a table ten times as long has the same shape', () => {
  const layout = histogramLayout({ edges: [0, 1, 2], training: [10, 30], serving: [1, 3] }, AREA, false);
  expect(layout.trainingLine).toBe(layout.servingLine);
  expect(layout.trainingLine).toBe('M10,33.33H60V0H110');
  expect(layout.trainingArea).toBe('M10,50V33.33H60V0H110V50Z');
  expect(layout.bins[1]).toEqual({ left: 60, width: 50, low: 1, high: 2, training: 0.75, serving: 0.75 });
  expect(layout.baseline).toBe(50);
});

test('the taller table sets the scale', () => {
  const layout = histogramLayout({ edges: [0, 1, 2], training: [1, 1], serving: [0, 5] }, AREA, false);
  expect(layout.trainingLine).toBe('M10,25H60V25H110');
  expect(layout.servingLine).toBe('M10,50H60V0H110');
});

test('a side without values draws nothing', () => {
  const layout = histogramLayout({ edges: [0, 1, 2], training: [1, 1], serving: [0, 0] }, AREA, false);
  expect(layout.servingLine).toBe('');
  expect(layout.servingArea).toBe('');
});

test('a constant has a bar with a width', () => {
  const layout = histogramLayout({ edges: [7, 7], training: [4], serving: [2] }, AREA, false);
  expect(layout.trainingLine).toBe('M10,0H110');
  expect(layout.bins[0]).toMatchObject({ low: 7, high: 7 });
});

test('times get dates as ticks', () => {
  const day = 86_400_000;
  const start = Date.UTC(2026, 0, 1);
  const layout = histogramLayout(
    { edges: [start, start + 15 * day, start + 30 * day], training: [1, 1], serving: [1, 1] },
    { ...AREA, width: 400 },
    true,
  );
  expect(layout.xTicks.length).toBeGreaterThan(1);
  expect(layout.xTicks.every(({ label }) => /[A-Z]/u.test(label))).toBe(true);
});

test('no bins, no paths', () => {
  const layout = histogramLayout({ edges: [], training: [], serving: [] }, AREA, false);
  expect(layout.bins).toEqual([]);
  expect(layout.trainingArea).toBe('');
});
