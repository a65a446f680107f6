import { describe, expect, test } from 'vitest';
import { applyBins, learnBins, numberOf } from '../../../../../src/core/explain/boosting/bin-rule.ts';
import type { Column } from '../../../../../src/core/table/column.ts';

const numbers = (...values: number[]): Column => ({ storage: 'number', values: Float64Array.from(values) });
const texts = (...values: (string | null)[]): Column => {
  const dictionary = ['', ...new Set(values.filter((value) => value !== null))];
  return {
    storage: 'text',
    codes: Uint32Array.from(values, (value) => (value === null ? 0 : dictionary.indexOf(value))),
    dictionary,
  };
};

describe('bins of numbers', () => {
  test('give each of few values its own, edges half-way between, nulls bin 0', () => {
    const column = numbers(5, 1, NaN, 2, 1);
    const rule = learnBins(column);
    expect(rule).toMatchObject({ edges: Float64Array.of(1.5, 3.5), binCount: 4 });
    expect([...applyBins(rule, column)]).toEqual([3, 1, 0, 2, 1]);
    expect([...applyBins(rule, numbers(-Infinity, 1.5, 3.6, Infinity))]).toEqual([1, 1, 3, 3]);
  });

  test('hold equally many rows where there are many values', () => {
    const column = numbers(...Array.from({ length: 10_000 }, (_, i) => i ** 3));
    const counts = new Array<number>(11).fill(0);
    for (const bin of applyBins(learnBins(column, 10), column)) counts[bin]++;
    expect(counts[0]).toBe(0);
    expect(counts.slice(1)).toEqual(new Array(10).fill(1000));
  });

  test('never exceed a byte, and an atom takes one', () => {
    const column = numbers(...Array.from({ length: 5000 }, (_, i) => (i < 2500 ? 0 : i)));
    const rule = learnBins(column);
    expect(rule.binCount).toBeLessThanOrEqual(256);
    const bins = applyBins(rule, column);
    expect(new Set(bins.subarray(0, 2500)).size).toBe(1);
    expect(bins[2500]).toBeGreaterThan(bins[0]);
  });

  test('of a constant or of nulls alone are one', () => {
    expect([...applyBins(learnBins(numbers(3, 3)), numbers(3, 9))]).toEqual([1, 1]);
    expect([...applyBins(learnBins(numbers(NaN)), numbers(NaN, 1))]).toEqual([0, 1]);
  });
});

describe('bins of text', () => {
  test('are one a text; texts that were never seen are null', () => {
    const rule = learnBins(texts('b', 'a', 'b', null));
    expect([...applyBins(rule, texts('a', 'b', 'z', null, '__proto__'))]).toEqual([2, 1, 0, 0, 0]);
  });

  test('beyond the most frequent are one', () => {
    const rule = learnBins(texts('a', 'a', 'b', 'b', 'c', 'd'), 3);
    expect(rule.binCount).toBe(4);
    expect([...applyBins(rule, texts('a', 'b', 'c', 'd', 'new', null))]).toEqual([1, 2, 3, 3, 3, 0]);
  });
});

describe('values of another kind', () => {
  test('are read as a model would read them', () => {
    const ofNumbers = learnBins(numbers(1, 2, 3));
    expect([...applyBins(ofNumbers, texts('2', '3 kg', '', ' 1 ', null))]).toEqual([2, 0, 0, 1, 0]);
    expect([...applyBins(learnBins(texts('1', '2')), numbers(2, 7, NaN))]).toEqual([2, 0, 0]);
    const hashed: Column = { storage: 'hashed', hashes: Float64Array.of(1, NaN), examples: [] };
    expect([...applyBins(learnBins(hashed), hashed)]).toEqual([1, 0]);
    expect([...applyBins(ofNumbers, hashed)]).toEqual([0, 0]);
  });

  test.each([
    ['1e3', 1000],
    ['  ', NaN],
    ['1,5', NaN],
  ])('%j is %d', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });
});

test('a number of bins that does not fit a byte throws', () => {
  expect(() => learnBins(numbers(1), 256)).toThrow(RangeError);
});
