import type { InnocentExplanation } from './report.ts';

/**
 * Whether young rows have fewer positives and nothing tells late labels from a changed outcome.
 * @param explanation - any of them
 * @returns true for label maturity that could not be told, though there were rows enough
 */
export function isMaybeLate(explanation: InnocentExplanation): boolean {
  const { id, answer, picture } = explanation;
  const isMaturity = id === 'label-maturity' && picture?.kind === 'maturity';
  return isMaturity && answer === 'cannot-tell' && picture.maturity.kind !== 'too-few';
}
