import type { FeatureView } from './investigation.ts';
import type { Side } from '../faults.ts';

/** The most frequent content of a column, null among it. */
export interface Modal {
  /** In words: `null`, or the value as the file has it. */
  words: string;
  isNull: boolean;
  /** Share of all rows, in [0, 1]. */
  share: number;
}

/**
 * The most frequent content of one side of a feature.
 * @param feature - any feature
 * @param side - of which table
 * @returns null where that side lacks the column or has no rows
 */
export function modalOf(feature: FeatureView, side: Side): Modal | null {
  const profile = feature.comparison[side];
  if (profile === null || profile.rows === 0) return null;
  const [top] = profile.top;
  if (top === undefined || profile.nulls >= top.count)
    return { words: 'null', isNull: true, share: profile.nulls / profile.rows };
  return { words: top.value, isNull: false, share: top.count / profile.rows };
}
