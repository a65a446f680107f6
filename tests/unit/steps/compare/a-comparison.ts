import type { Bin, Comparison, Profile } from '../../../../src/core/compare/comparison.ts';
import type { JudgedFeature } from '../../../../src/steps/compare/judged-features.ts';

/** A profile of 100 numbers, but for what is given. */
export function aProfile(given: Partial<Profile> = {}): Profile {
  return {
    rows: 100,
    nulls: 0,
    infinities: 0,
    distinct: 90,
    mean: 10,
    std: 2,
    min: 5,
    max: 15,
    quantiles: { p1: 5, p5: 6, p25: 8, p50: 10, p75: 12, p95: 14, p99: 15 },
    zeroShare: 0,
    top: [{ value: '10', count: 3 }],
    ...given,
  };
}

/** A bin with counts of both tables. */
export function aBin(training: number, serving: number, given: Partial<Bin> = {}): Bin {
  return { kind: 'range', low: 0, high: 1, category: null, training, serving, ...given };
}

/** A numeric feature that did not move, but for what is given. */
export function aComparison(given: Partial<Comparison> = {}): Comparison {
  return {
    name: 'age',
    servingName: given.name ?? 'age',
    type: 'decimal',
    typeDifference: null,
    training: aProfile(),
    serving: aProfile(),
    bins: { 'quantile-10': [aBin(50, 50), aBin(50, 50)] },
    seedPsi: null,
    distances: { ks: null, wasserstein: null, wassersteinScaled: null, chiSquare: null },
    newCategories: [],
    newCategoryCount: 0,
    newCategoryShare: 0,
    missingCategories: [],
    missingCategoryCount: 0,
    outsideRangeShare: 0,
    spikes: [],
    histogram: { edges: [0, 1, 2], training: [50, 50], serving: [50, 50] },
    ecdf: null,
    quantilePairs: null,
    preview: false,
    ...given,
  };
}

/** A judged feature: stable, PSI 0.01, but for what is given. */
export function aFeature(
  given: Partial<JudgedFeature> & { name?: string; preview?: boolean } = {},
): JudgedFeature {
  const { name = 'age', preview = false, ...rest } = given;
  return {
    index: 0,
    comparison: aComparison({ name, preview }),
    verdict: { level: 'stable', words: 'PSI 0.010' },
    severity: 0.5,
    psi: 0.01,
    noDrift: 0.02,
    ...rest,
  };
}
