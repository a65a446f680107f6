import { amountWords } from './gap-words.ts';
import type { InnocentExplanation, WaterfallBar } from './report.ts';

/** Bars between the reported difference and what is left, in this order. */
const STEPS = [
  'definition',
  'base-rate',
  'label-maturity',
  'case-mix',
  'target-shift',
  'prediction-scale',
  'error-mix',
] as const;

const WORDS: Record<(typeof STEPS)[number], string> = {
  definition: 'is a difference between the reported numbers and what these rows give',
  'base-rate': 'comes with another base rate',
  'label-maturity': 'comes from labels that have not arrived',
  'case-mix': 'comes with a harder or easier mix of cases',
  'target-shift': 'comes with labels of another size',
  'prediction-scale': 'comes with another scale of the predictions',
  'error-mix': 'comes with rows that were harder or easier all along',
};

/**
 * The gap taken apart: from 0 to the difference as reported (or measured, where nothing is reported), then down or up by what each explanation accounts
 * for, and what is left for the model. Each bar starts where the one before ends; the last ends at 0, so that the bars after the first
 * sum to the gap. Explanations without an amount have no bar.
 *
 * @param gap - serving minus training, as reported or measured
 * @param explanations - with their amounts
 * @returns the bars in a fixed order; none where the gap is null
 * @example
 * waterfallOf(-0.08, []).map(({ id }) => id); // ['reported', 'left']
 */
export function waterfallOf(
  gap: number | null,
  explanations: readonly InnocentExplanation[],
): WaterfallBar[] {
  if (gap === null || !Number.isFinite(gap)) return [];
  const bars: WaterfallBar[] = [
    { id: 'reported', from: 0, to: gap, words: `The difference is ${amountWords(gap, gap)}.` },
  ];
  let left = gap;
  for (const id of STEPS) {
    const amount = explanations.find((explanation) => explanation.id === id)?.amount ?? null;
    if (amount === null || !Number.isFinite(amount)) continue;
    const words =
      amount === 0 ? `Nothing of it ${WORDS[id]}.` : `${amountWords(amount, gap)} of it ${WORDS[id]}.`;
    bars.push({ id, from: left, to: left - amount, words });
    left -= amount;
  }
  bars.push({
    id: 'left',
    from: left,
    to: 0,
    words: `${amountWords(left, gap)} is left for the model, its features and its data.`,
  });
  return bars;
}
