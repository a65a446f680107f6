import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleRows } from '../../../src/ui/visible-rows.ts';

describe('visibleRows', () => {
  it('draws what is seen and a margin', () => {
    expect(visibleRows(0, 320, 32, 2000)).toEqual({ first: 0, end: 19, abovePx: 0, belowPx: 1981 * 32 });
    expect(visibleRows(3200, 320, 32, 2000)).toEqual({
      first: 92,
      end: 119,
      abovePx: 92 * 32,
      belowPx: 1881 * 32,
    });
  });

  it('draws nothing of an empty list', () => {
    expect(visibleRows(0, 320, 32, 0)).toEqual({ first: 0, end: 0, abovePx: 0, belowPx: 0 });
  });

  it('keeps the height whatever the scroll, and covers what is seen', () => {
    fc.assert(
      fc.property(
        fc.nat(200_000),
        fc.nat(2000),
        fc.integer({ min: 1, max: 80 }),
        fc.nat(5000),
        (scroll, height, row, total) => {
          const { first, end, abovePx, belowPx } = visibleRows(scroll, height, row, total);
          expect(abovePx + (end - first) * row + belowPx).toBe(total * row);
          const reachable = Math.max(0, Math.min(scroll, total * row - height));
          expect(abovePx).toBeLessThanOrEqual(reachable);
          expect(abovePx + (end - first) * row).toBeGreaterThanOrEqual(
            Math.min(total * row, reachable + height),
          );
        },
      ),
    );
  });
});
