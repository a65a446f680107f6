import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../src/core/metrics/intervals.ts';
import { reliabilityLayout, type ScoreBin } from '../../../src/charts/reliability.layout.ts';

const AREA = { width: 100, height: 164, top: 0, right: 0, bottom: 64, left: 0 };

function bin(low: number, high: number, positiveRate: number, weight = 100): ScoreBin {
  return { low, high, weight, meanScore: (low + high) / 2, positiveRate };
}

test('both axes share one scale, so that calibrated points lie on the diagonal', () => {
  const { training, diagonal } = reliabilityLayout(
    { training: [bin(0, 0.4, 0.2), bin(0.8, 1, 0.9)], serving: [bin(0.6, 1, 1)] },
    AREA,
    40,
  );
  expect(diagonal).toBe('M0,100L100,0');
  expect(training.line).toBe('M20,80L90,10');
  expect(training.points.map(({ x, y }) => x + y)).toEqual([100, 100]);
});

test("whiskers are Wilson's interval, cut off at the plot", () => {
  const { training } = reliabilityLayout(
    { training: [bin(0, 1, 0.5, 20)], serving: [bin(1, 1, 1, 1)] },
    AREA,
    40,
  );
  const [low, high] = wilsonInterval(0.5, 20);
  expect(training.points[0]).toMatchObject({ low, high });
  expect(training.points[0]!.top).toBeCloseTo(100 - high * 100, 9);
  expect(training.whiskers).toMatch(/^M50,[\d.]+V[\d.]+$/u);
});

test('the area of a mark grows with the rows', () => {
  const { serving } = reliabilityLayout(
    { training: [], serving: [bin(0, 0.5, 0.2, 25), bin(0.5, 1, 0.7, 100)] },
    AREA,
    40,
  );
  expect(serving.points.map(({ radius }) => radius)).toEqual([4.25, 6]);
});

test('rows of a bin are spread over its scores; those of one score stay together', () => {
  const spread = reliabilityLayout({ training: [bin(0, 1, 1)], serving: [] }, AREA, 40).training;
  expect(spread.histogramLine).toMatch(/^M0,120(H[\d.]+V120)*H100$/u);
  const tied = reliabilityLayout({ training: [bin(0.5, 0.5, 1)], serving: [] }, AREA, 40).training;
  expect(tied.histogramLine.match(/V120/gu)).toHaveLength(1);
});

test('rare positives do not lie in a corner; bins that cannot be drawn are left out', () => {
  const layout = reliabilityLayout(
    { training: [bin(0, 0.02, 0.01), bin(0.02, 0.03, 0.5, 0)], serving: [] },
    AREA,
    40,
  );
  expect(layout.training.points).toHaveLength(1);
  expect(layout.training.points[0]!.x).toBeGreaterThan(30);
});

test('no bins', () => {
  const { training, serving, diagonal } = reliabilityLayout({ training: [], serving: [] }, AREA, 40);
  expect([training.line, serving.histogramArea, training.whiskers]).toEqual(['', '', '']);
  expect(diagonal).not.toContain('NaN');
});
