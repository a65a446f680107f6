import { scaleLinear } from 'd3-scale';
import { valueTicks } from './axis-ticks.ts';
import { horizontalRange, type PlotArea, type Tick } from './plot-area.ts';

/** What one bin adds to the whole. */
export interface Contribution {
  label: string;
  /** Shares of each table, in [0, 1]. */
  training: number;
  serving: number;
  /** What the bin adds to PSI; never negative. */
  amount: number;
}

/** One bar: to the right where serving has more in the bin, to the left where it has less. */
export interface ContributionBar {
  /** Upper edge and height of the row. */
  top: number;
  height: number;
  /** Middle of the row, for labels. */
  middle: number;
  left: number;
  width: number;
  direction: 'more' | 'less' | 'equal';
  /** Where the number stands, and on which side of that point. */
  valueAt: number;
  valueAnchor: 'start' | 'end';
}

/** Contributions as bars that grow both ways from a common middle. */
export interface ContributionsLayout {
  bars: ContributionBar[];
  /** The middle line. */
  zero: number;
  xTicks: Tick[];
}

/** Pixels kept free at both ends for the numbers behind the bars. */
const NUMBER_PX = 44;

/**
 * Bars from a middle line: what left a bin to the left, what came into it to the right, as long as it adds to PSI.
 * @param contributions - in the order to be drawn @param area - where to draw; its height is shared out evenly
 * @returns one bar a bin
 */
export function contributionsLayout(
  contributions: readonly Contribution[],
  area: PlotArea,
): ContributionsLayout {
  const greatest = Math.max(...contributions.map(({ amount }) => amount), 0) || 1;
  const [start, end] = horizontalRange(area);
  const range: [number, number] = [start + NUMBER_PX, Math.max(start + NUMBER_PX + 2, end - NUMBER_PX)];
  const x = scaleLinear([-greatest, greatest], range);
  const zero = x(0);
  const rowHeight = (area.height - area.top - area.bottom) / Math.max(1, contributions.length);
  const bars = contributions.map(({ training, serving, amount }, index): ContributionBar => {
    const direction = serving > training ? 'more' : serving < training ? 'less' : 'equal';
    const far = x(direction === 'less' ? -amount : amount);
    const top = area.top + index * rowHeight;
    return {
      top,
      height: rowHeight,
      middle: top + rowHeight / 2,
      left: Math.min(zero, far),
      width: Math.abs(far - zero),
      direction,
      valueAt: direction === 'less' ? far - 6 : far + 6,
      valueAnchor: direction === 'less' ? 'end' : 'start',
    };
  });
  const xTicks = valueTicks([-greatest, greatest], range, false).map(({ at, label }) => ({
    at,
    label: label.replace('−', ''),
  }));
  return { bars, zero, xTicks };
}
