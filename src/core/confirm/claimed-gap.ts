import { estimateGap, type EstimatedGap } from './minimal-gap.ts';
import type { GapContext } from './gap-context.ts';

/** The gap between two numbers that somebody reports. */
export interface ClaimedGap {
  training: number;
  serving: number;
  gap: EstimatedGap;
}

/**
 * The gap that is reported. A side without a reported number has the measured one.
 *
 * @param context - with the reported numbers
 * @returns the gap with the error of the measured one; null where nothing is reported, or a side has neither number
 * @example
 * claimedGap(context)?.gap.gap; // -0.1
 */
export function claimedGap(context: Pick<GapContext, 'headline' | 'settings'>): ClaimedGap | null {
  const { headline, settings } = context;
  const { reported } = settings;
  if (reported.training === null && reported.serving === null) return null;
  const training = reported.training?.value ?? headline?.training.value ?? null;
  const serving = reported.serving?.value ?? headline?.serving.value ?? null;
  if (training === null || serving === null || !Number.isFinite(training) || !Number.isFinite(serving))
    return null;
  const error = headline?.gap.standardError ?? null;
  return {
    training,
    serving,
    gap: estimateGap(
      { value: training, variance: error === null ? 0 : error ** 2 },
      { value: serving, variance: 0 },
    ),
  };
}
