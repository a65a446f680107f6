import { describe, expect, test } from 'vitest';
import { quantityLine } from '../../../../src/core/confirm/quantity-line.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

describe('line through quantities', () => {
  test('known values', () => {
    const line = quantityLine(Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 2, 4, 5))!;
    expect(line.slope).toBeCloseTo(1.4, 12);
    expect(line.intercept).toBeCloseTo(0.9, 12);
    // Residuals 0.1, -0.3, 0.3, -0.1.
    expect(line.scatter).toBeCloseTo(0.2, 12);
    const squares = (1.5 * 0.1) ** 2 + (0.5 * 0.3) ** 2 + (0.5 * 0.3) ** 2 + (1.5 * 0.1) ** 2;
    expect(line.slopeError).toBeCloseTo(Math.sqrt(squares) / 5, 12);
  });

  test('a weight of 2 is a row twice, for the line and its scatter', () => {
    const [x, y] = [Float64Array.of(0, 1, 2, 5), Float64Array.of(1, 3, 2, 7)];
    const weighted = quantityLine(x, y, Float64Array.of(1, 2, 1, 1))!;
    const repeated = quantityLine(Float64Array.of(0, 1, 1, 2, 5), Float64Array.of(1, 3, 3, 2, 7))!;
    for (const key of ['slope', 'intercept', 'scatter'] as const)
      expect(weighted[key]).toBeCloseTo(repeated[key], 12);
  });

  test.each([
    ['two rows', [1, 2], [1, 2]],
    ['constant x', [1, 1, 1], [1, 2, 3]],
    ['an infinity', [1, 2, Infinity], [1, 2, 3]],
  ])('has none: %s', (_, x, y) => {
    expect(quantityLine(Float64Array.from(x), Float64Array.from(y))).toBeNull();
  });

  test('the error of the slope covers the truth where the scatter grows with x', () => {
    let covered = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const uniform = mulberry32(seed);
      const normal = normals(uniform);
      const x = Float64Array.from({ length: 400 }, () => 10 * uniform());
      const y = x.map((value) => 2 + 0.5 * value + value * normal());
      const { slope, slopeError } = quantityLine(x, y)!;
      covered += Number(Math.abs(slope - 0.5) <= 1.96 * slopeError);
    }
    expect(covered / 200).toBeGreaterThan(0.9);
    expect(covered / 200).toBeLessThan(0.99);
  });
});
