/** How far reading has come, in words. */
import type { Progress } from '../../engine/study.ts';
import { formatBytes, formatCount, formatDuration } from '../../ui/quantities.ts';

/** The figures under a progress bar. */
export interface ProgressFigures {
  /** In [0, 1]. */
  share: number;
  /** `1.20 MB of 3.40 MB`. */
  bytes: string;
  /** `12,000 rows`. */
  rows: string;
  /** `1,200,000 rows/s, 134 MB/s`; empty until there is something to go by. */
  rate: string;
  /** `about 3 s left`; empty until there is something to go by. */
  left: string;
}

/** A rate over less time than this jumps about too much to be shown. */
const SETTLED_MS = 150;

/** @param progress - bytes, rows and time so far @returns the same as words */
export function progressFigures({ bytesRead, bytesTotal, rows, elapsedMs }: Progress): ProgressFigures {
  const share = bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : 0;
  const settled = elapsedMs >= SETTLED_MS && bytesRead > 0;
  const seconds = elapsedMs / 1000;
  const leftMs = bytesRead > 0 ? (elapsedMs * Math.max(0, bytesTotal - bytesRead)) / bytesRead : 0;
  return {
    share,
    bytes: `${formatBytes(bytesRead)} of ${formatBytes(bytesTotal)}`,
    rows: `${formatCount(rows)} rows`,
    rate: settled
      ? `${formatCount(roundRate(rows / seconds))} rows/s, ${formatBytes(bytesRead / seconds)}/s`
      : '',
    left: settled && share < 1 ? `${formatDuration(leftMs)} left` : '',
  };
}

/** Three digits: the others only flicker. */
function roundRate(rate: number): number {
  return Number(rate.toPrecision(3));
}
