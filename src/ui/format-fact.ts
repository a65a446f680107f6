/** How a named number behind a finding is written. */
import type { Fact } from '../core/fact.ts';
import { formatNumber, formatShare, formatTime, NO_NUMBER } from './format-number.ts';
import { formatCount, formatDuration } from './quantities.ts';

/** @param fact - a number with its unit @returns its value as text; a dash where there is none */
export function formatFact({ value, unit }: Fact): string {
  if (value === null) return NO_NUMBER;
  switch (unit) {
    case 'count':
      return formatCount(value);
    case 'share':
      return formatShare(value);
    case 'time':
      return formatTime(value);
    case 'duration':
      return formatSpan(value);
    case 'p-value':
      return value < 0.001 ? '< 0.001' : formatNumber(value);
    case 'number':
      return formatNumber(value);
  }
}

const DAY_MS = 86_400_000;

/** Spans of days are counted in days, not in hours. */
function formatSpan(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  if (size < 2 * DAY_MS) return `${milliseconds < 0 ? '−' : ''}${formatDuration(size)}`;
  return `${formatNumber(Math.round(milliseconds / (DAY_MS / 10)) / 10)} days`;
}
