import { hellingerDistance } from '../stats/hellinger.ts';
import { jensenShannonDistance } from '../stats/jensen-shannon.ts';
import { klDivergence } from '../stats/kl.ts';
import { psiFromCounts, psiNoDriftBand } from '../stats/psi.ts';
import { smoothedShares } from '../stats/shares.ts';
import { totalVariationDistance } from '../stats/total-variation.ts';
import type { Bin } from './comparison.ts';

/** PSI of some bins, and what it would be without drift. */
export interface BinnedPsi {
  psi: number;
  /** 5 % and 95 % points of PSI without drift at these numbers of rows and bins. */
  noDriftBand: [number, number];
}

/** Every distance that needs the bins only. */
export interface BinDistances extends BinnedPsi {
  /** KL(training || serving) in nats, half a count added to each bin as for PSI. */
  klTrainingServing: number;
  /** KL(serving || training) in nats, half a count added to each bin as for PSI. */
  klServingTraining: number;
  /** Jensen-Shannon distance (square root), base 2, in [0, 1]; plain shares. */
  jensenShannon: number;
  /** Hellinger distance in [0, 1]; plain shares. */
  hellinger: number;
  /** Total variation distance in [0, 1]; plain shares. */
  totalVariation: number;
}

interface Counts {
  training: number[];
  serving: number[];
  trainingRows: number;
  servingRows: number;
}

/** The band is (1/n + 1/m) times quantiles that depend on the number of bins alone; 1/2 + 1/2 = 1 gives just those. */
const unitBands = new Map<number, [number, number]>();

/**
 * PSI of the bins, natural logarithm, half a count added to each bin, with its no-drift band.
 * @param bins - counts of both tables by bin
 * @returns null where a table has no rows, or where the bins tell seen from new values only
 * @example binnedPsi(comparison.bins['quantile-10'] ?? [])?.psi
 */
export function binnedPsi(bins: readonly Bin[]): BinnedPsi | null {
  const counts = countsOf(bins);
  return counts && { psi: psiFromCounts(counts.training, counts.serving), noDriftBand: noDriftBand(counts) };
}

/**
 * All distances between the binned tables. Bins that are empty on both sides play no part.
 * @param bins - counts of both tables by bin
 * @returns null where a table has no rows, or where the bins tell seen from new values only
 * @example binDistances(comparison.bins['quantile-10'] ?? [])?.jensenShannon
 */
export function binDistances(bins: readonly Bin[]): BinDistances | null {
  const counts = countsOf(bins);
  if (!counts) return null;
  const p = smoothedShares(counts.training);
  const q = smoothedShares(counts.serving);
  const plainP = counts.training.map((count) => count / counts.trainingRows);
  const plainQ = counts.serving.map((count) => count / counts.servingRows);
  return {
    psi: psiFromCounts(counts.training, counts.serving),
    noDriftBand: noDriftBand(counts),
    klTrainingServing: klDivergence(p, q),
    klServingTraining: klDivergence(q, p),
    jensenShannon: jensenShannonDistance(plainP, plainQ, 2),
    hellinger: hellingerDistance(plainP, plainQ),
    totalVariation: totalVariationDistance(plainP, plainQ),
  };
}

/**
 * What each bin adds to PSI: (q − p) ln(q / p) of its smoothed shares.
 * @param bins - counts of both tables by bin
 * @returns one number >= 0 a bin, which add up to PSI; 0 for a bin that is empty on both sides; all 0 where there is no PSI
 * @example psiContributions(bins).reduce((sum, part) => sum + part, 0) // PSI
 */
export function psiContributions(bins: readonly Bin[]): number[] {
  const counts = countsOf(bins);
  if (!counts) return bins.map(() => 0);
  const p = smoothedShares(counts.training);
  const q = smoothedShares(counts.serving);
  let filled = 0;
  return bins.map((bin) => {
    if (bin.training + bin.serving === 0) return 0;
    const [before, after] = [p[filled], q[filled]];
    filled++;
    return (after - before) * Math.log(after / before);
  });
}

function countsOf(bins: readonly Bin[]): Counts | null {
  const counts: Counts = { training: [], serving: [], trainingRows: 0, servingRows: 0 };
  for (const { kind, training, serving } of bins) {
    if (kind === 'new') return null;
    if (training + serving === 0) continue;
    counts.training.push(training);
    counts.serving.push(serving);
    counts.trainingRows += training;
    counts.servingRows += serving;
  }
  return counts.trainingRows > 0 && counts.servingRows > 0 ? counts : null;
}

function noDriftBand({ training, trainingRows, servingRows }: Counts): [number, number] {
  let unit = unitBands.get(training.length);
  if (!unit) unitBands.set(training.length, (unit = psiNoDriftBand(training.length, 2, 2)));
  const scale = 1 / trainingRows + 1 / servingRows;
  return [unit[0] * scale, unit[1] * scale];
}
