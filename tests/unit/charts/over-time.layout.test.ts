import { expect, test } from 'vitest';
import { overTimeLayout, windowEnd } from '../../../src/charts/over-time.layout.ts';

const AREA = { width: 100, height: 100, top: 0, right: 0, bottom: 0, left: 0 };
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const PSI = { length: 'day', level: 0.2, isShare: false, fromZero: true } as const;

test('a step shows as a step: an upright between two windows', () => {
  const values = [0, 0, 0.5, 0.5].map((value, index) => ({ start: START + index * DAY, value }));
  const { line, level } = overTimeLayout(values, AREA, PSI);
  expect(line).toMatch(/^M0,100H25V100H50V7\.41H75V7\.41H100$/u);
  expect(level).toBeCloseTo(100 - (0.2 / 0.54) * 100, 6);
});

test('windows without rows, and windows that are missing, break the line', () => {
  const values = [
    { start: START, value: 1 },
    { start: START + DAY, value: null },
    { start: START + 3 * DAY, value: 1 },
  ];
  const { line, windows } = overTimeLayout(values, AREA, PSI);
  expect(line.match(/M/gu)).toHaveLength(2);
  expect(windows[1]?.y).toBeNull();
  expect(windows[2]?.left).toBe(75);
});

test('the band follows the size of each window', () => {
  const values = [
    { start: START, value: 0.1, noDrift: 0.1 },
    { start: START + DAY, value: 0.1, noDrift: null },
  ];
  expect(overTimeLayout(values, AREA, PSI).band).toMatch(/^M0,100V[\d.]+H50V100Z$/u);
});

test('a mean does not start at zero; a flat one lies in the middle of its axis', () => {
  const values = [{ start: START, value: 1000 }];
  const { windows } = overTimeLayout(values, AREA, { ...PSI, level: null, fromZero: false });
  expect(windows[0]?.y).toBeCloseTo(50, 9);
});

test('no windows at all', () => {
  const layout = overTimeLayout([], AREA, { ...PSI, level: null });
  expect([layout.line, layout.band, layout.windows.length]).toEqual(['', '', 0]);
});

test('windows end where the calendar says', () => {
  expect(windowEnd(Date.UTC(2026, 1, 1), 'month')).toBe(Date.UTC(2026, 2, 1));
  expect(windowEnd(Date.UTC(2026, 0, 5), 'week')).toBe(Date.UTC(2026, 0, 12));
  expect(windowEnd(START, 'hour')).toBe(START + 3_600_000);
});
