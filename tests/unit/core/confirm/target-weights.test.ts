import { describe, expect, test } from 'vitest';
import { targetWeights } from '../../../../src/core/confirm/target-weights.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

const NONE = { from: null, to: null };
const uniform = mulberry32(3);
const draw = (rows: number, map: (u: number) => number) =>
  Float64Array.from({ length: rows }, () => map(uniform()));
const mean = (values: Float64Array, weights: Float64Array) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, row) => sum + weights[row] * value, 0) / total;
};

describe('weights by target', () => {
  test('the same targets weigh the same', () => {
    const values = draw(2000, (u) => u);
    const { weights, beyond } = targetWeights(values, values, NONE)!;
    expect(beyond).toBe(0);
    expect(weights.every((weight) => Math.abs(weight - 1) < 1e-12)).toBe(true);
  });

  test('other targets are met in mean and spread', () => {
    const [from, to] = [draw(20_000, (u) => u), draw(20_000, Math.sqrt)];
    const { weights } = targetWeights(from, to, NONE)!;
    const ones = new Float64Array(to.length).fill(1);
    expect(mean(from, weights)).toBeCloseTo(mean(to, ones), 2);
    const squared = (values: Float64Array) => values.map((value) => value ** 2);
    expect(mean(squared(from), weights)).toBeCloseTo(mean(squared(to), ones), 2);
  });

  test('a value that many rows have is one bin', () => {
    const [from, to] = [draw(1000, (u) => Number(u > 0.9)), draw(1000, (u) => Number(u > 0.5))];
    const { weights } = targetWeights(from, to, NONE)!;
    expect(mean(from, weights)).toBeCloseTo(mean(to, new Float64Array(1000).fill(1)), 10);
  });

  test('weights of the tables count', () => {
    const from = Float64Array.from({ length: 200 }, (_, row) => Number(row < 100));
    const { weights } = targetWeights(from, from, {
      from: null,
      to: from.map((value) => (value === 1 ? 3 : 1)),
    })!;
    expect(mean(from, weights)).toBeCloseTo(0.75, 12);
  });

  test('targets beyond all are counted, and no rows have no weights', () => {
    expect(targetWeights(Float64Array.of(1, 2), Float64Array.of(0, 1.5, 2, 3), NONE)?.beyond).toBe(0.5);
    expect(targetWeights(new Float64Array(0), Float64Array.of(1), NONE)).toBeNull();
    expect(targetWeights(Float64Array.of(1), new Float64Array(0), NONE)).toBeNull();
  });
});
