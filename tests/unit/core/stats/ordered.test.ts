import { describe, expect, test } from 'vitest';
import { countAtMost, countBelow, orderNumbers } from '../../../../src/core/stats/ordered.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

const ROWS = 30_000;
const uniform = mulberry32(1);
const normal = normals(uniform);
let counter = 0;

// Long enough for the sample, the hash table and the radix sort to be used.
const COLUMNS: Record<string, () => number> = {
  uniform: () => uniform() + uniform() / 2 ** 32,
  'normal, both signs': normal,
  'lognormal over many magnitudes': () => Math.exp(20 * normal()),
  'two decimals': () => Math.round(uniform() * 1e7) / 100,
  'whole numbers, few': () => Math.floor(uniform() * 101) - 50,
  'mostly zero': () => (uniform() < 0.8 ? 0 : normal()),
  'mostly one value in the middle': () => (uniform() < 0.5 ? 0.25 : normal()),
  'mostly the largest value': () => (uniform() < 0.5 ? 1e9 : normal()),
  'both zeros': () => (uniform() < 0.3 ? -0 : uniform() < 0.3 ? 0 : normal()),
  'nulls and infinities': () => [NaN, Infinity, -Infinity, normal(), normal()][Math.floor(uniform() * 5)],
  'only null': () => NaN,
  constant: () => 7,
  'constant -0': () => -0,
  ascending: () => counter++ / 3,
  'ascending with nulls': () => (counter++ % 3 === 0 ? NaN : counter),
  'milliseconds of a year': () => 1.7e12 + Math.floor(uniform() * 31_536e6),
  'sentinel and times': () => (uniform() < 0.05 ? -1 : 1.7e12 + Math.floor(uniform() * 2.6e9)),
  'differing in the lowest bits only': () => 1 + Math.floor(uniform() * 2 ** 30) * 2 ** -52,
  'two far clusters, each dense': () => (uniform() < 0.1 ? uniform() * 1e-9 : 1e9 + uniform()),
  'subnormal and huge': () => (uniform() < 0.5 ? 5e-324 * Math.floor(uniform() * 1e6) : 1e308 * normal()),
  'heavy tail of whole numbers': () => Math.floor(1 / (1 - uniform())),
  'more distinct values than the hash table holds': () => Math.floor(normal() * 4000),
};

/** Comparing value by value through the matcher would take most of the time. */
function sameBits(a: Float64Array, b: Float64Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(
    Buffer.from(b.buffer, b.byteOffset, b.byteLength),
  );
}

describe('orderNumbers', () => {
  test.each(Object.keys(COLUMNS))('%s', (name) => {
    const column = Float64Array.from({ length: ROWS }, COLUMNS[name]);
    const before = column.slice();
    const ordered = orderNumbers(column);
    expect(sameBits(column, before)).toBe(true);

    const sorted = column
      .filter(Number.isFinite)
      .map((value) => value + 0)
      .sort();
    const written = new Float64Array(ordered.total);
    let at = 0;
    let isAscending = true;
    let isRunningSum = true;
    ordered.values.forEach((value, i) => {
      written.fill(value, at, at + ordered.counts[i]);
      at += ordered.counts[i];
      isRunningSum &&= ordered.cumulative[i] === at;
      isAscending &&= i === 0 || ordered.values[i - 1] < value;
    });
    expect({ isAscending, isRunningSum }).toEqual({ isAscending: true, isRunningSum: true });
    expect(sameBits(written, sorted)).toBe(true);
    expect(ordered.nulls).toBe(column.filter(Number.isNaN).length);
    expect(ordered.total + ordered.nulls + ordered.infinities).toBe(ROWS);
  });

  test('reads a part of a larger buffer only', () => {
    const buffer = Float64Array.from({ length: 9000 }, normal);
    const part = buffer.subarray(3000, 6000);
    expect(orderNumbers(part)).toEqual(orderNumbers(part.slice()));
  });

  test('a column that the hash table cannot hold after all is sorted', () => {
    // The sample sees 30,000 values over and over; the rest of the column holds 200,000 more.
    const column = Float64Array.from({ length: 400_000 }, (_, i) => (i % 2 === 0 ? i % 1000 : i));
    const ordered = orderNumbers(column);
    expect(ordered.total).toBe(400_000);
    expect(ordered.values.length).toBe(new Set(column).size);
  });

  test('an empty column', () => {
    const ordered = orderNumbers(new Float64Array(0));
    expect(ordered).toEqual({
      values: new Float64Array(0),
      counts: new Uint32Array(0),
      cumulative: new Uint32Array(0),
      total: 0,
      nulls: 0,
      infinities: 0,
    });
  });

  test('the example', () => {
    expect(orderNumbers(Float64Array.of(2, 1, 2, NaN))).toEqual({
      values: Float64Array.of(1, 2),
      counts: Uint32Array.of(1, 2),
      cumulative: Uint32Array.of(1, 3),
      total: 3,
      nulls: 1,
      infinities: 0,
    });
  });
});

describe('countAtMost and countBelow', () => {
  const ordered = orderNumbers(Float64Array.of(1, 2, 2, 3, NaN));
  test.each([
    [-Infinity, 0, 0],
    [0.5, 0, 0],
    [1, 1, 0],
    [2, 3, 1],
    [2.5, 3, 3],
    [3, 4, 3],
    [Infinity, 4, 4],
    [NaN, 0, 0],
  ])('%d', (x, atMost, below) => {
    expect(countAtMost(ordered, x)).toBe(atMost);
    expect(countBelow(ordered, x)).toBe(below);
  });
});
