import { expect, test } from 'vitest';
import { overTimePairLayout, windowEnds } from '../../../src/charts/over-time-pair.layout.ts';

const AREA = { width: 100, height: 100, top: 0, right: 0, bottom: 0, left: 0 };
const at = (...starts: number[]) => starts.map((start) => ({ start, value: 1 }));

test('a window ends where the next starts; before a gap and at the end it is as long as most', () => {
  expect(windowEnds(at(0, 10, 20, 50, 60))).toEqual([10, 20, 30, 60, 70]);
  // Months differ in length.
  expect(windowEnds(at(0, 31, 59, 90))).toEqual([31, 59, 90, 121]);
  expect(windowEnds(at(0))).toEqual([86_400_000]);
  expect(windowEnds([])).toEqual([]);
});

test('both tables share the axes, and the gap between them stays empty', () => {
  const layout = overTimePairLayout(
    {
      training: [
        { start: 0, value: 1 },
        { start: 10, value: 2 },
      ],
      serving: [
        { start: 80, value: 2 },
        { start: 90, value: null },
      ],
    },
    { moment: 80, isShare: false },
    AREA,
  );
  expect(layout.training.map(({ left, width }) => [left, width])).toEqual([
    [0, 10],
    [10, 10],
  ]);
  expect(layout.servingLine).toMatch(/^M80,[\d.]+H90$/u);
  expect(layout.serving[0]!.y).toBe(layout.training[1]!.y);
  expect(layout.moment).toBe(80);
});

test('a moment beyond the windows is not drawn; nor is anything without windows', () => {
  const one = { training: [], serving: at(0) };
  expect(overTimePairLayout(one, { moment: -5, isShare: true }, AREA).moment).toBeNull();
  const none = overTimePairLayout({ training: [], serving: [] }, { moment: null, isShare: true }, AREA);
  expect([none.trainingLine, none.servingLine]).toEqual(['', '']);
});
