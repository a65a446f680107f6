import { expect, test } from 'vitest';
import { waterfallOf } from '../../../src/core/confirm/waterfall.ts';
import { partOfGap, waterfallLayout } from '../../../src/charts/waterfall.layout.ts';

const AREA = { width: 268, height: 100, top: 0, right: 0, bottom: 10, left: 100 };
const STEPS = [
  { from: 0, to: -100, isTotal: true },
  { from: -100, to: -40, isTotal: false },
  { from: -40, to: 0, isTotal: true },
];

test('each bar starts where the one before ended', () => {
  const { bars, zero, baseline } = waterfallLayout(STEPS, null, AREA);
  // -108 to 0 over 152 to 260 pixels: a pixel each.
  expect([zero, baseline]).toEqual([260, 90]);
  expect(bars.map(({ left, width }) => [left, width])).toEqual([
    [160, 100],
    [160, 60],
    [220, 40],
  ]);
  expect(bars.map(({ connector }) => connector)).toEqual(['M160,24V36', 'M220,54V66', '']);
  expect(bars[0]).toMatchObject({ valueAt: 154, valueAnchor: 'end' });
});

test('numbers of positive bars stand behind them', () => {
  const { bars } = waterfallLayout([{ from: 0, to: 1, isTotal: true }], null, AREA);
  expect(bars[0]!.valueAnchor).toBe('start');
  expect(bars[0]!.valueAt).toBe(bars[0]!.left + bars[0]!.width + 6);
  expect(bars[0]!.valueAt).toBeLessThanOrEqual(AREA.width - 40);
});

test('the noise around the end lies on the same scale, and stretches it where it must', () => {
  expect(waterfallLayout(STEPS, [-60, -20], AREA).noise).toEqual({ left: 200, width: 40 });
  const { noise } = waterfallLayout(STEPS, [-200, 100], AREA);
  expect(noise!.left).toBeGreaterThanOrEqual(AREA.left);
  expect(noise!.left + noise!.width).toBeLessThanOrEqual(AREA.width);
});

test('a bar of no length can still be seen', () => {
  const { bars } = waterfallLayout([{ from: 0, to: 0, isTotal: true }], null, AREA);
  expect(bars[0]!.width).toBe(1);
});

test('names above the bars take room, and nothing is drawn through them', () => {
  const { bars } = waterfallLayout(STEPS, null, AREA, 14);
  expect(bars[0]!.barTop).toBeGreaterThanOrEqual(14);
  expect(bars.map(({ connector }) => connector).join('')).toBe('');
});

test('no bars', () => {
  expect(waterfallLayout([], null, AREA)).toMatchObject({ bars: [], noise: null });
});

test('the parts have the sign of the gap and sum to it, as they are reported', () => {
  const maturity = {
    id: 'label-maturity',
    answer: 'explains-part',
    amount: -0.06,
    finding: '',
    facts: [],
    toSettle: null,
    picture: null,
  } as const;
  const [whole, ...parts] = waterfallOf(-0.1, [maturity]).map(partOfGap);
  expect(whole).toBe(-0.1);
  expect(parts[0]).toBeCloseTo(-0.06);
  expect(parts[1]).toBeCloseTo(-0.04);
});
