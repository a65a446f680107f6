import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chiSquareQuantile, chiSquareSurvival } from '../../src/core/stats/chi-square-distribution.ts';
import { chiSquareTest, poolRareCategories } from '../../src/core/stats/chi-square.ts';
import { hellingerDistance } from '../../src/core/stats/hellinger.ts';
import { jensenShannonDistance } from '../../src/core/stats/jensen-shannon.ts';
import { klDivergence } from '../../src/core/stats/kl.ts';
import { kolmogorovSurvival } from '../../src/core/stats/kolmogorov-distribution.ts';
import { kolmogorovSmirnov } from '../../src/core/stats/ks.ts';
import { moments } from '../../src/core/stats/moments.ts';
import { normalCdf, normalQuantile } from '../../src/core/stats/normal-distribution.ts';
import { orderNumbers } from '../../src/core/stats/ordered.ts';
import { quantile } from '../../src/core/stats/quantile.ts';
import { seedPsi } from '../../src/core/stats/seed-psi.ts';
import { totalVariationDistance } from '../../src/core/stats/total-variation.ts';
import { wassersteinDistance } from '../../src/core/stats/wasserstein.ts';

/** A number as generate.py writes it. */
type Written = number | null | 'Infinity' | '-Infinity';

interface Oracle {
  percentages: number[];
  pairs: {
    name: string;
    training: Written[];
    serving: Written[];
    quantiles: number[];
    mean: number;
    variance: number | null;
    ks: { statistic: number; pValue: number | null };
    wasserstein: number;
    seedPsi: Record<'5' | '10' | '20', Written>;
  }[];
  shares: {
    p: number[];
    q: number[];
    kl: Written;
    jensenShannonBits: number;
    jensenShannonNats: number;
    hellinger: number;
    totalVariation: number;
  }[];
  contingency: {
    a: number[];
    b: number[];
    pooled: [number[], number[]];
    statistic: number;
    degreesOfFreedom: number;
    pValue: number;
    cramersV: number;
  }[];
  chiSquareSurvival: [number, number, number][];
  chiSquareQuantile: [number, number, number][];
  normalCdf: [number, number][];
  normalQuantile: [number, number][];
  kolmogorovSurvival: [number, number, number][];
}

const oracle = JSON.parse(readFileSync(new URL('./statistics.json', import.meta.url), 'utf8')) as Oracle;

// Both sides add the same terms in another order and call other implementations of log and exp, which costs some
// 1e-16 a term; 1e-9 leaves that room and is far below anything that a change of convention would do.
const TOLERANCE = 1e-9;

function expectClose(actual: number, wanted: number, scale = Math.abs(wanted)): void {
  if (!Number.isFinite(wanted)) expect(actual).toBe(wanted);
  else expect(Math.abs(actual - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(TOLERANCE * scale);
}

function read(written: Written): number {
  return written === null ? NaN : Number(written);
}

describe.each(oracle.pairs)('$name', (pair) => {
  const trainingValues = Float64Array.from(pair.training, read);
  const servingValues = Float64Array.from(pair.serving, read);
  const training = orderNumbers(trainingValues);
  const serving = orderNumbers(servingValues);

  test('quantiles equal numpy.percentile bit for bit', () => {
    const ours = oracle.percentages.map((percentage) => quantile(training, percentage / 100));
    // Adding 0 puts numpy's -0 and our 0 under one name.
    expect(ours).toEqual(pair.quantiles.map((value) => value + 0));
  });

  test('mean and variance', () => {
    const { mean, variance } = moments(orderNumbers(trainingValues));
    const spread = Math.sqrt(pair.variance ?? 0);
    expectClose(mean, pair.mean, Math.abs(pair.mean) + spread);
    if (pair.variance === null) expect(variance).toBeNaN();
    else expectClose(variance, pair.variance);
  });

  test('Kolmogorov-Smirnov', () => {
    const { statistic, pValue } = kolmogorovSmirnov(training, serving);
    // scipy has no p-value for one value against one; ours is that of one value.
    expectClose(statistic, pair.ks.statistic);
    expectClose(pValue, pair.ks.pValue ?? 0);
  });

  test('Wasserstein', () => {
    expectClose(wassersteinDistance(training, serving), pair.wasserstein);
  });

  test.each([5, 10, 20] as const)("the snippet's PSI with %i buckets", (buckets) => {
    const wanted = read(pair.seedPsi[buckets]);
    const { psi } = seedPsi(training, serving, buckets);
    if (Number.isFinite(wanted)) expectClose(psi ?? NaN, wanted);
    else expect(psi).toBeNull();
  });
});

describe.each(oracle.shares)('shares $p against $q', (shares) => {
  const { p, q } = shares;
  test('distances', () => {
    // A distance of shares that differ in the last bit only is not known to 1e-9 of itself.
    expectClose(klDivergence(p, q), read(shares.kl), Math.abs(read(shares.kl)) + 1e-6);
    expectClose(jensenShannonDistance(p, q), shares.jensenShannonBits);
    expectClose(jensenShannonDistance(p, q, Math.E), shares.jensenShannonNats);
    expectClose(hellingerDistance(p, q), shares.hellinger);
    expectClose(totalVariationDistance(p, q), shares.totalVariation);
  });
});

describe.each(oracle.contingency)('counts $a against $b', (table) => {
  test('chi-square on the pooled table', () => {
    expect(poolRareCategories(table.a, table.b)).toEqual({ a: table.pooled[0], b: table.pooled[1] });
    const ours = chiSquareTest(table.a, table.b);
    expect(ours.degreesOfFreedom).toBe(table.degreesOfFreedom);
    expectClose(ours.statistic, table.statistic);
    expectClose(ours.pValue, table.pValue);
    expectClose(ours.cramersV, table.cramersV);
  });
});

describe('distributions', () => {
  test.each(oracle.chiSquareSurvival)('chi-square survival of %d with %d degrees of freedom', (x, df, p) => {
    expectClose(chiSquareSurvival(x, df), p);
  });
  test.each(oracle.chiSquareQuantile)('chi-square quantile at %d with %d degrees of freedom', (p, df, x) => {
    expectClose(chiSquareQuantile(p, df), x);
  });
  test.each(oracle.normalCdf)('normal cdf of %d', (z, p) => {
    expectClose(normalCdf(z), p);
  });
  test.each(oracle.normalQuantile)('normal quantile at %d', (p, z) => {
    expectClose(normalQuantile(p), z);
  });
  test.each(oracle.kolmogorovSurvival)('Kolmogorov survival of %d with %d values', (x, n, p) => {
    expectClose(kolmogorovSurvival(x, n), p);
  });
});
