import { describe, expect, test } from 'vitest';
import type { Bin, WindowLength } from '../../../../src/core/compare/comparison.ts';
import { binnedPsi } from '../../../../src/core/compare/distances.ts';
import { MOST_WINDOWS, overTime } from '../../../../src/core/compare/over-time.ts';
import type { OverTime } from '../../../../src/core/compare/over-time.ts';
import type { FeatureSide } from '../../../../src/core/compare/type-difference.ts';
import { windowStart, windowStarts } from '../../../../src/core/compare/windows.ts';
import { compared, hashes, normals, numbers, repeated, texts } from './sides.ts';

const DAY = 86_400_000;
const at = (text: string): number => Date.parse(`${text}Z`);

function followed(side: FeatureSide, times: number[], bins: readonly Bin[], length: WindowLength): OverTime {
  const outcome = overTime(side.column, Float64Array.from(times), bins, length);
  if (!outcome.ok) throw new Error(outcome.fault.code);
  return outcome.value;
}

describe('windows', () => {
  test.each<[WindowLength, string, string]>([
    ['hour', '2024-02-29T23:59:59.999', '2024-02-29T23:00'],
    ['day', '2024-02-29T23:59:59.999', '2024-02-29T00:00'],
    ['week', '2024-03-03T23:00', '2024-02-26T00:00'],
    ['week', '2024-03-04T00:00', '2024-03-04T00:00'],
    ['week', '1969-12-31T12:00', '1969-12-29T00:00'],
    ['month', '2024-02-29T23:59', '2024-02-01T00:00'],
    ['month', '1969-12-31T12:00', '1969-12-01T00:00'],
    ['month', '0050-06-15T00:00', '0050-06-01T00:00'],
  ])('the %s of %s starts at %s', (length, time, start) => {
    expect(new Date(windowStart(at(time), length)).toISOString()).toBe(new Date(at(start)).toISOString());
  });

  test('months follow the calendar and years', () => {
    const starts = windowStarts(at('2023-12-15T00:00'), at('2024-03-01T00:00'), 'month', 10);
    expect([...starts!].map((start) => new Date(start).toISOString().slice(0, 10))).toEqual([
      '2023-12-01',
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
      '2024-04-01',
    ]);
  });

  test('exactly as many as allowed', () => {
    expect(windowStarts(0, 10 * DAY - 1, 'day', 10)).toHaveLength(11);
    expect(windowStarts(0, 10 * DAY, 'day', 10)).toBeNull();
  });
});

describe('a feature over time', () => {
  const training = numbers(normals(2000, 50, 10, 1));

  test('a step is a step, on its day', () => {
    const before = normals(500, 50, 10, 2);
    const after = normals(500, 80, 10, 3);
    const serving = numbers([...before, ...after]);
    const times = [...before, ...after].map((_, i) => at('2024-05-01T00:00') + Math.floor(i / 100) * DAY);
    const bins = compared(training, serving).bins['quantile-10']!;
    const { windows, rowsWithoutTime } = followed(serving, times, bins, 'day');
    expect(rowsWithoutTime).toBe(0);
    expect(windows.map((window) => window.rows)).toEqual(new Array(10).fill(100));
    for (const [day, window] of windows.entries()) {
      if (day < 5) expect(window.psi!).toBeLessThan(window.psiNoDrift!);
      else expect(window.psi!).toBeGreaterThan(1);
      expect(Math.abs(window.mean! - (day < 5 ? 50 : 80))).toBeLessThan(5);
    }
  });

  test('one window that holds all of serving has the PSI of the comparison', () => {
    const serving = numbers([...normals(300, 55, 10, 4), null, -999, Infinity]);
    const comparison = compared(training, serving);
    for (const bins of Object.values(comparison.bins)) {
      const { windows } = followed(serving, new Array(303).fill(0), bins, 'month');
      const whole = binnedPsi(bins)!;
      expect(windows).toHaveLength(1);
      expect(windows[0].psi).toBeCloseTo(whole.psi, 12);
      expect(windows[0].psiNoDrift).toBeCloseTo(whole.noDriftBand[1], 12);
    }
  });

  test('nulls, empty windows, rows in any order, rows without a time', () => {
    const serving = numbers([1, null, 3, 4, Infinity, 6]);
    const times = [2 * DAY + 1, 5, 7, NaN, 2 * DAY, Infinity];
    const { windows, rowsWithoutTime } = followed(serving, times, [], 'day');
    expect(windows).toEqual([
      { start: 0, rows: 2, nullRate: 0.5, mean: 3, psi: null, psiNoDrift: null },
      { start: DAY, rows: 0, nullRate: null, mean: null, psi: null, psiNoDrift: null },
      { start: 2 * DAY, rows: 2, nullRate: 0, mean: 1, psi: null, psiNoDrift: null },
    ]);
    expect(rowsWithoutTime).toBe(2);
  });

  test('no time at all, no rows at all', () => {
    expect(followed(numbers([1, 2]), [NaN, NaN], [], 'day')).toEqual({ windows: [], rowsWithoutTime: 2 });
    expect(followed(numbers([]), [], [], 'day')).toEqual({ windows: [], rowsWithoutTime: 0 });
  });

  test('text: a category that takes over, and one that the bins do not know', () => {
    const serving = texts([...repeated({ a: 30, b: 30 }), ...repeated({ b: 59, z: 1 })]);
    const bins = compared(texts(repeated({ a: 100, b: 100 })), texts(repeated({ a: 30, b: 89 }))).bins[
      'quantile-10'
    ]!;
    const times = Array.from({ length: 120 }, (_, i) => (i < 60 ? 0 : DAY));
    const { windows } = followed(serving, times, bins, 'day');
    expect(windows[0].psi).toBeLessThan(0.01);
    expect(windows[1].psi).toBeGreaterThan(1);
    expect(windows[1].mean).toBeNull();
  });

  test('identifiers have a null rate and no PSI', () => {
    const serving = hashes(['a', null, 'c', 'd']);
    const bins = compared(hashes(['a', 'b']), serving).bins['quantile-10']!;
    const { windows } = followed(serving, [0, 0, 0, 0], bins, 'day');
    expect(windows[0]).toEqual({
      start: 0,
      rows: 4,
      nullRate: 0.25,
      mean: null,
      psi: null,
      psiNoDrift: null,
    });
  });

  test('more windows than can be shown: the fault names the shortest length that fits', () => {
    const times = [0, (MOST_WINDOWS + 1) * 3_600_000];
    const column = numbers([1, 2]).column;
    expect(overTime(column, Float64Array.from(times), [], 'hour')).toEqual({
      ok: false,
      fault: { code: 'too-many-windows', detail: 'day' },
    });
    const allTime = Float64Array.of(-6e15, 6e15);
    expect(overTime(column, allTime, [], 'month')).toMatchObject({ fault: { detail: '' } });
  });

  test('timestamps of another length are a mistake of the program', () => {
    expect(() => overTime(numbers([1]).column, new Float64Array(2), [], 'day')).toThrow(RangeError);
  });
});
