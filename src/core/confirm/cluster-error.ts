import { estimateOf, type Estimate } from '../metrics/estimate.ts';
import {
  fisherInterval,
  logInterval,
  logitInterval,
  waldInterval,
  wilsonInterval,
} from '../metrics/intervals.ts';

import type { RowsOfClusters } from './measured-rows.ts';

/**
 * Standard error of a metric whose rows come in clusters: with psi the influence of a row on the metric, the square root
 * of G / (G - 1) times the sum over the G clusters of (sum of psi)^2. Rows of one cluster may depend on each other in any way. Where some
 * clusters speak for all, their sum is scaled to that of all rows.
 *
 * Source: linearisation with clusters as the independent units; Binder, On the variances of asymptotically normal estimators, 1983.
 * @param clusters - of rows
 * @param clusters.starts - where each begins, and one entry more
 * @param clusters.scale - by what a sum over these rows is multiplied to be one over all
 * @param influence - of a row: how far the metric moves for it; these sum to about 0
 * @returns the standard error; null with fewer than two clusters
 * @example clusterError({ starts: Uint32Array.of(0, 2, 3), scale: 1 }, (row) => [0.1, 0.1, -0.2][row]) // 0.4
 */
export function clusterError(
  { starts, scale }: Pick<RowsOfClusters, 'starts' | 'scale'>,
  influence: (row: number) => number,
): number | null {
  const clusters = starts.length - 1;
  let squares = 0;
  for (let g = 0; g < clusters; g++) {
    let sum = 0;
    for (let row = starts[g]; row < starts[g + 1]; row++) sum += influence(row);
    squares += sum * sum;
  }
  return clusters < 2 ? null : Math.sqrt((scale * squares * clusters) / (clusters - 1));
}

/**
 * An estimate with another standard error, its interval on the same scale as before. Wilson's interval is that of as
 * many rows as have this standard error.
 * @param estimate - with the error of independent rows
 * @param standardError - by clusters; null where there is none
 * @param range - what the metric cannot leave
 * @param unit - what the metric is of a proportion under Wilson's interval: the proportion of a value, and back
 * @returns the estimate; as it was where it has no standard error, or one of 0
 * @example withError(accuracy, 0.02, [0, 1]).low
 */
export function withError(
  estimate: Estimate,
  standardError: number | null,
  range: readonly [number, number],
  unit: ProportionOf = ITSELF,
): Estimate {
  const { value, n, method, reason } = estimate;
  if (value === null || method === null || !(standardError !== null && standardError > 0)) return estimate;
  if (estimate.standardError === null || estimate.standardError === 0) return estimate;
  const interval = (): [number, number] => {
    switch (method) {
      case 'logit':
      case 'delong-logit':
        return logitInterval(value, standardError);
      case 'log':
        if (range[1] > 1) return logInterval(value, standardError);
        // R2: the logarithm is that of 1 - R2.
        return reversed(logInterval(1 - value, standardError));
      case 'fisher':
        return fisherInterval(value, standardError);
      case 'wilson': {
        const ratio = estimate.standardError! / standardError;
        const share = unit.of(value);
        const slope = unit.slope(share);
        const rows = (share * (1 - share) * slope * slope) / (standardError * standardError);
        const [low, high] = wilsonInterval(share, rows > 0 ? rows : n * ratio * ratio);
        return [unit.back(low), unit.back(high)];
      }
      default:
        return waldInterval(value, standardError, ...range);
    }
  };
  return estimateOf(value, standardError, interval(), n, method, reason);
}

/** A metric as a rising function of a proportion. */
export interface ProportionOf {
  of: (value: number) => number;
  back: (share: number) => number;
  /** How fast the metric rises with the proportion. */
  slope: (share: number) => number;
}

const ITSELF: ProportionOf = { of: (value) => value, back: (share) => share, slope: () => 1 };

/** F1 of J = TP / (TP + FP + FN). */
export const F1_OF_JACCARD: ProportionOf = {
  of: (f1) => f1 / (2 - f1),
  back: (jaccard) => (2 * jaccard) / (1 + jaccard),
  slope: (jaccard) => 2 / (1 + jaccard) ** 2,
};

/**
 * Lift of the recall in the top share.
 * @param share - in (0, 1]
 * @returns the function
 * @example liftOfRecall(0.1).back(0.5) // 5
 */
export function liftOfRecall(share: number): ProportionOf {
  return { of: (lift) => lift * share, back: (recall) => recall / share, slope: () => 1 / share };
}

function reversed([low, high]: [number, number]): [number, number] {
  return [1 - high, 1 - low];
}
