import { scaleLinear } from 'd3-scale';
import { shareTicks } from './axis-ticks.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';

/** Rows of similar score. */
export interface ScoreDecile {
  low: number;
  high: number;
  rows: number;
  labelled: number;
}

/** One bar. */
export interface ScoreDecilePlace {
  left: number;
  width: number;
  /** Room of the bar with its gap. */
  slotLeft: number;
  slotWidth: number;
  top: number;
  height: number;
  /** Labelled rows among all, in [0, 1]; null without rows. */
  share: number | null;
}

/** Share of rows with a label, by score. */
export interface LabelByScoreLayout {
  bars: ScoreDecilePlace[];
  /** Height of the share over all rows; null without rows. */
  overall: number | null;
  overallShare: number | null;
  /** Middles of the bars that have room for a label: their index. */
  xTicks: { at: number; index: number }[];
  yTicks: Tick[];
  baseline: number;
}

/** Pixels that the name of a bar takes up. */
const NAME_PX = 44;

/**
 * @param deciles - by score @param area - where to draw
 * @returns one bar each, from zero, and the share over all rows as a level: flat where labels do not depend on the score
 */
export function labelByScoreLayout(deciles: readonly ScoreDecile[], area: PlotArea): LabelByScoreLayout {
  const shares = deciles.map(({ rows, labelled }) => (rows > 0 ? labelled / rows : null));
  const rows = deciles.reduce((sum, decile) => sum + decile.rows, 0);
  const overallShare = rows > 0 ? deciles.reduce((sum, { labelled }) => sum + labelled, 0) / rows : null;
  const greatest = Math.max(0, ...shares.filter((share) => share !== null)) || 1;
  const [bottom, top] = verticalRange(area);
  const y = scaleLinear([0, greatest], [bottom, top]);
  const [start, end] = horizontalRange(area);
  const slotWidth = (end - start) / Math.max(1, deciles.length);
  const every = Math.max(1, Math.ceil(NAME_PX / slotWidth));
  const width = Math.max(1, Math.min(56, slotWidth * 0.72));
  const bars = shares.map((share, index): ScoreDecilePlace => {
    const slotLeft = start + index * slotWidth;
    const height = share === null ? 0 : bottom - y(share);
    return {
      slotLeft,
      slotWidth,
      left: rounded(slotLeft + (slotWidth - width) / 2),
      width,
      top: bottom - height,
      height,
      share,
    };
  });
  return {
    bars,
    overall: overallShare === null ? null : y(overallShare),
    overallShare,
    xTicks: bars.flatMap((bar, index) =>
      index % every === 0 ? [{ at: bar.slotLeft + slotWidth / 2, index }] : [],
    ),
    yTicks: shareTicks(greatest, [bottom, top], 3),
    baseline: bottom,
  };
}
