import type { CauseId } from '../case-file/cause.ts';
import type { Evidence } from './evidence.ts';

/** What the person decided on the causes: it goes into the case file as it is. */
export interface ExplainDecision {
  /** The cause that was picked; null while it is left open. Another than the first one overrules the ranking. */
  cause: CauseId | null;
  /** The first of the ranking at that moment; what is dismissed later may put another one there. */
  proposed?: CauseId;
  /** The person's own words; may be empty. */
  reason: string;
  /** Keys of evidence (`evidenceKey`) that was pinned to the case. */
  pinned: readonly string[];
  /** Evidence that does not count, and why. */
  dismissed: readonly { evidence: string; reason: string }[];
  /** The person's own words on pieces of evidence. */
  notes: readonly { evidence: string; text: string }[];
}

/** Nothing decided. */
export const NO_EXPLAIN_DECISION: ExplainDecision = {
  cause: null,
  reason: '',
  pinned: [],
  dismissed: [],
  notes: [],
};

/**
 * What a piece of evidence is known by: its signature and features, so that it is found again when the tables are looked at again.
 * @param evidence - the piece
 * @returns a text
 * @example evidenceKey(unit) // 'training-serving-skew/unit-scale ["carat"]'
 */
export function evidenceKey(evidence: Pick<Evidence, 'signature' | 'features'>): string {
  return `${evidence.signature} ${JSON.stringify(evidence.features)}`;
}
