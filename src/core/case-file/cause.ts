/** What a diagnosis can end with, as the case file writes it: five causes, no gap at all, or not enough to tell. */
export const CAUSE_IDS = [
  'training-serving-skew',
  'data-drift',
  'label-leakage',
  'feedback-loop',
  'infrastructure-bug',
  'no-real-gap',
  'cannot-tell',
] as const;

/** One of {@link CAUSE_IDS}. */
export type CauseId = (typeof CAUSE_IDS)[number];
