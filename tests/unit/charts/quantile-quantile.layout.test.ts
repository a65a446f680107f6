import { expect, test } from 'vitest';
import { quantileQuantileLayout } from '../../../src/charts/quantile-quantile.layout.ts';

const AREA = { width: 100, height: 100, top: 0, right: 0, bottom: 0, left: 0 };

test('equal quantiles lie on the diagonal', () => {
  const { points, diagonal } = quantileQuantileLayout(
    { training: [0, 5, 10], serving: [0, 5, 10] },
    AREA,
    false,
  );
  expect(diagonal).toBe('M0,100L100,0');
  for (const { x, y } of points) expect(x).toBeCloseTo(100 - y, 9);
});

test('both axes share one scale, so that a factor is seen as a slope', () => {
  const { points } = quantileQuantileLayout({ training: [0, 5], serving: [0, 10] }, AREA, false);
  expect(points[1]).toMatchObject({ x: 50, y: 0 });
});

test('a constant lies in the middle', () => {
  const { points } = quantileQuantileLayout({ training: [3, 3], serving: [3, 3] }, AREA, false);
  expect(points[0]).toMatchObject({ x: 50, y: 50 });
});
