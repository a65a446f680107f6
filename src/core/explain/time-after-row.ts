import type { Side } from '../faults.ts';
import type { FeatureView, Investigation } from './investigation.ts';
import { epochUnit } from './skew/epoch-unit.ts';
import { quantilePair } from './skew/quantile-pair.ts';

/** Clocks of two programs that differ by this much are the same. */
const SAME_MS = 60_000;
/** Rows of a side that have both moments. */
const LEAST_ROWS = 100;

/** How often a feature that holds moments lies after the row's own moment. */
export interface TimeAfterRow {
  /** Share of the rows with both moments. */
  share: Record<Side, number>;
  rows: Record<Side, number>;
  /** Median distance of those after it, in milliseconds; null where there are none. */
  later: Record<Side, number | null>;
  isAfter: (side: Side, row: number) => boolean;
}

/**
 * Compares a feature that holds moments (dates, or epochs in any unit) with the moments of the rows.
 * @param feature - any feature
 * @param investigation - for the moments of the rows
 * @returns null for other features, without times on both sides, or with fewer than 100 rows of either
 */
export function timeAfterRow(feature: FeatureView, investigation: Investigation): TimeAfterRow | null {
  const scale = scaleOf(feature);
  const { rows } = investigation;
  if (scale === null || rows.training.times === null || rows.serving.times === null) return null;
  const lead = (side: Side, row: number): number =>
    feature.numbers(side)![row] * scale - rows[side].times![row];
  const side = (name: Side) => {
    const leads: number[] = [];
    let known = 0;
    for (let row = 0; row < rows[name].rows; row++) {
      const one = lead(name, row);
      if (!Number.isFinite(one)) continue;
      known++;
      if (one > SAME_MS) leads.push(one);
    }
    leads.sort((a, b) => a - b);
    return { known, share: leads.length / Math.max(1, known), later: leads[leads.length >> 1] ?? null };
  };
  const [training, serving] = [side('training'), side('serving')];
  if (Math.min(training.known, serving.known) < LEAST_ROWS) return null;
  return {
    share: { training: training.share, serving: serving.share },
    rows: { training: training.known, serving: serving.known },
    later: { training: training.later, serving: serving.later },
    isAfter: (name, row) => lead(name, row) > SAME_MS,
  };
}

// Milliseconds of one unit of the feature; null where it holds no moments.
function scaleOf(feature: FeatureView): number | null {
  const pair = quantilePair(feature);
  if (pair === null) return null;
  const isDate = [feature.pair.training, feature.pair.serving].every(
    (side) => side?.schema.type === 'date-time',
  );
  if (isDate) return 1;
  const units = [epochUnit(pair.training.at), epochUnit(pair.serving.at)];
  // Epochs in two units are another fault, which time-shift tells.
  return units[0] < 0 || units[0] !== units[1] ? null : 1000 / 1000 ** units[0];
}
