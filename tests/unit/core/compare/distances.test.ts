import { describe, expect, test } from 'vitest';
import type { Bin } from '../../../../src/core/compare/comparison.ts';
import { binDistances, binnedPsi, psiContributions } from '../../../../src/core/compare/distances.ts';

const bins = (kind: Bin['kind'], training: number[], serving: number[]): Bin[] =>
  training.map((count, i) => ({
    kind,
    low: null,
    high: null,
    category: null,
    training: count,
    serving: serving[i],
  }));

describe('distances of bins', () => {
  // By hand: shares 85, 5, 5, 5 % against 25 % each; half a count on 2,000,000 rows changes nothing to six digits.
  const found = binDistances(
    bins('range', [1_700_000, 100_000, 100_000, 100_000], [500_000, 500_000, 500_000, 500_000]),
  );

  test('each with its convention', () => {
    expect(found?.psi).toBeCloseTo(0.6 * Math.log(3.4) + 0.6 * Math.log(5), 5);
    expect(found?.klTrainingServing).toBeCloseTo(0.85 * Math.log(3.4) + 0.15 * Math.log(0.2), 5);
    expect(found?.klServingTraining).toBeCloseTo(0.25 * Math.log(1 / 3.4) + 0.75 * Math.log(5), 5);
    expect(found?.totalVariation).toBeCloseTo(0.6, 12);
    const overlap = Math.sqrt(0.85 * 0.25) + 3 * Math.sqrt(0.05 * 0.25);
    expect(found?.hellinger).toBeCloseTo(Math.sqrt(1 - overlap), 12);
    const divergence =
      0.5 * (0.85 * Math.log2(0.85 / 0.55) + 0.15 * Math.log2(0.05 / 0.15)) +
      0.5 * (0.25 * Math.log2(0.25 / 0.55) + 0.75 * Math.log2(0.25 / 0.15));
    expect(found?.jensenShannon).toBeCloseTo(Math.sqrt(divergence), 12);
  });

  test('tables that share nothing: the bounded distances are 1, the others finite', () => {
    const apart = binDistances(bins('atom', [100, 0], [0, 100]));
    expect(apart).toMatchObject({ jensenShannon: 1, hellinger: 1, totalVariation: 1 });
    // Shares 100.5 / 101 and 0.5 / 101.
    expect(apart?.psi).toBeCloseTo(2 * (100 / 101) * Math.log(201), 12);
  });

  test('the band: (1/n + 1/m) times the 5 % and 95 % points of chi-square with 9 degrees of freedom', () => {
    const band = binnedPsi(bins('range', new Array(10).fill(20), new Array(10).fill(20)))?.noDriftBand;
    expect(band?.[0]).toBeCloseTo(3.3251128 / 100, 6);
    expect(band?.[1]).toBeCloseTo(16.9189776 / 100, 6);
  });

  test('bins that are empty on both sides change nothing', () => {
    const filled = bins('range', [10, 20], [20, 10]);
    const gapped = bins('range', [10, 0, 20], [20, 0, 10]);
    expect(binDistances(gapped)).toEqual(binDistances(filled));
    expect(psiContributions(gapped)).toEqual([...psiContributions(filled)].toSpliced(1, 0, 0));
  });

  test('none where a side has no rows, nor for seen and new', () => {
    expect(binDistances([])).toBeNull();
    expect(binDistances(bins('range', [1, 2], [0, 0]))).toBeNull();
    const seen = [...bins('other', [5], [1]), ...bins('new', [0], [4])];
    expect([binDistances(seen), psiContributions(seen)]).toEqual([null, [0, 0]]);
  });
});
