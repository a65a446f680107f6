/** The sentence that opens the step: is the gap real? */
import type { ConfirmDecision } from '../../core/confirm/decision.ts';
import type { EstimatedGap } from '../../core/confirm/minimal-gap.ts';
import type {
  ChecksReport,
  ConfirmSettings,
  MetricComparison,
  MetricsReport,
} from '../../core/confirm/report.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { showText } from '../../ui/show-text.ts';
import { metricName } from './metric-guide.ts';
import { pairOf, pairSentence, reportedMetric } from './reported-words.ts';
import { decisionSentence } from './verdict-words.ts';

/** One sentence, and what has to be known to read it rightly. */
export interface Headline {
  sentence: string;
  /** Empty where there is nothing to add. */
  aside: string;
}

/** What the opening sentence is made of; null is what is not there yet. */
export interface HeadlineParts {
  metrics: MetricsReport | null;
  checks: ChecksReport | null;
  busy: string | null;
  failure: string | null;
  decision: ConfirmDecision;
  hasTables: boolean;
  /** With the numbers that were typed, which answer where there are no tables. */
  settings: Pick<ConfirmSettings, 'metric' | 'reported'>;
}

/** The question of the step, where there is no answer yet. */
export const QUESTION = 'Is the gap real?';

/** @param report - of the metrics; null for none @returns the metric that the verdict is about */
export function headlineMetric(report: MetricsReport | null): MetricComparison | null {
  return report?.metrics.find(({ metric }) => metric === report.headline) ?? null;
}

/** @param parts - what is there @returns the answer, honest about what is still missing */
export function headline(parts: HeadlineParts): Headline {
  const { metrics, checks, busy, failure, decision, hasTables, settings } = parts;
  if (!hasTables) {
    const pair = pairOf(settings);
    const typed = pair === null ? null : pairSentence(reportedMetric(settings), pair);
    if (typed !== null)
      return { sentence: typed, aside: 'By the two reported numbers alone; no row was looked at.' };
    return {
      sentence: QUESTION,
      aside: 'Two reported numbers and their sample sizes are enough for a first answer.',
    };
  }
  if (failure !== null) return { sentence: 'The gap cannot be measured', aside: showText(failure) };
  if (checks !== null) {
    return {
      sentence: withoutStop(showText(checks.verdict.sentence)),
      aside: decisionSentence(decision, checks.verdict.verdict),
    };
  }
  const metric = headlineMetric(metrics);
  if (metric === null) return { sentence: QUESTION, aside: busy === null ? '' : withStop(showText(busy)) };
  return { sentence: gapSentence(metric), aside: 'Whether it is more than chance is being checked.' };
}

/** A heading ends without a full stop; a sentence of the report may have one. */
function withoutStop(sentence: string): string {
  return sentence.replace(/(?<![.…])\.$/u, '');
}

/** @param sentence - with or without its full stop @returns the same, with one */
export function withStop(sentence: string): string {
  return /[.…!?]$/u.test(sentence) ? sentence : `${sentence}.`;
}

/** @param comparison - of one metric @returns by how much it differs, without a judgement */
export function gapSentence({ metric, training, serving, gap }: MetricComparison): string {
  const name = metricName(metric);
  if (training.value === null && serving.value === null) return `${name} has no value on either side`;
  if (training.value === null)
    return `${name} is ${formatNumber(serving.value)} in serving; training has none`;
  if (serving.value === null)
    return `${name} is ${formatNumber(training.value)} in training; serving has none`;
  const by = gap?.gap ?? serving.value - training.value;
  const values = `${formatNumber(training.value)} in training, ${formatNumber(serving.value)} in serving`;
  if (by === 0) return `${name} is the same on both sides: ${formatNumber(serving.value)}`;
  return `${name} is ${formatNumber(Math.abs(by))} ${by < 0 ? 'lower' : 'higher'} in serving: ${values}`;
}

/** @param gap - with its error; null where there is none @returns what its interval says, as the title of its picture */
export function intervalFinding(gap: Pick<EstimatedGap, 'gap' | 'low' | 'high' | 'smallest'> | null): string {
  if (gap === null) return 'There is no gap to be had';
  if (gap.low === null || gap.high === null) return 'How sure the gap is, is not known';
  if (gap.low > 0 || gap.high < 0) return 'The interval leaves out 0: chance alone hardly does this';
  if (gap.smallest !== null && Math.abs(gap.gap) < gap.smallest)
    return 'The interval covers 0: samples like these could have missed such a gap';
  return 'The interval covers 0: chance alone could do this';
}
