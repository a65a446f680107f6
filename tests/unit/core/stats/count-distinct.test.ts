import { describe, expect, test } from 'vitest';
import { countDistinct } from '../../../../src/core/stats/count-distinct.ts';

describe('countDistinct', () => {
  test('both zeros are one value, what is not finite is counted apart', () => {
    const column = Float64Array.of(-0, 5, NaN, 0, -Infinity, 5, -2, Infinity);
    expect(countDistinct([column])).toEqual({
      values: Float64Array.of(-2, 0, 5),
      counts: Uint32Array.of(1, 2, 2),
      cumulative: Uint32Array.of(1, 3, 5),
      total: 5,
      nulls: 1,
      infinities: 2,
    });
  });

  test('holds 65,536 values and gives up at one more', () => {
    const full = Float64Array.from({ length: 65_536 }, (_, i) => i + 1);
    expect(countDistinct([full])?.values).toEqual(full);
    expect(countDistinct([Float64Array.of(...full, 0.5)])).toBeNull();
  });
});
