import { describe, expect, test } from 'vitest';
import { psiFromCounts, psiNoDriftBand, psiNoDriftMean } from '../../src/core/stats/psi.ts';
import { mulberry32 } from '../support/mulberry32.ts';

/** Runs a size; the share of 3,000 runs above a 5 % line has a standard error of 0.4 points. */
const RUNS = 3000;

/** Both tables from the same uniform distribution over the bins: what quantile bins make of any feature. */
function noDriftPsi(bins: number, n: number, m: number, seed: number): number[] {
  const uniform = mulberry32(seed);
  const draw = (rows: number) => {
    const counts = new Uint32Array(bins);
    for (let row = 0; row < rows; row++) counts[Math.floor(uniform() * bins)]++;
    return counts;
  };
  return Array.from({ length: RUNS }, () => psiFromCounts(draw(n), draw(m)));
}

describe('the no-drift band of PSI', () => {
  test.each([
    [10, 200, 200],
    [10, 500, 500],
    [10, 1000, 1000],
    [10, 2000, 2000],
    [10, 2000, 200],
    [5, 300, 300],
    [20, 1000, 1000],
  ])('%i bins, %i and %i rows: one in twenty lies above it, one in twenty below', (bins, n, m) => {
    const psi = noDriftPsi(bins, n, m, 1000 * bins + n + m);
    const [low, high] = psiNoDriftBand(bins, n, m);
    const above = psi.filter((value) => value > high).length / RUNS;
    const below = psi.filter((value) => value < low).length / RUNS;
    // Four standard errors, and a little for chi-square being a limit.
    expect(Math.abs(above - 0.05)).toBeLessThan(0.02);
    expect(Math.abs(below - 0.05)).toBeLessThan(0.02);
    const mean = psi.reduce((sum, value) => sum + value, 0) / RUNS;
    expect(Math.abs(mean / psiNoDriftMean(bins, n, m) - 1)).toBeLessThan(0.05);
  });

  test('the fixed line of 0.1 cries wolf at 200 rows where the band does not', () => {
    const psi = noDriftPsi(10, 200, 200, 7);
    const [, high] = psiNoDriftBand(10, 200, 200);
    expect(psi.filter((value) => value > 0.1).length / RUNS).toBeGreaterThan(0.25);
    expect(psi.filter((value) => value > high).length / RUNS).toBeLessThan(0.07);
  });
});
