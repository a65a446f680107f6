import { scaleLinear } from 'd3-scale';
import { shareTicks } from './axis-ticks.ts';
import { horizontalRange, type PlotArea, type Tick } from './plot-area.ts';

/** One category, as shares of each table in [0, 1]. */
export interface CategoryShares {
  label: string;
  training: number;
  serving: number;
}

/** Two bars under each other: training above, serving below. */
export interface CategoryRow {
  top: number;
  height: number;
  middle: number;
  left: number;
  barHeight: number;
  trainingTop: number;
  trainingWidth: number;
  servingTop: number;
  servingWidth: number;
  /** Behind the longer bar. */
  valueAt: number;
}

/** Paired bars. */
export interface CategoryBarsLayout {
  rows: CategoryRow[];
  xTicks: Tick[];
  baseline: number;
}

/**
 * Paired bars, one pair a category.
 * @param categories - in the order to be drawn @param area - where to draw; its height is shared out evenly
 * @returns the bars
 */
export function categoryBarsLayout(
  categories: readonly CategoryShares[],
  area: PlotArea,
): CategoryBarsLayout {
  const greatest = Math.max(...categories.flatMap(({ training, serving }) => [training, serving]), 0) || 1;
  const range = horizontalRange(area);
  const x = scaleLinear([0, greatest], range);
  const height = (area.height - area.top - area.bottom) / Math.max(1, categories.length);
  const barHeight = Math.max(2, Math.min(9, (height - 6) / 2));
  const rows = categories.map(({ training, serving }, index): CategoryRow => {
    const top = area.top + index * height;
    const middle = top + height / 2;
    const trainingWidth = x(training) - range[0];
    const servingWidth = x(serving) - range[0];
    return {
      top,
      height,
      middle,
      left: range[0],
      barHeight,
      trainingTop: middle - barHeight - 0.5,
      trainingWidth,
      servingTop: middle + 0.5,
      servingWidth,
      valueAt: range[0] + Math.max(trainingWidth, servingWidth) + 6,
    };
  });
  return { rows, xTicks: shareTicks(greatest, range), baseline: area.height - area.bottom };
}
