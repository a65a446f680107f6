import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hellingerDistance } from '../../src/core/stats/hellinger.ts';
import { jensenShannonDistance } from '../../src/core/stats/jensen-shannon.ts';
import { klDivergence } from '../../src/core/stats/kl.ts';
import { kolmogorovSmirnov } from '../../src/core/stats/ks.ts';
import { moments } from '../../src/core/stats/moments.ts';
import { countAtMost, countBelow, orderNumbers } from '../../src/core/stats/ordered.ts';
import { psiFromCounts } from '../../src/core/stats/psi.ts';
import { quantile } from '../../src/core/stats/quantile.ts';
import { seedPsi } from '../../src/core/stats/seed-psi.ts';
import { smoothedShares } from '../../src/core/stats/shares.ts';
import { totalVariationDistance } from '../../src/core/stats/total-variation.ts';
import { wassersteinDistance } from '../../src/core/stats/wasserstein.ts';
import {
  finiteSorted,
  ksByEveryPoint,
  orderByMap,
  quantileOfSorted,
  wassersteinByMatching,
} from '../support/brute-force-statistics.ts';

/** Any doubles, with ties, nulls, infinities and both zeros often enough. */
const anyColumn = fc
  .array(fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1, 2)), { maxLength: 60 })
  .map((values) => Float64Array.from(values));

/** Small whole numbers: sums and differences of them are exact. */
const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 25 });

const ordered = (values: ArrayLike<number>) => orderNumbers(Float64Array.from(values));

/** Two lists of counts over the same bins. */
const countPair = fc
  .array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 30 })
  .map((bins) => ({ training: bins.map(([a]) => a), serving: bins.map(([, b]) => b) }));

describe('Ordered', () => {
  test('equals sorting and counting by hand', () => {
    fc.assert(
      fc.property(anyColumn, (column) => {
        expect(orderNumbers(column)).toEqual(orderByMap(column));
      }),
    );
  });

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(anyColumn, (column) => {
        expect(orderNumbers(column.slice().reverse())).toEqual(orderNumbers(column));
      }),
    );
  });

  test('the counts of two parts add up to those of the whole', () => {
    fc.assert(
      fc.property(anyColumn, anyColumn, fc.double({ noNaN: true }), (a, b, x) => {
        const whole = ordered([...a, ...b]);
        const [left, right] = [orderNumbers(a), orderNumbers(b)];
        expect(countAtMost(whole, x)).toBe(countAtMost(left, x) + countAtMost(right, x));
        expect(countBelow(whole, x)).toBe(countBelow(left, x) + countBelow(right, x));
        expect(whole.total).toBe(left.total + right.total);
        expect(whole.nulls).toBe(left.nulls + right.nulls);
      }),
    );
  });
});

describe('quantile', () => {
  const withValues = anyColumn.filter((column) => column.some(Number.isFinite));
  const probability = fc.double({ min: 0, max: 1, noNaN: true });

  test('rises with the probability and stays between the ends', () => {
    fc.assert(
      fc.property(
        // Beyond 1e300 the difference of two values may overflow, as it does in numpy.
        withValues.map((column) => column.map((value) => (Math.abs(value) > 1e300 ? NaN : value))),
        probability,
        probability,
        (column, p, q) => {
          const column_ = orderNumbers(column);
          fc.pre(column_.total > 0);
          const [low, high] = [quantile(column_, Math.min(p, q)), quantile(column_, Math.max(p, q))];
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(column_.values[0]);
          expect(high).toBeLessThanOrEqual(column_.values[column_.values.length - 1]);
        },
      ),
    );
  });

  test('equals interpolation in the sorted array', () => {
    fc.assert(
      fc.property(sample, probability, (values, p) => {
        expect(quantile(ordered(values), p)).toBeCloseTo(quantileOfSorted(finiteSorted(values), p), 10);
      }),
    );
  });
});

test('moments equal the two-pass formula', () => {
  fc.assert(
    fc.property(sample, (values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const ours = moments(orderNumbers(Float64Array.from(values)));
      expect(ours.mean).toBeCloseTo(mean, 12);
      if (values.length > 1) expect(ours.variance).toBeCloseTo(squares / (values.length - 1), 10);
    }),
  );
});

