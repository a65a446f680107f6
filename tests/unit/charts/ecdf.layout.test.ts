import { expect, test } from 'vitest';
import { ecdfLayout } from '../../../src/charts/ecdf.layout.ts';

const AREA = { width: 120, height: 120, top: 10, right: 10, bottom: 10, left: 10 };
const SHARES = { x: [0, 1, 2, 100], training: [0.25, 0.5, 0.75, 1], serving: [0, 0.1, 0.6, 1] };

test('the widest gap is marked where it is', () => {
  const { gap } = ecdfLayout(SHARES, AREA, [0, 2], false);
  expect(gap?.value).toBe(1);
  expect(gap?.size).toBeCloseTo(0.4, 12);
  expect(gap).toMatchObject({ x: 60, top: 60, bottom: 100 });
});

test('curves are steps that start at the height they come in with', () => {
  const { trainingLine } = ecdfLayout(SHARES, AREA, [0, 2], false);
  expect(trainingLine).toBe('M10,110L10,110L10,85L60,85L60,60L110,60L110,35L110,35L110,35');
});

test('what lies outside the domain is left off, and the curve comes in at its height', () => {
  const layout = ecdfLayout(SHARES, AREA, [1, 2], false);
  expect(layout.points.map(({ index }) => index)).toEqual([1, 2]);
  expect(layout.trainingLine.startsWith('M10,85')).toBe(true);
});

test('equal tables have no gap; no points, no lines', () => {
  const same = { x: [0, 1], training: [0.5, 1], serving: [0.5, 1] };
  expect(ecdfLayout(same, AREA, [0, 1], false).gap).toBeNull();
  const none = ecdfLayout({ x: [], training: [], serving: [] }, AREA, [0, 0], false);
  expect([none.trainingLine, none.points.length]).toEqual(['', 0]);
});
