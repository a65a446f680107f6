import { describe, expect, it } from 'vitest';
import { exp, log, logistic, round, wave } from '../../../src/practice/portable-math.ts';

describe('exp', () => {
  it('agrees with Math.exp to 1e-14 relative over its range', () => {
    for (let x = -699.9; x < 700; x += 0.37) expect(exp(x) / Math.exp(x) - 1).toBeCloseTo(0, 13);
  });
  it('is exact at 0 and takes the nearest end beyond its range', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-5000)).toBe(exp(-700));
    expect(exp(5000)).toBe(exp(700));
  });
});

describe('log', () => {
  it('agrees with Math.log to 1e-14', () => {
    for (let x = 1e-9; x < 1e12; x *= 1.13) {
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(Math.log(x))));
    }
  });
  it('is 0 at 1', () => {
    expect(log(1)).toBe(0);
  });
  it.each([0, -1, NaN, Infinity])('refuses %s', (x) => {
    expect(() => log(x)).toThrow(RangeError);
  });
});

describe('logistic', () => {
  it('is symmetric about one half', () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(2.3) + logistic(-2.3)).toBeCloseTo(1, 15);
  });
});

describe('wave', () => {
  it.each([
    [0, 0],
    [0.25, 1],
    [0.5, 0],
    [0.75, -1],
    [1.25, 1],
    [-0.25, -1],
  ])('at %s turns stands at %s', (phase, height) => {
    expect(wave(phase)).toBeCloseTo(height, 12);
  });
});

describe('round', () => {
  it('keeps the asked decimals and no minus zero', () => {
    expect(round(12.345678, 2)).toBe(12.35);
    expect(round(7.5, 0)).toBe(8);
    expect(Object.is(round(-0.001, 2), 0)).toBe(true);
  });
});
