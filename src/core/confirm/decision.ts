import type { DefinitionCheck, VerdictId } from './report.ts';

/** What the person says to one question about definitions. */
export type DefinitionAnswer = 'same' | 'differs' | 'unknown';

/** What the person decided on the gap: it goes into the case file as it is. */
export interface ConfirmDecision {
  /** Null while it is left open. Another verdict than the proposed one overrules it. */
  verdict: VerdictId | null;
  /** What the page proposed at that moment; later settings may make it propose another one. */
  proposed?: VerdictId;
  /** The person's own words; may be empty. */
  reason: string;
  answers: Partial<Record<DefinitionCheck['id'], DefinitionAnswer>>;
}

/** Nothing decided, nothing answered. */
export const NO_DECISION: ConfirmDecision = { verdict: null, reason: '', answers: {} };
