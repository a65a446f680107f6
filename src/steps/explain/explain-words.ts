/** Words for what the Explain step shows. */
import type { CauseId } from '../../core/case-file/cause.ts';
import type { Evidence } from '../../core/explain/evidence.ts';
import type { RankedCause } from '../../core/explain/report.ts';
import type { Need } from '../../core/explain/signature.ts';
import { formatShare } from '../../ui/format-number.ts';

/** What the tables lack, to follow "Without". */
export const NEED_WORDS: Record<Need, string> = {
  labels: 'labels in training',
  predictions: 'predictions in both tables',
  timestamps: 'times in serving',
  'serving-labels': 'labels in serving',
  'entity-ids': 'entity ids in both tables',
  'shared-rows': 'rows that are in both tables',
  'model-versions': 'the model version of each serving row',
};

/** A name longer than this is shortened where it is not the thing itself: in headings, and on cards that are closed. */
export const MOST_NAME_CHARACTERS = 48;

/** Why evidence does not count. */
export const SET_ASIDE_WORDS: Record<NonNullable<Evidence['setAside']>, string> = {
  'explained-away': 'Something more specific explains it.',
  harmless: 'The model all but ignores this feature: the change is real and does no harm.',
};

/** The answers that name no cause. */
const NO_CAUSES: readonly CauseId[] = ['no-real-gap', 'cannot-tell'];

/** @param cause - one of the seven answers @returns whether it is one of the five causes */
export function isCause(cause: CauseId): boolean {
  return !NO_CAUSES.includes(cause);
}

/** @param ranked - one answer @returns the first piece of evidence that counts; null for none */
export function bestEvidence(ranked: RankedCause): Evidence | null {
  return ranked.evidence.find(({ setAside }) => setAside === null) ?? null;
}

/** @param evidence - a piece @returns how well its signature was measured to work, as a sentence */
export function ratesWords({ recall, falseAlarmRate }: Evidence): string {
  if (recall === null || falseAlarmRate === null)
    return 'How often this signature is right was not measured; it counts little.';
  return `On generated tables this is seen in ${formatShare(recall)} of those with the fault and in ${formatShare(falseAlarmRate)} of those without.`;
}

/** @param signature - an id @returns its sub-cause as a few words */
export function signatureWords(signature: string): string {
  return (signature.split('/')[1] ?? signature).replaceAll('-', ' ');
}
