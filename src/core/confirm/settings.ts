import type { ConfirmSettings } from './report.ts';

/** What holds until a person chooses otherwise. */
export const DEFAULT_CONFIRM_SETTINGS: ConfirmSettings = {
  task: null,
  positive: null,
  threshold: null,
  topShare: 0.1,
  topRows: 10,
  metric: null,
  reported: { training: null, serving: null },
  windowLength: null,
  seed: 1,
};
