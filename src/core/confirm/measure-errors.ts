import { bias } from '../metrics/bias.ts';
import { plainEstimate, type Estimate } from '../metrics/estimate.ts';
import { meanAbsoluteError } from '../metrics/mae.ts';
import { meanAbsolutePercentageError } from '../metrics/mape.ts';
import { meanAndError } from '../metrics/mean-estimate.ts';
import { r2 } from '../metrics/r2.ts';
import { rootMeanSquaredError } from '../metrics/rmse.ts';
import { clusterError, withError } from './cluster-error.ts';
import type { MeasuredRows, RowsOfClusters } from './measured-rows.ts';
import type { MetricId } from './report.ts';

const ANY = [-Infinity, Infinity] as const;
const POSITIVE = [0, Infinity] as const;

/**
 * The metrics of quantities, by entity clusters where entities repeat.
 * @param rows - with label and prediction
 * @returns the metrics in the order in which they are listed
 * @example errorMetrics(rows).get('mae')?.value
 */
export function errorMetrics(rows: MeasuredRows): Map<MetricId, Estimate> {
  const { predictions, labels, weights, clusters } = rows;
  const estimates = new Map<MetricId, Estimate>([
    ['mae', meanAbsoluteError(predictions, labels, weights)],
    ['rmse', rootMeanSquaredError(predictions, labels, weights)],
    ['r2', r2(predictions, labels, weights)],
    ['mape', plainEstimate(meanAbsolutePercentageError(predictions, labels, weights))],
    ['bias', bias(predictions, labels, weights)],
  ]);
  if (clusters === null) return estimates;
  for (const [metric, estimate] of estimates) {
    if (estimate.value === null || estimate.standardError === null) continue;
    const influence = influenceOf(metric, rows, clusters, estimate.value);
    const own = clusters.weights;
    const error = clusterError(clusters, own === undefined ? influence : (row) => own[row] * influence(row));
    const range = metric === 'bias' ? ANY : metric === 'r2' ? ([-Infinity, 1] as const) : POSITIVE;
    estimates.set(metric, withError(estimate, error, range));
  }
  return estimates;
}

// How far a row of weight 1 moves the metric: one by its place among those of clusters.
function influenceOf(
  metric: MetricId,
  rows: MeasuredRows,
  clusters: RowsOfClusters,
  value: number,
): (row: number) => number {
  const { labels, weights } = rows;
  const { labels: own, predictions } = clusters;
  const { mean, weight } = meanAndError(labels, weights);
  const off = (row: number) => predictions[row] - own[row];
  switch (metric) {
    case 'rmse':
      return (row) => (off(row) ** 2 - value * value) / (2 * value * weight);
    case 'r2': {
      let squares = 0;
      for (let row = 0; row < labels.length; row++)
        squares += (weights === undefined ? 1 : weights[row]) * (labels[row] - mean) ** 2;
      return (row) => ((1 - value) * (own[row] - mean) ** 2 - off(row) ** 2) / squares;
    }
    case 'mape': {
      let used = 0;
      for (let row = 0; row < labels.length; row++)
        if (labels[row] !== 0) used += weights === undefined ? 1 : weights[row];
      return (row) => (own[row] === 0 ? 0 : (Math.abs(off(row) / own[row]) - value) / used);
    }
    case 'bias':
      return (row) => (off(row) - value) / weight;
    default:
      return (row) => (Math.abs(off(row)) - value) / weight;
  }
}
