import { expect, test } from 'vitest';
import { gapIntervalLayout } from '../../../src/charts/gap-interval.layout.ts';

const AREA = { width: 116, height: 60, top: 0, right: 0, bottom: 20, left: 0 };

test('the gap, its interval and the band share one scale with zero', () => {
  const layout = gapIntervalLayout({ gap: -60, low: -80, high: -40, smallest: 20 }, AREA);
  // From -88 to 28 over 116 pixels: a pixel each.
  expect(layout).toMatchObject({ middle: 20, baseline: 40 });
  expect([layout.gap, layout.low, layout.high, layout.zero]).toEqual([28, 8, 48, 88]);
  expect(layout.band).toEqual({ left: 68, width: 40 });
});

test('an unknown error leaves the gap alone', () => {
  const layout = gapIntervalLayout({ gap: 1, low: null, high: null, smallest: null }, AREA);
  expect([layout.low, layout.high, layout.band]).toEqual([null, null, null]);
  expect(layout.gap).toBeGreaterThan(layout.zero);
});

test('no gap at all', () => {
  expect(gapIntervalLayout(null, AREA)).toMatchObject({ gap: null, band: null });
  expect(Number.isFinite(gapIntervalLayout(null, AREA).zero)).toBe(true);
});
