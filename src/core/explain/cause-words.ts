import type { CauseId } from '../case-file/cause.ts';

/** The answers as the page and the case file's readers say them. */
export const CAUSE_WORDS: Record<CauseId, string> = {
  'training-serving-skew': 'Training-serving skew',
  'data-drift': 'Data drift',
  'label-leakage': 'Label leakage',
  'feedback-loop': 'Feedback loop',
  'infrastructure-bug': 'Infrastructure bug',
  'no-real-gap': 'No real gap',
  'cannot-tell': 'Cannot tell yet',
};
