import type { Task } from './outcomes.ts';
import type { MetricId } from './report.ts';

/** What is known of a metric without looking at any rows. */
export interface MetricTraits {
  /** As it is written in a sentence. */
  name: string;
  /** Which values are better: larger ones, smaller ones, or those near a number. */
  better: 'higher' | 'lower' | number;
  /** Tasks that have it. */
  tasks: readonly Task[];
}

/** Every metric by its identifier. */
export const METRIC_TRAITS: Readonly<Record<MetricId, MetricTraits>> = {
  'roc-auc': { name: 'ROC AUC', better: 'higher', tasks: ['binary', 'ranking'] },
  'average-precision': { name: 'average precision', better: 'higher', tasks: ['binary', 'ranking'] },
  'log-loss': { name: 'log loss', better: 'lower', tasks: ['binary', 'multiclass'] },
  brier: { name: 'Brier score', better: 'lower', tasks: ['binary'] },
  accuracy: { name: 'accuracy', better: 'higher', tasks: ['binary', 'multiclass'] },
  precision: { name: 'precision', better: 'higher', tasks: ['binary'] },
  recall: { name: 'recall', better: 'higher', tasks: ['binary'] },
  f1: { name: 'F1', better: 'higher', tasks: ['binary'] },
  mcc: { name: 'MCC', better: 'higher', tasks: ['binary'] },
  lift: { name: 'lift', better: 'higher', tasks: ['binary'] },
  'calibration-error': { name: 'calibration error', better: 'lower', tasks: ['binary'] },
  'calibration-intercept': { name: 'calibration intercept', better: 0, tasks: ['binary'] },
  'calibration-slope': { name: 'calibration slope', better: 1, tasks: ['binary'] },
  'observed-expected': { name: 'observed to expected', better: 1, tasks: ['binary'] },
  'macro-f1': { name: 'macro F1', better: 'higher', tasks: ['multiclass'] },
  'one-vs-rest-auc': { name: 'one-vs-rest ROC AUC', better: 'higher', tasks: ['multiclass'] },
  mae: { name: 'MAE', better: 'lower', tasks: ['regression'] },
  rmse: { name: 'RMSE', better: 'lower', tasks: ['regression'] },
  r2: { name: 'R²', better: 'higher', tasks: ['regression'] },
  mape: { name: 'MAPE', better: 'lower', tasks: ['regression'] },
  bias: { name: 'bias', better: 0, tasks: ['regression'] },
  'grouped-auc': { name: 'ROC AUC within groups', better: 'higher', tasks: ['binary', 'ranking'] },
  ndcg: { name: 'NDCG', better: 'higher', tasks: ['ranking'] },
};

/**
 * How much worse one value of a metric is than another.
 * @param metric - which
 * @param value - the one, finite
 * @param than - the other, finite
 * @returns in the unit of the metric; positive where `value` is worse
 * @example worseBy('roc-auc', 0.7, 0.9) // 0.2
 */
export function worseBy(metric: MetricId, value: number, than: number): number {
  const { better } = METRIC_TRAITS[metric];
  if (better === 'higher') return than - value;
  if (better === 'lower') return value - than;
  return Math.abs(value - better) - Math.abs(than - better);
}
