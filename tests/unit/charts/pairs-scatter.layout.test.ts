import { expect, test } from 'vitest';
import { pairsScatterLayout } from '../../../src/charts/pairs-scatter.layout.ts';

const AREA = { width: 100, height: 100, top: 0, right: 0, bottom: 0, left: 0 };

test('rows that agree lie on the diagonal, as dots; others are marks of serving', () => {
  const { points, equal, different, identity, isLog } = pairsScatterLayout(
    [
      { training: 100, serving: 50 },
      { training: 20, serving: 20 },
      { training: 0.1 + 0.2, serving: 0.3 },
      { training: 0, serving: 0 },
    ],
    null,
    AREA,
  );
  expect(isLog).toBe(false);
  expect(identity).toBe('M0,100L100,0');
  expect(points.map(({ training }) => training)).toEqual([0, 0.1 + 0.2, 20, 100]);
  expect(equal).toBe('M0,100h0M0.3,99.7h0M20,80h0');
  expect(different).toBe('M100,47l3,3l-3,3l-3,-3Z');
});

test('more than three orders of magnitude, all positive: logarithmic; a zero keeps it linear', () => {
  const wide = [
    { training: 1, serving: 10 },
    { training: 100, serving: 10_000 },
  ];
  const { points, isLog, xTicks } = pairsScatterLayout(wide, null, AREA);
  expect(isLog).toBe(true);
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [0, 75],
    [50, 0],
  ]);
  expect(xTicks.map(({ at }) => at)).toEqual([0, 50, 100]);
  expect(pairsScatterLayout([...wide, { training: 0, serving: 1 }], null, AREA).isLog).toBe(false);
});

test('the line of the transform stays within the plot, and breaks where it has no value', () => {
  const rows = [
    { training: 0, serving: 0 },
    { training: 100, serving: 100 },
  ];
  const { fit } = pairsScatterLayout(rows, (value) => 2 * value, AREA);
  const places = [...fit.matchAll(/([\d.]+),([\d.]+)/gu)].map((match) => [
    Number(match[1]),
    Number(match[2]),
  ]);
  expect(places[0]).toEqual([0, 100]);
  expect(places.every(([x, y]) => Math.abs(y! - (100 - 2 * x!)) < 0.03)).toBe(true);
  expect(places.length).toBeGreaterThan(40);
  const broken = pairsScatterLayout(rows, (value) => (value > 40 && value < 60 ? NaN : 50), AREA).fit;
  expect(broken.match(/M/gu)).toHaveLength(2);
  expect(broken).not.toContain('NaN');
});

test('no rows, one row, and rows without a number', () => {
  expect(pairsScatterLayout([], Math.log, AREA)).toMatchObject({ points: [], equal: '', different: '' });
  const [point] = pairsScatterLayout([{ training: 3, serving: 3 }], null, AREA).points;
  expect(Number.isFinite(point!.x)).toBe(true);
  expect(pairsScatterLayout([{ training: NaN, serving: 3 }], null, AREA).points).toEqual([]);
});
