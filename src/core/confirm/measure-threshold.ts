import { confusionAt, type Confusion } from '../metrics/confusion.ts';
import type { Estimate } from '../metrics/estimate.ts';
import {
  accuracy,
  f1Score,
  matthewsCorrelation,
  matthewsGradient,
  precision,
  recall,
  type Cells,
} from '../metrics/threshold-metrics.ts';
import { F1_OF_JACCARD, withError } from './cluster-error.ts';
import type { MetricId } from './report.ts';
import type { ScoredClusters, ScoredRows } from './scored-rows.ts';

/**
 * The metrics that follow the threshold, by entity clusters where entities repeat. One look at the rows, or at half of the distinct
 * scores: quick enough for a threshold that is dragged.
 * @param scored - ranked rows
 * @param threshold - scores from here on are predicted positive
 * @returns accuracy, precision, recall, F1 and MCC
 * @example thresholdMetrics(scored, 0.5).get('recall')?.value
 */
export function thresholdMetrics(scored: ScoredRows, threshold: number): Map<MetricId, Estimate> {
  const cells = confusionAt(scored.ranked, threshold);
  const estimates = new Map<MetricId, Estimate>([
    ['accuracy', accuracy(cells)],
    ['precision', precision(cells)],
    ['recall', recall(cells)],
    ['f1', f1Score(cells)],
    ['mcc', matthewsCorrelation(cells)],
  ]);
  const { clusters } = scored;
  if (clusters === null || clusters.starts.length < 3) return estimates;
  const counts = cellsByCluster(clusters, threshold);
  const count = clusters.starts.length - 1;
  const correction = (clusters.scale * count) / (count - 1);
  for (const [metric, estimate] of estimates) {
    if (estimate.standardError === null) continue;
    const [tp, fp, fn, tn] = gradientOf(metric, cells, estimate.value ?? 0);
    let squares = 0;
    for (let i = 0; i < counts.length; i += 4) {
      const sum = tp * counts[i] + fp * counts[i + 1] + fn * counts[i + 2] + tn * counts[i + 3];
      squares += sum * sum;
    }
    const range = metric === 'mcc' ? ([-1, 1] as const) : ([0, 1] as const);
    const unit = metric === 'f1' ? F1_OF_JACCARD : undefined;
    estimates.set(metric, withError(estimate, Math.sqrt(squares * correction), range, unit));
  }
  return estimates;
}

// True positives, false positives, false negatives, true negatives of each cluster, by weight.
function cellsByCluster(clusters: ScoredClusters, threshold: number): Float64Array {
  const { labels, predictions, weights, starts } = clusters;
  const counts = new Float64Array(4 * (starts.length - 1));
  for (let g = 0; g + 1 < starts.length; g++) {
    for (let row = starts[g]; row < starts[g + 1]; row++) {
      const cell = predictions[row] >= threshold ? 1 - labels[row] : 3 - labels[row];
      counts[4 * g + cell] += weights === undefined ? 1 : weights[row];
    }
  }
  return counts;
}

// How far one more row in each cell moves the metric; over all rows these sum to 0.
function gradientOf(metric: MetricId, cells: Confusion, value: number): Cells {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = cells;
  const total = tp + fp + fn + tn;
  switch (metric) {
    case 'precision':
      return [(1 - value) / (tp + fp), -value / (tp + fp), 0, 0];
    case 'recall':
      return [(1 - value) / (tp + fn), 0, -value / (tp + fn), 0];
    case 'f1': {
      const size = 2 * tp + fp + fn;
      return [(2 - 2 * value) / size, -value / size, -value / size, 0];
    }
    case 'mcc': {
      const [a, b, c, d] = matthewsGradient([tp / total, fp / total, fn / total, tn / total]);
      return [a / total, b / total, c / total, d / total];
    }
    default:
      return [(1 - value) / total, -value / total, -value / total, (1 - value) / total];
  }
}
