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

test('where one side spans far more than the other, each axis has its own scale and “equal” its true slope', () => {
  const { points, diagonal, line, isOwnScale } = quantileQuantileLayout(
    { training: [0, 10], serving: [0, 1000] },
    AREA,
    false,
    { slope: 100, intercept: 0 },
  );
  expect(isOwnScale).toBe(true);
  expect(points[1]).toMatchObject({ x: 100, y: 0 });
  expect(line).toBe('M0,100L100,0');
  expect(diagonal).toBe('M0,100L100,99');
});

test('a constant lies in the middle', () => {
  const { points } = quantileQuantileLayout({ training: [3, 3], serving: [3, 3] }, AREA, false);
  expect(points[0]).toMatchObject({ x: 50, y: 50 });
});

test.each([
  ['is cut off where it leaves the plot', { slope: 2, intercept: 0 }, 'M0,100L50,0'],
  ['runs from edge to edge', { slope: -1, intercept: 10 }, 'M0,0L100,100'],
  ['may be level', { slope: 0, intercept: 5 }, 'M0,50L100,50'],
  ['is not drawn outside of the plot', { slope: 1, intercept: 20 }, ''],
  ['is not drawn level outside of the plot', { slope: 0, intercept: -1 }, ''],
  ['is not drawn without numbers', { slope: NaN, intercept: 0 }, ''],
])("a fault's line %s", (_, fault, path) => {
  const pairs = { training: [0, 10], serving: [0, 10] };
  expect(quantileQuantileLayout(pairs, AREA, false, fault).line).toBe(path);
});

test('no quantiles', () => {
  expect(quantileQuantileLayout({ training: [], serving: [] }, AREA, false)).toMatchObject({
    points: [],
    diagonal: 'M0,100L100,0',
    line: '',
  });
});
