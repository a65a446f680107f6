import { describe, expect, test } from 'vitest';
import { countGrid, gridScale } from '../../../../src/core/stats/count-grid.ts';

describe('gridScale', () => {
  test.each([
    ['whole numbers', [3, -7, 0], 1],
    ['two digits', [0.25, 3, 1.5], 100],
    ['six digits', [0.123456], 1_000_000],
    ['more digits', [0.1234567], 0],
    ['a third', [1 / 3], 0],
    ['no value', [], 1],
  ])('%s', (_, values, scale) => {
    expect(gridScale(Float64Array.from(values))).toBe(scale);
  });
});

describe('countGrid', () => {
  test('decimals come back as they were, both zeros as one', () => {
    const column = Float64Array.of(0.3, -0.1, NaN, 0.3, -0, 0, Infinity, 0.7);
    expect(countGrid([column], -0.1, 0.7, 10)).toEqual({
      values: Float64Array.of(-0.1, 0, 0.3, 0.7),
      counts: Uint32Array.of(1, 2, 2, 1),
      cumulative: Uint32Array.of(1, 3, 5, 6),
      total: 6,
      nulls: 1,
      infinities: 1,
    });
  });

  test('every two-digit decimal up to 10,000 as it is parsed', () => {
    const column = Float64Array.from({ length: 1_000_001 }, (_, i) =>
      Number(`${Math.floor(i / 100)}.${String(i % 100).padStart(2, '0')}`),
    );
    const values = countGrid([column], 0, 10_000, 100)!.values;
    expect(values.length).toBe(column.length);
    expect(values.every((value, i) => value === column[i])).toBe(true);
  });

  test.each([
    ['a value between two slots', [0.1, 0.25, 0.3], 10],
    ['a double beside the decimal', [0.1, 0.1 + 0.2], 10],
    ['a span that is too wide', [0, 1e9, 3], 1],
    ['an infinite span', [-1e308, 1e308], 10],
  ])('gives up at %s', (_, values, scale) => {
    expect(
      countGrid([Float64Array.from(values)], Math.min(...values), Math.max(...values), scale),
    ).toBeNull();
  });
});
