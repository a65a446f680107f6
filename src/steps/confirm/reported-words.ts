/** Reported numbers in words: which can be typed, what is missing for an interval, what two of them say. */
import { gapWords } from '../../core/confirm/gap-words.ts';
import { reportedPair, type NoInterval, type ReportedPair } from '../../core/confirm/reported-gap.ts';
import type { ConfirmSettings, MetricId } from '../../core/confirm/report.ts';

/** What may be typed about one side. */
export type ReportedField = 'value' | 'rows' | 'positives';

/** Metrics whose error follows from their value and from counts, and the counts it takes. */
export const COUNTED_METRICS: ReadonlyMap<MetricId, readonly ReportedField[]> = new Map([
  ['roc-auc', ['value', 'rows', 'positives']],
  ['average-precision', ['value', 'positives']],
  ['accuracy', ['value', 'rows']],
  ['recall', ['value', 'positives']],
]);

/** @param settings - as the person left them @returns the metric that reported numbers alone are about */
export function reportedMetric({ metric }: Pick<ConfirmSettings, 'metric'>): MetricId {
  return metric !== null && COUNTED_METRICS.has(metric) ? metric : 'roc-auc';
}

/** @param settings - with what was typed @returns both numbers and their gap; null until both are there */
export function pairOf(settings: Pick<ConfirmSettings, 'metric' | 'reported'>): ReportedPair | null {
  const { training, serving } = settings.reported;
  return training === null || serving === null
    ? null
    : reportedPair(reportedMetric(settings), { training, serving });
}

/** @param metric - which @param pair - the two numbers @returns their difference as a sentence without its full stop; null without one */
export function pairSentence(metric: MetricId, { training, serving, gap }: ReportedPair): string | null {
  if (gap === null || training.estimate.value === null || serving.estimate.value === null) return null;
  const words = gapWords(metric, training.estimate.value, serving.estimate.value, gap);
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  if (gap.low === null || gap.high === null) return sentence;
  return gap.low > 0 || gap.high < 0
    ? `${sentence}: more than chance`
    : `${sentence}: chance alone could do this`;
}

const MISSING_WORDS: Record<NoInterval, string> = {
  'rows-unknown': 'the number of its rows',
  'positives-unknown': 'the number of its positives, fewer than its rows',
  'not-from-counts': 'a value strictly between 0 and 1',
  'out-of-range': 'a value between 0 and 1',
};

/** @param pair - the two numbers @returns what is missing for an interval, one sentence for each side that lacks it */
export function missingWords({ training, serving }: ReportedPair): string[] {
  return [
    { name: 'offline', missing: training.missing },
    { name: 'production', missing: serving.missing },
  ].flatMap(({ name, missing }) =>
    missing === null ? [] : [`For an interval, the ${name} number needs ${MISSING_WORDS[missing]}.`],
  );
}
