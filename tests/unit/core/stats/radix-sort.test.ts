import { describe, expect, test } from 'vitest';
import { radixSort } from '../../../../src/core/stats/radix-sort.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

const normal = normals(mulberry32(2));
const values = Float64Array.from({ length: 5000 }, normal);
const sorted = values.slice().sort();

describe('radixSort', () => {
  test('leaves its input alone and gives a spare buffer that is neither input nor result', () => {
    const before = values.slice();
    const result = radixSort(values, sorted[0], sorted[4999], sorted, new Float64Array(5000));
    expect(result.sorted).toEqual(sorted);
    expect(values).toEqual(before);
    expect(result.spare.length).toBe(5000);
    expect(new Set([values.buffer, result.sorted.buffer, result.spare.buffer]).size).toBe(3);
  });

  test('sorts in the buffer it is given', () => {
    const copy = values.slice();
    const result = radixSort(copy, sorted[0], sorted[4999], sorted, copy);
    expect(result.sorted).toEqual(sorted);
    expect(result.sorted.buffer).not.toBe(result.spare.buffer);
  });

  test('one value over and over, where no digit matters', () => {
    const same = new Float64Array(10).fill(3);
    expect(radixSort(same, 3, 3, same, new Float64Array(10)).sorted).toEqual(same);
  });

  test('is right where the sample is wrong', () => {
    // The sample says that three digits tell the values apart; in truth they tell none.
    const dense = Float64Array.from({ length: 5000 }, (_, i) => 1 + ((i * 7919) % 5000) * 2 ** -52);
    dense[17] = -1;
    const misleading = Float64Array.from({ length: 100 }, (_, i) => i * 1000);
    const result = radixSort(dense, -1, 1 + 4999 * 2 ** -52, misleading, new Float64Array(5000));
    expect(result.sorted).toEqual(dense.slice().sort());
  });
});
