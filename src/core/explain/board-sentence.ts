import { shareWords } from '../compare/measure-words.ts';
import { CAUSE_WORDS } from './cause-words.ts';
import type { RankedCause } from './report.ts';

/** A second cause this likely, or that restores this much of the gap, is named beside the first. */
const NAMED_BESIDE = 0.2;
const NAMED_SHARE = 0.15;

/**
 * The board in one sentence.
 * @param causes - ranked, best first
 * @returns which cause, how sure, in which features, and which other one beside it
 * @example boardSentence(causes) // 'Training-serving skew (94 %): a changed unit in loan_length'
 */
export function boardSentence(causes: readonly RankedCause[]): string {
  const [first, ...others] = causes;
  const { cause, confidence, subCause, features, shareOfGap } = first;
  if (cause === 'cannot-tell') {
    const next = others.find((one) => one.cause !== 'no-real-gap');
    const hint =
      next === undefined
        ? ''
        : ` The nearest is ${CAUSE_WORDS[next.cause].toLowerCase()} (${confidenceWords(next.confidence)}).`;
    return `The two tables cannot tell the cause yet.${hint}`;
  }
  if (cause === 'no-real-gap')
    return `There is no gap to explain (${confidenceWords(confidence)}): no cause is named where none is needed.`;
  const where = features.length === 0 ? '' : ` in ${listed(features)}`;
  const what = subCause === null ? '' : `: ${subCause}${where}`;
  const share =
    shareOfGap === null
      ? ''
      : `, which accounts for ${shareWords(Math.max(0, Math.min(1, shareOfGap)))} of the gap`;
  const second = others.find(
    (one) =>
      one.evidence.some(({ setAside }) => setAside === null) &&
      (one.confidence >= NAMED_BESIDE || (one.shareOfGap ?? 0) >= NAMED_SHARE),
  );
  const beside =
    second === undefined
      ? ''
      : `; beside it ${CAUSE_WORDS[second.cause].toLowerCase()}${second.features.length > 0 ? ` in ${listed(second.features)}` : ''}`;
  return `${CAUSE_WORDS[cause]} (${confidenceWords(confidence)})${what}${share}${beside}.`;
}

function listed(names: readonly string[]): string {
  if (names.length <= 3) return names.join(names.length === 2 ? ' and ' : ', ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/**
 * A confidence in words: whole percents, as more would be a pretence.
 * @param confidence - in [0, 1]
 * @returns never 0% or 100%
 * @example confidenceWords(0.778) // '78%'
 */
export function confidenceWords(confidence: number): string {
  if (confidence < 0.01) return 'under 1%';
  return confidence > 0.99 ? 'over 99%' : `${Math.round(100 * confidence)}%`;
}
