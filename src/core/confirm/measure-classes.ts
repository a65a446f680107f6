import { classConfusion, type ClassConfusion } from '../metrics/class-confusion.ts';
import { plainEstimate, type Estimate } from '../metrics/estimate.ts';
import { macroF1, macroF1Pull } from '../metrics/macro-f1.ts';
import { multiclassAccuracy } from '../metrics/multiclass-accuracy.ts';
import { multiclassLogLoss } from '../metrics/multiclass-log-loss.ts';
import { oneVsRestAuc } from '../metrics/one-vs-rest-auc.ts';
import { clusterError, withError } from './cluster-error.ts';
import type { MeasuredRows } from './measured-rows.ts';
import type { MetricId } from './report.ts';

const UNIT = [0, 1] as const;

/**
 * The metrics of several classes. Accuracy and macro F1 go by entity clusters where entities repeat; those of class scores
 * do not. They are of the rows at which class scores are there.
 * @param rows - with label and prediction
 * @param classes - number of classes
 * @returns the metrics in the order in which they are listed
 * @example classMetrics(rows, 3).get('accuracy')?.value
 */
export function classMetrics(rows: MeasuredRows, classes: number): Map<MetricId, Estimate> {
  const { labels, predictions, weights, clusters, classScores } = rows;
  const confusion = classConfusion(new Uint32Array(labels), new Uint32Array(predictions), classes, weights);
  const estimates = new Map<MetricId, Estimate>([
    ['accuracy', multiclassAccuracy(confusion)],
    ['macro-f1', macroF1(confusion)],
  ]);
  if (clusters !== null) {
    for (const [metric, estimate] of estimates) {
      if (estimate.value === null || estimate.standardError === null) continue;
      const influence = influenceOf(metric, confusion, estimate.value);
      const own = (row: number) => influence(clusters.labels[row], clusters.predictions[row]);
      const ownWeights = clusters.weights;
      const error = clusterError(
        clusters,
        ownWeights === undefined ? own : (row) => ownWeights[row] * own(row),
      );
      estimates.set(metric, withError(estimate, error, UNIT));
    }
  }
  if (classScores === null) return estimates;
  const scored = withScores(rows, classScores);
  estimates.set('log-loss', plainEstimate(multiclassLogLoss(scored.scores, scored.actual, scored.weights)));
  estimates.set('one-vs-rest-auc', oneVsRestAuc(scored.scores, scored.actual, scored.weights).macro);
  return estimates;
}

function influenceOf(metric: MetricId, confusion: ClassConfusion, value: number) {
  if (metric === 'macro-f1') return macroF1Pull(confusion);
  return (actual: number, predicted: number) => ((actual === predicted ? 1 : 0) - value) / confusion.weight;
}

// Features are sampled, and so are the scores of classes.
function withScores({ labels, weights }: MeasuredRows, classScores: readonly Float64Array[]) {
  const rows = new Uint32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row++)
    if (classScores.every((scores) => !Number.isNaN(scores[row]))) rows[count++] = row;
  const kept = rows.subarray(0, count);
  const take = (values: Float64Array) => Float64Array.from(kept, (row) => values[row]);
  return {
    scores: classScores.map(take),
    actual: new Uint32Array(take(labels)),
    weights: weights && take(weights),
  };
}
