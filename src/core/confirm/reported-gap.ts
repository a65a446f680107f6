import { estimateOf, valueWithoutInterval, type Estimate } from '../metrics/estimate.ts';
import { logitInterval, wilsonInterval, Z95 } from '../metrics/intervals.ts';
import type { Side } from '../faults.ts';
import { countWords, decimalsFor } from './gap-words.ts';
import { gapOfEstimates } from './gap-of-estimates.ts';
import { METRIC_TRAITS } from './metric-traits.ts';
import type { EstimatedGap } from './minimal-gap.ts';
import type { MetricId, ReportedNumber } from './report.ts';

/** What a proportion is taken of: all rows, the positives, or rows that nobody has counted. */
const OF_ROWS: ReadonlySet<MetricId> = new Set<MetricId>(['accuracy']);
const OF_POSITIVES: ReadonlySet<MetricId> = new Set<MetricId>(['recall']);
const IN_UNIT_INTERVAL: ReadonlySet<MetricId> = new Set<MetricId>(['roc-auc', 'average-precision', 'accuracy', 'precision', 'recall', 'f1', 'brier', 'macro-f1', 'one-vs-rest-auc', 'grouped-auc', 'ndcg', 'calibration-error']); // prettier-ignore

/**
 * Whether a metric lies in 0 to 1, so that it may be written as a percentage.
 * @param metric - which
 * @returns true for accuracy, false for log loss
 * @example isInUnitInterval('accuracy') // true
 */
export function isInUnitInterval(metric: MetricId): boolean {
  return IN_UNIT_INTERVAL.has(metric);
}

/** Why a number typed by hand has no interval. */
export type NoInterval = 'rows-unknown' | 'positives-unknown' | 'not-from-counts' | 'out-of-range';

/** A number that somebody reports with what can be said of its error. */
export interface ReportedEstimate {
  estimate: Estimate;
  /** Null where there is an interval. */
  missing: NoInterval | null;
}

/**
 * A reported number with the interval that its rows allow:
 * - accuracy over the rows, recall over the positives: Wilson's;
 * - ROC AUC A with n1 positives and n0 negatives, on the logit scale, from
 *   var = [A (1 - A) + (n1 - 1)(Q1 - A^2) + (n0 - 1)(Q2 - A^2)] / (n1 n0), Q1 = A / (2 - A), Q2 = 2 A^2 / (1 + A); it holds for scores with exponential
 *   tails and is some 20 % too large for others;
 * - average precision A over n1 positives, on the logit scale, from var = A (1 - A) / n1;
 * - all other metrics depend on how losses vary from row to row, which counts do not tell: none.
 *
 * Source: Hanley and McNeil 1982; Boyd, Eng and Page 2013.
 * @param metric - which
 * @param reported - value, rows and positives; a count that is no whole number > 0 counts as unknown
 * @returns the estimate; its value is null where it is not finite or the metric cannot take it
 * @example reportedEstimate('accuracy', { value: 0.9, rows: 100, positives: null }).estimate.low // 0.826
 */
export function reportedEstimate(metric: MetricId, reported: ReportedNumber): ReportedEstimate {
  const { value } = reported;
  const rows = countOf(reported.rows);
  const positives = countOf(reported.positives);
  const n = rows ?? 0;
  if (!Number.isFinite(value) || (IN_UNIT_INTERVAL.has(metric) && !(value >= 0 && value <= 1)))
    return { estimate: valueWithoutInterval(null, n, 'non-finite'), missing: 'out-of-range' };
  const without = (missing: NoInterval) => ({
    estimate: valueWithoutInterval(value, n, 'too-few-rows'),
    missing,
  });
  const share = OF_ROWS.has(metric) ? rows : OF_POSITIVES.has(metric) ? positives : undefined;
  if (share === null) return without(OF_ROWS.has(metric) ? 'rows-unknown' : 'positives-unknown');
  if (share !== undefined) {
    const error = Math.sqrt((value * (1 - value)) / share);
    return { estimate: estimateOf(value, error, wilsonInterval(value, share), n, 'wilson'), missing: null };
  }
  if (metric !== 'roc-auc' && metric !== 'average-precision') return without('not-from-counts');
  if (positives === null) return without('positives-unknown');
  if (metric === 'roc-auc' && rows === null) return without('rows-unknown');
  if (rows !== null && positives >= rows) return without('positives-unknown');
  const variance = metric === 'roc-auc' ? hanleyMcNeil(value, positives, n - positives) : (value * (1 - value)) / positives; // prettier-ignore
  const error = Math.sqrt(variance);
  if (!(value > 0 && value < 1)) return without('not-from-counts');
  return { estimate: estimateOf(value, error, logitInterval(value, error), n, 'logit'), missing: null };
}

