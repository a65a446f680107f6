import { expect, test } from 'vitest';
import { pairedBarsLayout } from '../../../src/charts/paired-bars.layout.ts';

const AREA = { width: 200, height: 90, top: 0, right: 0, bottom: 10, left: 100 };

test('the longest bar fills the plot; a side without a number has no bar', () => {
  const { rows, zero, baseline } = pairedBarsLayout(
    [
      { training: 2, serving: 1 },
      { training: null, serving: 0 },
    ],
    AREA,
  );
  expect([zero, baseline]).toEqual([100, 80]);
  expect(rows[0]).toMatchObject({
    training: { left: 100, width: 100 },
    serving: { left: 100, width: 50 },
    valueAt: 206,
  });
  expect(rows[1]).toMatchObject({ training: null, serving: { width: 0 }, valueAt: 106, top: 40 });
});

test('negative numbers grow to the left of zero', () => {
  const { rows, zero } = pairedBarsLayout([{ training: -1, serving: 3 }], AREA);
  expect(zero).toBe(125);
  expect(rows[0]).toMatchObject({ training: { left: 100, width: 25 }, serving: { left: 125, width: 75 } });
  expect(pairedBarsLayout([{ training: -1, serving: -2 }], AREA).zero).toBe(200);
});

test('lines of text above take their room', () => {
  const [row] = pairedBarsLayout([{ training: 1, serving: 1 }], AREA, 2).rows;
  expect(row!.training!.top).toBeGreaterThan(32);
});

test('nothing, zeros and numbers that cannot be drawn', () => {
  expect(pairedBarsLayout([], AREA).rows).toEqual([]);
  const { rows, zero } = pairedBarsLayout([{ training: 0, serving: NaN }], AREA);
  expect(zero).toBe(100);
  expect(rows[0]).toMatchObject({ training: { width: 0 }, serving: null });
});
