import { checkGap } from '../../../src/core/confirm/check-gap.ts';
import { measureMetrics } from '../../../src/core/confirm/measure-metrics.ts';
import type { Outcomes } from '../../../src/core/confirm/outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../src/core/confirm/settings.ts';
import { confirmedGap } from '../../../src/core/explain/confirmed-gap.ts';
import type { ConfirmedGap } from '../../../src/core/explain/investigation.ts';
import type { ExaminedPair } from '../../../src/core/table/examined-pair.ts';

/** What Confirm says of a case, as far as Explain is told: its proposed verdict, with nobody there to answer the checklist. */
export function confirmCase(pair: ExaminedPair, outcomes: Outcomes): ConfirmedGap {
  const settings = DEFAULT_CONFIRM_SETTINGS;
  return confirmedGap(checkGap(pair, outcomes, measureMetrics(outcomes, settings), settings));
}
