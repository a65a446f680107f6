import { estimateGap, type EstimatedGap } from '../minimal-gap.ts';
import type { GapContext } from '../gap-context.ts';
import type { MetricId, ReportedNumber } from '../report.ts';

/** Shares of rows, whose variance is p (1 - p) / n. */
const PROPORTIONS: readonly MetricId[] = ['accuracy'];

/** The gap between two numbers that somebody reports. */
export interface ReportedGap {
  training: number;
  serving: number;
  gap: EstimatedGap;
}

/**
 * The gap that is reported. A side without a reported number has the measured one.
 *
 * @param context - with the reported numbers
 * @returns the gap with the error of the measured one; null where nothing is reported, or a side has neither number
 * @example
 * reportedGap(context)?.gap.gap; // -0.1
 */
export function reportedGap(context: Pick<GapContext, 'headline' | 'settings'>): ReportedGap | null {
  const { headline, settings } = context;
  const { reported } = settings;
  if (reported.training === null && reported.serving === null) return null;
  const training = reported.training?.value ?? headline?.training.value ?? null;
  const serving = reported.serving?.value ?? headline?.serving.value ?? null;
  if (training === null || serving === null || !Number.isFinite(training) || !Number.isFinite(serving))
    return null;
  const error = headline?.gap.standardError ?? null;
  return {
    training,
    serving,
    gap: estimateGap(
      { value: training, variance: error === null ? 0 : error ** 2 },
      { value: serving, variance: 0 },
    ),
  };
}

/**
 * Sampling variance of a number that is known by its rows alone: p (1 - p) / n for shares of rows, and for ROC AUC A
 * [A (1 - A) + (n1 - 1)(A / (2 - A) - A^2) + (n0 - 1)(2 A^2 / (1 + A) - A^2)] / (n1 n0), which is some 20 % too large.
 *
 * Source: Hanley and McNeil 1982.
 *
 * @param metric - which
 * @param reported - the number, with its rows and positives
 * @returns the variance; null for other metrics, or where rows (or positives) are not known
 * @example
 * reportedVariance('accuracy', { value: 0.9, rows: 1000, positives: null }); // 0.00009
 */
export function reportedVariance(metric: MetricId, reported: ReportedNumber): number | null {
  const { value, rows, positives } = reported;
  if (rows === null || !(rows > 1) || !(value >= 0 && value <= 1)) return null;
  if (PROPORTIONS.includes(metric)) return (value * (1 - value)) / rows;
  if (metric !== 'roc-auc' || positives === null || !(positives > 0 && positives < rows)) return null;
  const negatives = rows - positives;
  const area = value ** 2;
  return (
    (value * (1 - value) +
      (positives - 1) * (value / (2 - value) - area) +
      (negatives - 1) * ((2 * area) / (1 + value) - area)) /
    (positives * negatives)
  );
}
