import { describe, expect, test } from 'vitest';
import { sampleRows } from '../../../../src/core/table/sample-rows.ts';
import { takeRows } from '../../../../src/core/table/take-rows.ts';

describe('rows of a sample', () => {
  test('are all of a small table', () => {
    expect(sampleRows(100, 100, 1)).toBeNull();
  });

  test('ascend without repeats, reach both ends, and are the same for the same seed', () => {
    const rows = sampleRows(1_000_003, 1000, 7)!;
    expect(rows).toHaveLength(1000);
    expect(rows.every((row, i) => i === 0 || row > rows[i - 1])).toBe(true);
    expect(rows[0]).toBeLessThan(1001);
    expect(rows[999]).toBeGreaterThan(999_000);
    expect(sampleRows(1_000_003, 1000, 7)).toEqual(rows);
    expect(sampleRows(1_000_003, 1000, 8)).not.toEqual(rows);
  });

  test('are taken from columns of every kind', () => {
    const rows = Uint32Array.of(2, 0);
    expect(takeRows({ storage: 'number', values: Float64Array.of(1, 2, NaN) }, rows)).toEqual({
      storage: 'number',
      values: Float64Array.of(NaN, 1),
    });
    const text = { storage: 'text' as const, codes: Uint32Array.of(1, 0, 2), dictionary: ['', 'a', 'b'] };
    expect(takeRows(text, rows)).toEqual({ ...text, codes: Uint32Array.of(2, 1) });
    const hashed = { storage: 'hashed' as const, hashes: Float64Array.of(7, 8, 9), examples: ['x'] };
    expect(takeRows(hashed, rows)).toEqual({ ...hashed, hashes: Float64Array.of(9, 7) });
    expect(() => takeRows(text, Uint32Array.of(3))).toThrow(RangeError);
  });
});
