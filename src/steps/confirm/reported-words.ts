/** Reported numbers beside measured ones, in words. */
import type { Side } from '../../core/faults.ts';
import type { MetricId, ReportedNumber } from '../../core/confirm/report.ts';
import type { Estimate } from '../../core/metrics/estimate.ts';
import { formatInterval, formatNumber } from '../../ui/format-number.ts';

/** Metrics that lie in 0 to 1, so that a percentage can be typed. */
const SHARES: ReadonlySet<MetricId> = new Set<MetricId>([
  'roc-auc',
  'average-precision',
  'brier',
  'accuracy',
  'precision',
  'recall',
  'f1',
  'calibration-error',
  'macro-f1',
  'one-vs-rest-auc',
  'grouped-auc',
  'ndcg',
]);

/** @param metric - by its name in the case file @returns whether it lies in 0 to 1 */
export function isShareMetric(metric: MetricId): boolean {
  return SHARES.has(metric);
}

/** Below this a difference is one of rounding in a report with two decimals. */
const ROUNDING = 0.005;

/** What a reported number says beside the rows. */
export interface ReportedFinding {
  /** Whether the rows give something else than was reported. */
  disagrees: boolean;
  sentence: string;
}

/**
 * @param side - which table @param reported - as it was typed; null for nothing @param measured - of its rows; null for none
 * @returns whether both agree, as a sentence; null where there is nothing to compare
 */
export function reportedFinding(
  side: Side,
  reported: ReportedNumber | null,
  measured: Estimate | null,
): ReportedFinding | null {
  if (reported === null || measured === null || measured.value === null) return null;
  const { value } = reported;
  const { low, high } = measured;
  const interval = low === null || high === null ? '' : ` (${formatInterval(low, high)})`;
  const isInside =
    low !== null && high !== null
      ? value >= low && value <= high
      : Math.abs(value - measured.value) <= ROUNDING;
  const start = `You report ${formatNumber(value)} for ${side}; these rows give ${formatNumber(measured.value)}${interval}`;
  return isInside || Math.abs(value - measured.value) <= ROUNDING
    ? { disagrees: false, sentence: `${start}: they agree.` }
    : {
        disagrees: true,
        sentence: `${start}: the report is about other rows, another label or another metric. Settle this before looking for a cause.`,
      };
}
