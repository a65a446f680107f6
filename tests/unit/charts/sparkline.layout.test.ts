import { expect, test } from 'vitest';
import { sparklineLayout } from '../../../src/charts/sparkline.layout.ts';

const SIZE = { width: 20, height: 12 };

test('bins join up: training as an area, serving as a line', () => {
  const layout = sparklineLayout({ kind: 'bins', training: [2, 2], serving: [0, 9] }, SIZE);
  expect(layout.trainingPath).toBe('M0,11V6H10V6H20V11Z');
  expect(layout.servingPath).toBe('M0,11H10V1H20');
});

test('categories stand apart, serving beside training', () => {
  const layout = sparklineLayout({ kind: 'categories', training: [1, 0], serving: [1, 1] }, SIZE);
  expect(layout.trainingPath).toBe('M1,11V1h4V11Z');
  expect(layout.servingPath).toBe('M5,11V6h4V11ZM15,11V6h4V11Z');
});

test('a side without values draws nothing', () => {
  expect(sparklineLayout({ kind: 'bins', training: [1], serving: [0] }, SIZE).servingPath).toBe('');
  expect(sparklineLayout({ kind: 'bins', training: [], serving: [] }, SIZE).trainingPath).toBe('');
});
