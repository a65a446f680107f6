import type { Outcomes } from './outcomes.ts';
import { MeasuredOutcomes } from './measured-outcomes.ts';
import type { ConfirmSettings, MetricsReport } from './report.ts';

/**
 * Every metric that fits the task, on both tables by the same code, with the gap between them. Where entities repeat (more than 5 % of
 * the rows of a table share theirs) errors are taken by entity.
 *
 * Who wants to follow a threshold keeps a `MeasuredOutcomes` instead.
 * @param outcomes - labels and predictions of both tables
 * @param settings - what the person chose
 * @returns the report, without NaN or infinities
 * @example measureMetrics(readOutcomes(pair, settings), settings).headline // 'roc-auc'
 */
export function measureMetrics(outcomes: Outcomes, settings: ConfirmSettings): MetricsReport {
  return new MeasuredOutcomes(outcomes).report(settings);
}
