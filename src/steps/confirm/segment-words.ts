/** Weak segments in words. */
import type { SegmentsReport, WeakSegment } from '../../core/confirm/report.ts';
import { formatShare } from '../../ui/format-number.ts';
import { formatCount } from '../../ui/quantities.ts';
import { shorten, showText } from '../../ui/show-text.ts';

/** The loss that segments are judged by. */
export const LOSS_WORDS: Record<SegmentsReport['loss'], string> = {
  'log-loss': 'log loss',
  brier: 'squared error of the score',
  'absolute-error': 'absolute error',
  error: 'share of wrong decisions',
};

/** Conditions longer than this would push everything else out of a line. */
const CONDITION_CHARACTERS = 80;

/** @param segment - one of them @returns its conditions, joined */
export function segmentName({ conditions }: WeakSegment): string {
  return conditions.map(({ words }) => shorten(showText(words), CONDITION_CHARACTERS)).join(' and ');
}

/** @param report - of the segments @returns where the loss grew, as a sentence */
export function segmentsTitle({ segments, looked }: SegmentsReport): string {
  const [first] = segments;
  if (!first) {
    return looked === 0
      ? 'No segment has enough rows on both sides to be looked at'
      : `None of ${formatCount(looked)} segments lost more than all rows together`;
  }
  const share =
    first.share > 0 ? ` carries ${formatShare(first.share)} of the growth of the loss` : ' lost most';
  return `${segmentName(first)}${share}`;
}
