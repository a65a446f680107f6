import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WindowLength } from '../../src/core/compare/comparison.ts';
import { overTime } from '../../src/core/compare/over-time.ts';
import { windowStart } from '../../src/core/compare/windows.ts';
import { compared, numbers } from '../unit/core/compare/sides.ts';

const DAY = 86_400_000;
const time = fc.oneof(
  { weight: 8, arbitrary: fc.double({ noNaN: true, min: -40 * DAY, max: 40 * DAY }) },
  { weight: 2, arbitrary: fc.integer({ min: -40, max: 40 }).map((day) => day * DAY) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 1e300) },
);
const value = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(null, Infinity, -7.5));
const rows = fc.array(fc.tuple(time, value), { maxLength: 80 });
const length = fc.constantFrom<WindowLength>('hour', 'day', 'week', 'month');

test('every row is in the window that holds its time, or counted as without time', () => {
  fc.assert(
    fc.property(rows, length, (table, windowLength) => {
      const serving = numbers(table.map((row) => row[1]));
      const bins = compared(numbers([1, 2, 3, 4, 5, null]), serving).bins['quantile-5'] ?? [];
      const outcome = overTime(
        serving.column,
        Float64Array.from(table, (row) => row[0]),
        bins,
        windowLength,
      );
      if (!outcome.ok) throw new Error(outcome.fault.code);
      const { windows, rowsWithoutTime } = outcome.value;

      expect(rowsWithoutTime).toBe(table.filter((row) => !(Math.abs(row[0]) <= 6e15)).length);
      for (const [w, window] of windows.entries()) {
        const inside = table.filter((row) => windowStart(row[0], windowLength) === window.start);
        expect(window.rows).toBe(inside.length);
        const nulls = inside.filter((row) => row[1] === null).length;
        expect(window.nullRate).toBe(inside.length === 0 ? null : nulls / inside.length);
        const finite = inside.flatMap((row) => (Number.isFinite(row[1]) ? [Number(row[1])] : []));
        const mean = finite.reduce((sum, number) => sum + number, 0) / finite.length;
        if (finite.length === 0) expect(window.mean).toBeNull();
        else expect(window.mean).toBeCloseTo(mean, 10);
        if (window.rows > 0) expect(window.psi).toBeGreaterThanOrEqual(0);
        if (w > 0) expect(windowStart(window.start - 1, windowLength)).toBe(windows[w - 1].start);
      }
      expect(windows.reduce((sum, window) => sum + window.rows, rowsWithoutTime)).toBe(table.length);
    }),
    { numRuns: 300 },
  );
});
