import { describe, expect, test } from 'vitest';
import { sampleColumn } from '../../../../src/core/stats/column-sample.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

const uniform = mulberry32(3);

const sample = (column: Float64Array) => sampleColumn([column], column.length);

describe('sampleColumn', () => {
  test.each([2, 100, 5000, 30_000])('%i equally frequent values', (distinct) => {
    const column = Float64Array.from({ length: 200_000 }, () => Math.floor(uniform() * distinct));
    const estimate = sample(column).distinct;
    expect(estimate).toBeGreaterThan(distinct * 0.7);
    expect(estimate).toBeLessThan(distinct * 1.4);
  });

  test('distinct values throughout', () => {
    const column = Float64Array.from({ length: 200_000 }, (_, i) => i);
    expect(sample(column).distinct).toBeGreaterThan(100_000);
  });

  test('the mode is taken out of the sample', () => {
    const column = Float64Array.from({ length: 50_000 }, () => (uniform() < 0.6 ? 4 : uniform()));
    const { mode, sorted } = sample(column);
    expect(mode).toBe(4);
    expect(sorted.includes(4)).toBe(false);
    expect(sorted).toEqual(sorted.slice().sort());
  });

  test('no mode, no value', () => {
    expect(sample(Float64Array.from({ length: 50_000 }, uniform)).mode).toBeNaN();
    expect(sample(new Float64Array(50_000).fill(NaN))).toMatchObject({ mode: NaN, distinct: 0 });
    expect(sample(new Float64Array(0)).sorted.length).toBe(0);
  });
});
