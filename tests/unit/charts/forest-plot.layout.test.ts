import { expect, test } from 'vitest';
import { forestPlotLayout, gapInErrors, type ForestRow } from '../../../src/charts/forest-plot.layout.ts';

const WIDE = { width: 824, height: 0, top: 0, right: 0, bottom: 0, left: 100 };
const NARROW = { ...WIDE, width: 340, left: 0 };
const NOTHING = { value: null, low: null, high: null };

function row(gap: number, standardError: number | null, isWorse: boolean | null): ForestRow {
  return {
    name: 'm',
    training: { value: 1, low: 0, high: 2 },
    serving: { value: 1 + gap, low: null, high: null },
    gap: { gap, low: null, high: null, standardError },
    isWorse,
  };
}

test('gaps are told in standard errors, worse below zero whatever the sign of the metric', () => {
  expect(gapInErrors(row(-3, 1, true))).toBe(-3);
  expect(gapInErrors(row(3, 1, true))).toBe(-3);
  expect(gapInErrors(row(-3, 1, false))).toBe(3);
  expect(gapInErrors(row(-3, 1, null))).toBe(-3);
  expect([row(1, null, true), row(1, 0, true)].map(gapInErrors)).toEqual([null, null]);
});

test('an interval clears the zero line exactly where the gap is beyond 1.96 standard errors', () => {
  const { lines, gaps } = forestPlotLayout(
    [row(-1.95, 1, true), row(-1.97, 1, true), row(0, 1, false)],
    WIDE,
  );
  expect(lines.map(({ gap }) => gap!.isBeyond)).toEqual([false, true, false]);
  expect(lines[0]!.gap!.high).toBeGreaterThan(gaps.zero);
  expect(lines[1]!.gap!.high).toBeLessThan(gaps.zero);
  expect(lines[2]!.gap!.at).toBeCloseTo(gaps.zero, 9);
});

test('metrics without a direction stand under a head of their own, below the others', () => {
  const { groups, lines } = forestPlotLayout([row(1, 1, null), row(1, 1, true)], WIDE);
  expect(groups.map(({ isDirected }) => isDirected)).toEqual([true, false]);
  expect(lines.map(({ index }) => index)).toEqual([1, 0]);
  expect(lines.map(({ top }) => top)).toEqual([20, 66]);
});

test('each row has a scale of its own that holds both values and their intervals', () => {
  const { lines, values } = forestPlotLayout([row(1, 1, true)], WIDE);
  const { training, serving } = lines[0]!;
  const span = values!.right - values!.left;
  expect((training.low! - values!.left) / span).toBeCloseTo(0.08 / 1.16, 9);
  expect((training.high! - values!.left) / span).toBeCloseTo(1.08 / 1.16, 9);
  expect(serving.at).toBeCloseTo(training.high!, 9);
  expect([serving.low, serving.high]).toEqual([null, null]);
});

test('a side without a value has no mark, and no gap', () => {
  const { lines } = forestPlotLayout([{ ...row(1, 1, null), serving: NOTHING, gap: null }], WIDE);
  expect(lines[0]).toMatchObject({ serving: { at: null, low: null, high: null }, gap: null });
});

test('narrow: names above, no panel of values, all within the drawing', () => {
  const { isNarrow, values, gaps, lines } = forestPlotLayout([row(-500, 1, true), row(0, 1, true)], NARROW);
  expect([isNarrow, values]).toEqual([true, null]);
  expect(lines[0]!.gap!.low).toBeGreaterThanOrEqual(gaps.left);
  expect(lines[0]!.nameAt).toBeLessThan(lines[0]!.middle);
});

test('ticks keep apart, on both sides of zero alike', () => {
  const { xTicks, gaps } = forestPlotLayout([row(-900, 1, true)], NARROW);
  const at = xTicks.map((tick) => tick.at - gaps.zero).sort((a, b) => a - b);
  at.forEach((place, index) => expect(place).toBeCloseTo(-at[at.length - 1 - index]!, 6));
  for (let i = 1; i < at.length; i++) expect(at[i]! - at[i - 1]!).toBeGreaterThanOrEqual(26);
});

test('no metrics', () => {
  expect(forestPlotLayout([], WIDE).lines).toEqual([]);
});
