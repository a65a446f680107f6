/** The four verdicts in words, and how the person's decision stands to the page's proposal. */
import type { ConfirmDecision } from '../../core/confirm/decision.ts';
import type { ProposedVerdict, VerdictId } from '../../core/confirm/report.ts';
import { stanceTo, type Stance } from '../../ui/stance.ts';

/** In the order in which they are offered. */
export const VERDICTS: readonly VerdictId[] = ['real', 'not-established', 'explained', 'cannot-tell'];

/** Each verdict: its name, and what it means for what comes next. */
export const VERDICT_WORDS: Record<VerdictId, { name: string; next: string }> = {
  real: {
    name: 'The gap is real',
    next: 'Worth looking for a cause.',
  },
  'not-established': {
    name: 'Not established',
    next: 'Chance alone could give it; more rows would tell.',
  },
  explained: {
    name: 'Explained',
    next: 'An innocent explanation carries it; the model need not be worse.',
  },
  'cannot-tell': {
    name: 'Cannot tell yet',
    next: 'Something is missing that would decide it.',
  },
};

/** @param decision - of the person @param proposed - by the page @returns how the one stands to the other */
export function stanceOf(decision: ConfirmDecision, proposed: VerdictId): Stance {
  return stanceTo(decision.verdict, decision.proposed, proposed);
}

/** @param decision - of the person @param proposed - by the page @returns one sentence on who decided what; empty while it is open */
export function decisionSentence(decision: ConfirmDecision, proposed: VerdictId): string {
  if (decision.verdict === null) return '';
  const name = lowerFirst(VERDICT_WORDS[decision.verdict].name);
  const proposal = lowerFirst(VERDICT_WORDS[proposed].name);
  switch (stanceOf(decision, proposed)) {
    case 'accepted':
      return `You decided: ${name}, as the page proposes.`;
    case 'outdated':
      return `You accepted: ${name}. As things are set now, the page proposes: ${proposal}.`;
    default:
      return `You decided: ${name}. The page proposes: ${proposal}.`;
  }
}

/**
 * What a verdict means for what comes next.
 * @param verdict - the person's, or the page's @param proposed - by the page @returns one sentence
 */
export function nextWords(
  verdict: VerdictId,
  { verdict: proposal, gap }: Pick<ProposedVerdict, 'verdict' | 'gap'>,
): string {
  const isBeyondChance =
    gap !== null && gap.low !== null && gap.high !== null && (gap.low > 0 || gap.high < 0);
  // Beyond chance and still no gap to explain: serving is the better side.
  if (verdict === 'not-established' && proposal === verdict && isBeyondChance)
    return 'Serving is not worse: there is no loss to explain.';
  return VERDICT_WORDS[verdict].next;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
