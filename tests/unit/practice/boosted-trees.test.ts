import { describe, expect, it } from 'vitest';
import { fitBoostedTrees, predictBoostedTrees } from '../../../src/practice/boosted-trees.ts';
import { Random } from '../../../src/practice/random.ts';

const ROWS = 3000;

describe('boosted trees', () => {
  it('learn a quantity with an interaction and a null that means something', () => {
    const random = new Random('trees');
    const a = Float64Array.from({ length: ROWS }, () => (random.chance(0.2) ? NaN : random.between(0, 10)));
    const b = Float64Array.from({ length: ROWS }, () => random.integer(0, 1));
    const truth = (i: number) => (Number.isNaN(a[i]) ? 30 : a[i] * (1 + 2 * b[i]));
    const labels = Float64Array.from({ length: ROWS }, (_, i) => truth(i));
    const model = fitBoostedTrees([a, b], labels, 'quantity');
    const predictions = predictBoostedTrees(model, [a, b], ROWS);
    const error = predictions.reduce((sum, p, i) => sum + Math.abs(p - truth(i)), 0) / ROWS;
    // A constant is off by 8.6 on average.
    expect(error).toBeLessThan(0.8);
  });

  it('learn probabilities that are true to the rates', () => {
    const random = new Random('rates');
    const group = Float64Array.from({ length: ROWS }, () => random.integer(0, 2));
    const labels = Float64Array.from(group, (g) => (random.chance([0.1, 0.4, 0.8][g]) ? 1 : 0));
    const model = fitBoostedTrees([group], labels, 'probability');
    const [low, middle, high] = predictBoostedTrees(model, [Float64Array.of(0, 1, 2)], 3);
    expect(low).toBeCloseTo(0.1, 1);
    expect(middle).toBeCloseTo(0.4, 1);
    expect(high).toBeCloseTo(0.8, 1);
  });

  it('answer the mean where nothing can be learned', () => {
    const model = fitBoostedTrees([Float64Array.of(7, 7, 7, 7)], Float64Array.of(1, 2, 3, 6), 'quantity');
    expect(predictBoostedTrees(model, [Float64Array.of(7, NaN, -1)], 3)).toEqual(Float64Array.of(3, 3, 3));
  });

  it('refuse to learn from nothing', () => {
    expect(() => fitBoostedTrees([new Float64Array(0)], new Float64Array(0), 'quantity')).toThrow(RangeError);
  });
});
