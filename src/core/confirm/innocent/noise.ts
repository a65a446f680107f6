import { fact } from '../../fact.ts';
import type { GapContext } from '../gap-context.ts';
import { amountWords, countOf, gapWords } from '../gap-words.ts';
import { isEstablished } from '../judge-amount.ts';
import { rowsToSettle, type EstimatedGap } from '../minimal-gap.ts';
import type { InnocentExplanation, MetricComparison } from '../report.ts';

/** More rows than this are no advice. */
const MOST_ADVISED_ROWS = 1e9;

/**
 * Whether chance explains the gap: its 95 % interval covers 0.
 *
 * Source: two-sample z test, power of 80 % as in Cohen 1988; see `estimateGap`.
 *
 * @param context - of the gap
 * @returns the explanation
 * @example
 * explainByNoise(context).answer; // 'ruled-out'
 */
export function explainByNoise(context: GapContext): InnocentExplanation {
  const { headline } = context;
  const none = { id: 'noise', amount: null, facts: [], picture: null } as const;
  if (headline === null || headline.training.value === null || headline.serving.value === null)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: 'No metric has a value on both sides, so there is no gap to test.',
      toSettle: 'labels and predictions on both sides',
    };
  const { gap, metric } = headline;
  const words = gapWords(metric, headline.training.value, headline.serving.value, gap);
  if (gap.standardError === null || gap.low === null || gap.high === null || gap.smallest === null)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: `${words}; these rows are too few to say how much of that is chance.`,
      toSettle: 'more labelled rows',
    };
  const interval = `${amountWords(gap.low, gap.gap)} to ${amountWords(gap.high, gap.gap)}`;
  const smallest = amountWords(gap.smallest, gap.gap);
  const isReal = isEstablished(gap);
  const tail = isReal ? 'without 0' : 'which holds 0';
  return {
    id: 'noise',
    answer: isReal ? 'ruled-out' : 'explains',
    amount: isReal ? 0 : gap.gap,
    finding: `${words}; the 95% interval of the gap is ${interval}, ${tail}. The smallest gap that rows like these show in 4 of 5 cases is ${smallest}.`,
    facts: [
      fact('gap', gap.gap),
      fact('95% interval, lower end', gap.low),
      fact('95% interval, upper end', gap.high),
      fact('smallest gap that could be shown', gap.smallest),
      fact('p-value of no gap', gap.pValue, 'p-value'),
    ],
    toSettle: isReal ? null : rowsWords(headline),
    picture: { kind: 'noise', gap: gap.gap, low: gap.low, high: gap.high, smallest: gap.smallest },
  };
}

/**
 * How many more labelled rows would show a gap as large as the one seen, in 80 of 100 cases.
 *
 * @param headline - the metric with its gap
 * @returns e.g. `1,900 more labelled rows of serving`; null where no number of rows can be named
 * @example
 * rowsWords(headline); // '1,900 more labelled rows of serving'
 */
export function rowsWords(headline: MetricComparison & { gap: EstimatedGap }): string | null {
  const { training, serving, gap } = headline;
  if (!serving.standardError || serving.n === 0 || gap.gap === 0) return null;
  const settle = rowsToSettle(
    gap.gap,
    { variance: (training.standardError ?? 0) ** 2 },
    { variance: serving.standardError ** 2, rows: serving.n },
  );
  if (settle === null) return null;
  const least = (rows: number) => Number(rows.toPrecision(2));
  if (settle.serving !== null && settle.serving > 0 && settle.serving < MOST_ADVISED_ROWS)
    return `${countOf(least(settle.serving), 'more labelled row')} of serving`;
  const times = Math.ceil(settle.bothTimes * 10) / 10;
  return times > 1 && times * serving.n < MOST_ADVISED_ROWS
    ? `${times} times as many rows on both sides`
    : null;
}
