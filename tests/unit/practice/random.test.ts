import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/practice/random.ts';

const DRAWS = 40_000;

function moments(draw: (random: Random) => number): { mean: number; variance: number } {
  const random = new Random('moments');
  const values = Array.from({ length: DRAWS }, () => draw(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS };
}

describe('Random', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const draw = (seed: string) => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.uniform());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('gives these numbers for ever: samples depend on them', () => {
    const random = new Random('pinned');
    expect([random.integer(0, 999_999), random.integer(0, 999_999), random.integer(0, 999_999)]).toEqual([
      919291, 641274, 133179,
    ]);
  });

  it('forks without being disturbed by what others draw', () => {
    const a = new Random('seed');
    a.normal();
    expect(a.fork('x').uniform()).toBe(new Random('seed').fork('x').uniform());
  });

  // Tolerances are five standard errors of the mean and of the variance at 40,000 draws.
  it.each([
    ['uniform', (r: Random) => r.uniform(), 0.5, 1 / 12],
    ['normal', (r: Random) => r.normal(3, 2), 3, 4],
    ['exponential', (r: Random) => r.exponential(2), 2, 4],
    ['gamma of shape 4', (r: Random) => r.gamma(4, 8), 8, 16],
    ['gamma of shape 0.5', (r: Random) => r.gamma(0.5, 2), 2, 8],
    ['poisson of a small mean', (r: Random) => r.poisson(1.7), 1.7, 1.7],
    ['poisson of a larger mean', (r: Random) => r.poisson(70), 70, 70],
    ['poisson of a large mean', (r: Random) => r.poisson(500), 500, 500],
    ['integer', (r: Random) => r.integer(1, 6), 3.5, 35 / 12],
  ])('%s has its mean and variance', (_, draw, mean, variance) => {
    const got = moments(draw);
    expect(Math.abs(got.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / DRAWS));
    expect(Math.abs(got.variance / variance - 1)).toBeLessThan(0.12);
  });

  it('chooses in proportion to the weights', () => {
    const random = new Random('weights');
    const counts = { a: 0, b: 0, never: 0 };
    for (let i = 0; i < 10_000; i++) counts[random.weighted({ a: 3, b: 1, never: 0 })]++;
    expect(counts.never).toBe(0);
    expect(Math.abs(counts.a / 10_000 - 0.75)).toBeLessThan(0.025);
    expect(() => random.weighted({ a: 0 })).toThrow(RangeError);
  });
});