describe('PSI', () => {
  test('is never negative, 0 on equal counts, symmetric', () => {
    fc.assert(
      fc.property(countPair, ({ training, serving }) => {
        expect(psiFromCounts(training, serving)).toBeGreaterThanOrEqual(0);
        expect(psiFromCounts(training, training)).toBe(0);
        expect(psiFromCounts(serving, training)).toBeCloseTo(psiFromCounts(training, serving), 12);
      }),
    );
  });

  test('does not depend on the order of the bins, nor on empty ones', () => {
    fc.assert(
      fc.property(countPair, ({ training, serving }) => {
        const reversed = psiFromCounts([...training, 0].reverse(), [...serving, 0].reverse());
        expect(reversed).toBeCloseTo(psiFromCounts(training, serving), 12);
      }),
    );
  });

  test("the snippet's PSI is never negative beyond rounding and 0 of a table with itself", () => {
    fc.assert(
      fc.property(sample, sample, fc.constantFrom(5, 10, 20), (a, b, buckets) => {
        expect(seedPsi(ordered(a), ordered(a), buckets).psi).toBe(0);
        const { dropped } = seedPsi(ordered(a), ordered(b), buckets);
        const [low, high] = [Math.min(...a), Math.max(...a)];
        expect(dropped).toBe(b.filter((value) => value < low || value > high).length);
      }),
    );
  });
});

describe('distances of shares', () => {
  const sharePair = countPair.map(({ training, serving }) => ({
    p: smoothedShares(training),
    q: smoothedShares(serving),
  }));

  test('shares sum to 1', () => {
    fc.assert(
      fc.property(sharePair, ({ p }) => {
        expect(p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test.each([
    ['Jensen-Shannon', jensenShannonDistance],
    ['Hellinger', hellingerDistance],
    ['total variation', totalVariationDistance],
  ])('%s lies in [0, 1], is symmetric and 0 of shares with themselves', (_, distance) => {
    fc.assert(
      fc.property(sharePair, ({ p, q }) => {
        expect(distance(p, q)).toBeGreaterThanOrEqual(0);
        expect(distance(p, q)).toBeLessThanOrEqual(1);
        expect(distance(q, p)).toBeCloseTo(distance(p, q), 12);
        expect(distance(p, p)).toBe(0);
      }),
    );
  });

  test('the inequalities that tie them together', () => {
    fc.assert(
      fc.property(sharePair, ({ p, q }) => {
        const hellinger = hellingerDistance(p, q);
        const variation = totalVariationDistance(p, q);
        expect(hellinger ** 2).toBeLessThanOrEqual(variation + 1e-12);
        expect(variation).toBeLessThanOrEqual(Math.SQRT2 * hellinger + 1e-12);
        // Pinsker
        expect(2 * variation ** 2).toBeLessThanOrEqual(klDivergence(p, q) + 1e-12);
      }),
    );
  });
});

describe('Kolmogorov-Smirnov', () => {
  test('equals the gap at every point, lies in [0, 1] and is symmetric', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { statistic, pValue } = kolmogorovSmirnov(ordered(a), ordered(b));
        expect(statistic).toBeCloseTo(ksByEveryPoint(a, b), 12);
        expect(statistic).toBeLessThanOrEqual(1);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(kolmogorovSmirnov(ordered(b), ordered(a))).toEqual({ statistic, pValue });
      }),
    );
  });

  test('does not change when both samples go through a rising function', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const cube = (values: number[]) => ordered(values.map((value) => value ** 3 + value));
        expect(kolmogorovSmirnov(cube(a), cube(b))).toEqual(kolmogorovSmirnov(ordered(a), ordered(b)));
      }),
    );
  });
});

describe('Wasserstein', () => {
  test('equals moving value by value', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(wassersteinDistance(ordered(a), ordered(b))).toBeCloseTo(wassersteinByMatching(a, b), 10);
      }),
    );
  });

  test('a shift is its own distance; a scale is a factor', () => {
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: -50, max: 50 }), (a, b, k) => {
        expect(wassersteinDistance(ordered(a), ordered(a.map((value) => value + k)))).toBeCloseTo(
          Math.abs(k),
          10,
        );
        const scaled = (values: number[]) => ordered(values.map((value) => value * k));
        expect(wassersteinDistance(scaled(a), scaled(b))).toBeCloseTo(
          Math.abs(k) * wassersteinDistance(ordered(a), ordered(b)),
          8,
        );
      }),
    );
  });

  test('triangle inequality', () => {
    fc.assert(
      fc.property(sample, sample, sample, (a, b, c) => {
        const distance = (x: number[], y: number[]) => wassersteinDistance(ordered(x), ordered(y));
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-10);
      }),
    );
  });
});
