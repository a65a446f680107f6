/** The findings that stand above the pictures. */
import type {
  EstimatedPerformance,
  InnocentExplanation,
  MetricComparison,
  WaterfallBar,
} from '../../core/confirm/report.ts';
import type { LabelMaturity } from '../../core/confirm/label-maturity.ts';
import { formatNumber, formatShare, formatSigned } from '../../ui/format-number.ts';
import { partOfGap } from '../../charts/waterfall.layout.ts';
import { metricName } from './metric-guide.ts';

/** Whether a metric's gap lies beyond its error. */
function isBeyond({ gap }: MetricComparison): boolean {
  return gap !== null && gap.low !== null && gap.high !== null && (gap.low > 0 || gap.high < 0);
}

/** @param metrics - all of them @returns which moved beyond their error */
export function forestTitle(metrics: readonly MetricComparison[]): string {
  const judged = metrics.filter(({ gap }) => gap !== null && gap.low !== null);
  const beyond = judged.filter(isBeyond);
  if (judged.length === 0) return 'No metric has an interval on both sides';
  if (judged.length === 1)
    return beyond.length === 1
      ? `${metricName(judged[0]!.metric)} differs beyond its error`
      : `${metricName(judged[0]!.metric)} does not differ beyond its error`;
  if (beyond.length === 0) return `None of ${judged.length} metrics differs beyond its error`;
  const worse = beyond.filter(({ isWorse }) => isWorse === true).length;
  const better = beyond.filter(({ isWorse }) => isWorse === false).length;
  const parts = [
    ...(worse > 0 ? [`${worse} worse`] : []),
    ...(better > 0 ? [`${better} better`] : []),
    ...(beyond.length - worse - better > 0 ? [`${beyond.length - worse - better} with no better side`] : []),
  ];
  return `${beyond.length} of ${judged.length} metrics ${beyond.length === 1 ? 'differs' : 'differ'} beyond the error: ${parts.join(', ')}`;
}

/** @param bars - of the waterfall @returns what is left of what */
export function waterfallTitle(bars: readonly WaterfallBar[]): string {
  const left = bars.find(({ id }) => id === 'left');
  if (!left) return 'Where the gap goes';
  return bars.length > 2
    ? `Of the whole difference, ${formatSigned(partOfGap(left))} is left for the model`
    : `${formatSigned(partOfGap(left))} is left for the model`;
}

/** @param maturity - of the labels @returns what the rate by age shows */
export function maturityTitle({ kind, settledRate }: LabelMaturity): string {
  const settled = settledRate === null ? '' : ` than the settled ${formatShare(settledRate)}`;
  switch (kind) {
    case 'immature':
      return `The youngest rows have fewer positives${settled}: their labels are not all in`;
    case 'negatives-missing':
      return `The youngest rows have more positives${settled}: their negatives are not all in`;
    case 'drifting':
      return 'The rate changes among old rows too: age and time cannot be told apart';
    case 'settled':
      return 'The youngest rows are as settled as the old ones';
    case 'too-few':
      return 'There are too few labelled rows to see a delay';
  }
}

/** @param deciles - of the score @returns who gets labels */
export function labelledTitle(
  deciles: Extract<InnocentExplanation['picture'], { kind: 'label-by-score' }>['deciles'],
): string {
  const shares = deciles.filter(({ rows }) => rows > 0).map(({ rows, labelled }) => labelled / rows);
  if (shares.length === 0) return 'No row has a score';
  const [least, most] = [formatShare(Math.min(...shares)), formatShare(Math.max(...shares))];
  return least === most
    ? `${least} of rows have a label, whatever the score`
    : `Between ${least} and ${most} of rows have a label, by score`;
}

/** @param picture - means of tenths of the rows @returns what to look for in it */
export function quantityTitle({
  of,
  training,
  serving,
}: Extract<InnocentExplanation['picture'], { kind: 'by-quantity' }>): string {
  if (of === 'prediction')
    return 'Mean label by prediction: on the diagonal, predictions are right on average';
  const reach = (points: typeof training) => points.at(-1)?.x ?? NaN;
  return reach(serving) > reach(training)
    ? 'Mean error by label: serving reaches larger labels than training'
    : 'Mean error by label: serving reaches no larger labels than training';
}

/** @param metric - name of the headline metric @param training - its rate and value @param serving - the same @returns what the rate does to it */
export function baseRateTitle(
  metric: string,
  training: { x: number; y: number },
  serving: { x: number; y: number },
): string {
  return `${metric} from ${formatNumber(training.y)} at a base rate of ${formatShare(training.x)} to ${formatNumber(serving.y)} at ${formatShare(serving.x)}`;
}

/** @param estimated - performance @returns one sentence that calls it an estimate */
export function estimatedSentence({
  metric,
  training,
  serving,
  low,
  high,
  method,
}: EstimatedPerformance): string {
  const by = method === 'cbpe' ? 'from the calibrated scores' : 'by a model of the errors';
  return `${metricName(metric)} in serving is estimated at ${formatNumber(serving)} (${formatNumber(low)} to ${formatNumber(high)}) ${by}; training has ${formatNumber(training)}, measured`;
}

/**
 * @param bars - of the waterfall @param gap - the measured gap with the ends of its interval; null for none
 * @returns the ends of the interval around what is left, as wide as that of the whole gap; null where its error is not known
 */
export function noiseAround(
  bars: readonly WaterfallBar[],
  gap: { gap: number; low: number | null; high: number | null } | null,
): [number, number] | null {
  const left = bars.find(({ id }) => id === 'left');
  if (!left || gap === null || gap.low === null || gap.high === null) return null;
  return [left.from + gap.low - gap.gap, left.from + gap.high - gap.gap];
}
