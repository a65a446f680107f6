import { expect, test } from 'vitest';
import { confidenceBarsLayout } from '../../../src/charts/confidence-bars.layout.ts';

const AREA = { width: 200, height: 60, top: 0, right: 0, bottom: 0, left: 100 };

test('best first on a scale to 1; equals as they came in', () => {
  const { bars, end } = confidenceBarsLayout(
    [
      { name: 'a', confidence: 0.2 },
      { name: 'b', confidence: 0.6 },
      { name: 'c', confidence: 0.2 },
    ],
    AREA,
  );
  expect(end).toBe(200);
  expect(bars.map(({ index, width, top }) => [index, width, top])).toEqual([
    [1, 60, 0],
    [0, 20, 20],
    [2, 20, 40],
  ]);
});

test('confidences beyond the scale end with it; no answers', () => {
  expect(confidenceBarsLayout([{ name: 'a', confidence: 1.2 }], AREA).bars[0]!.width).toBe(100);
  expect(confidenceBarsLayout([], AREA).bars).toEqual([]);
});
