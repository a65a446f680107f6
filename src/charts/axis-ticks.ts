import { scaleLinear, scaleUtc } from 'd3-scale';
import { formatNumber, formatShare } from '../ui/format-number.ts';
import type { Tick } from './plot-area.ts';

/** Pixels that a label of an x axis takes up, gap included. */
const LABEL_PX = 72;

/**
 * Ticks of an axis of values.
 * @param domain - smallest and greatest value; epoch milliseconds for times
 * @param range - their positions in pixels
 * @param isTime - true for date-times
 * @returns round values, as many as fit without touching
 */
export function valueTicks(domain: [number, number], range: [number, number], isTime: boolean): Tick[] {
  const most = Math.max(2, Math.floor(Math.abs(range[1] - range[0]) / LABEL_PX));
  if (isTime) {
    const scale = scaleUtc(domain, range);
    const count = fittingCount(most, (asked) => scale.ticks(asked).length);
    const label = scale.tickFormat(count);
    return scale.ticks(count).map((date) => ({ at: scale(date), label: label(date) }));
  }
  const scale = scaleLinear(domain, range);
  const count = fittingCount(most, (asked) => scale.ticks(asked).length);
  return scale.ticks(count).map((value) => ({ at: scale(value), label: formatNumber(value) }));
}

/** A scale takes its count as a hint and may give twice as many: asks for fewer until they fit. */
function fittingCount(most: number, given: (asked: number) => number): number {
  let asked = most;
  while (asked > 1 && given(asked) > most + 1) asked--;
  return asked;
}

/**
 * Ticks of an axis of shares.
 * @param greatest - share at the far end, in [0, 1] @param range - pixels of 0 and of `greatest` @param count - about how many
 * @returns round percentages
 */
export function shareTicks(greatest: number, range: [number, number], count = 4): Tick[] {
  const scale = scaleLinear([0, greatest], range);
  return scale.ticks(count).map((share) => ({ at: scale(share), label: formatShare(share) }));
}
