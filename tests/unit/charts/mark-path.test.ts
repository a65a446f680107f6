import { expect, test } from 'vitest';
import { diamondPath, dotsPath, whiskerPath } from '../../../src/charts/mark-path.ts';

test('marks are centred on their point', () => {
  expect(diamondPath(10, 20)).toBe('M10,16l4,4l-4,4l-4,-4Z');
  expect(whiskerPath(5, 15, 20)).toBe('M5,17v6M5,20H15M15,17v6');
  expect(
    dotsPath([
      { x: 1.234, y: 2 },
      { x: 3, y: 4 },
    ]),
  ).toBe('M1.23,2h0M3,4h0');
  expect(dotsPath([])).toBe('');
});