function hanleyMcNeil(area: number, positives: number, negatives: number): number {
  const square = area * area;
  return (
    (area * (1 - area) +
      (positives - 1) * (area / (2 - area) - square) +
      (negatives - 1) * ((2 * square) / (1 + area) - square)) /
    (positives * negatives)
  );
}

function countOf(count: number | null): number | null {
  return count !== null && Number.isInteger(count) && count > 0 ? count : null;
}

/** The two numbers that somebody reports. */
export interface ReportedPair extends Record<Side, ReportedEstimate> {
  /** Serving minus training; without an error where one of them has none. Null where either has no value. */
  gap: EstimatedGap | null;
}

/**
 * The gap between two reported numbers.
 * @param metric - which
 * @param reported - of each side
 * @returns both with their intervals, and the gap
 * @example reportedPair('accuracy', { training: { value: 0.9, rows: 1000, positives: null }, serving: { value: 0.8, rows: 500, positives: null } }).gap?.z // -4.9
 */
export function reportedPair(metric: MetricId, reported: Record<Side, ReportedNumber>): ReportedPair {
  const training = reportedEstimate(metric, reported.training);
  const serving = reportedEstimate(metric, reported.serving);
  return { training, serving, gap: gapOfEstimates(training.estimate, serving.estimate) };
}

/** Whether a reported number fits the rows that are there. */
export interface ReportedAgainstRows {
  /** Reported minus measured. */
  difference: number;
  /** Half of the last decimal that was typed. */
  rounding: number;
  /** 1.96 standard errors of both, and the rounding; null where the rows have no error. */
  reach: number | null;
  /** Whether the difference is within reach; null where it cannot be told. */
  isCompatible: boolean | null;
  /** One sentence with the numbers. */
  sentence: string;
}

/**
 * Compares a number that somebody reports with what the rows give: "you report 0.91, these rows give 0.87".
 *
 * Where the reported number was computed on as many rows as there are here, these are taken to be the same rows, and only rounding
 * may be between them; otherwise it is of another sample, whose error counts where it is known and else is taken to be that of the rows here.
 * @param metric - which
 * @param reported - the number, with its rows where known
 * @param estimate - of the rows that are there
 * @returns the comparison; null where either has no value
 * @example reportedAgainstRows('roc-auc', { value: 0.91, rows: null, positives: null }, rocAuc(scores, labels))?.isCompatible
 */
export function reportedAgainstRows(
  metric: MetricId,
  reported: ReportedNumber,
  estimate: Estimate,
): ReportedAgainstRows | null {
  const claimed = reportedEstimate(metric, reported).estimate;
  if (claimed.value === null || estimate.value === null) return null;
  const difference = claimed.value - estimate.value;
  const rounding = roundingOf(reported.value);
  const isSameSize = reported.rows !== null && reported.rows === estimate.n;
  const own = estimate.standardError;
  const error = isSameSize ? 0 : own === null ? null : Math.hypot(own, claimed.standardError ?? own);
  const reach = error === null ? null : Z95 * error + rounding;
  // A hair beyond, as decimals are not exact in binary.
  const isCompatible = reach === null ? null : Math.abs(difference) <= reach * (1 + 1e-9) + 1e-12;
  return { difference, rounding, reach, isCompatible, sentence: sentenceOf(metric, reported, estimate.value, { difference, isCompatible, isSameSize, reach }) }; // prettier-ignore
}

function sentenceOf(
  metric: MetricId,
  reported: ReportedNumber,
  measured: number,
  found: { difference: number; isCompatible: boolean | null; isSameSize: boolean; reach: number | null },
): string {
  const decimals = decimalsFor([reported.value, measured], found.difference);
  const start = `${METRIC_TRAITS[metric].name} is reported as ${reported.value}, and these rows give ${measured.toFixed(decimals)}`;
  if (found.isCompatible === null) return `${start}; how much chance may do is not known.`;
  const rows = found.isSameSize ? ` although both have ${countWords(reported.rows ?? 0)} rows` : '';
  if (found.isCompatible)
    return found.isSameSize
      ? `${start}, which is the same.`
      : `${start}: within what chance and rounding do.`;
  return `${start}${rows}: ${found.isSameSize ? 'not the same rows, or not the same metric' : `more than chance and rounding do (${(found.reach ?? 0).toFixed(decimals)}), so other rows, or another metric`}.`;
}

// 0.91 stands for 0.905 to 0.915.
function roundingOf(value: number): number {
  const [digits, exponent] = String(value).split('e');
  const decimals = (digits.split('.')[1] ?? '').length - Number(exponent ?? 0);
  return 0.5 * 10 ** -decimals;
}
