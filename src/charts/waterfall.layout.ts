import { scaleLinear } from 'd3-scale';
import { valueTicks } from './axis-ticks.ts';
import { horizontalRange, type PlotArea, type Tick } from './plot-area.ts';
import { valueDomain } from './value-domain.ts';

/** One step on the way, in the unit of the metric. */
export interface WaterfallStep {
  /** Where the bar starts and ends. */
  from: number;
  to: number;
  /** Whether it stands for a whole (the reported difference, what is left) and not for a part taken away. */
  isTotal: boolean;
}

/** One bar as it is drawn. */
export interface WaterfallBarPlace {
  top: number;
  height: number;
  middle: number;
  left: number;
  width: number;
  barTop: number;
  barHeight: number;
  /** Where the bar ends, and so where the next one starts. */
  end: number;
  /** Line from this bar's end to the next bar, as path data; empty after the last one, and where names stand in its way. */
  connector: string;
  /** Behind the bar, on the side where there is more room. */
  valueAt: number;
  valueAnchor: 'start' | 'end';
}

/** Bars under each other from a whole to what is left of it. */
export interface WaterfallLayout {
  bars: WaterfallBarPlace[];
  zero: number;
  /** What lies within noise of the end; null for none. */
  noise: { left: number; width: number } | null;
  xTicks: Tick[];
  baseline: number;
}

/**
 * @param bar - of a waterfall whose first bar goes from 0 to the gap and whose last one ends at 0
 * @returns its part of the gap, in the sign of the gap: the parts after the first bar sum to it
 */
export function partOfGap({ id, from, to }: { id: string; from: number; to: number }): number {
  return id === 'reported' ? to - from : from - to;
}

/** Pixels kept free at both ends for the numbers behind the bars. */
const NUMBER_PX = 52;

/**
 * @param steps - from the reported difference to what is left @param noise - ends of the interval around what is left; null for none
 * @param area - where to draw; its height is shared out evenly @param namePx - room for a name above each bar
 * @returns bars that start where the one before ended
 */
export function waterfallLayout(
  steps: readonly WaterfallStep[],
  noise: readonly [number, number] | null,
  area: PlotArea,
  namePx = 0,
): WaterfallLayout {
  const [low, high] = valueDomain([...steps.flatMap(({ from, to }) => [from, to]), ...(noise ?? [])], {
    withZero: true,
  });
  const [start, stop] = horizontalRange(area);
  const range: [number, number] = [
    start + (low < 0 ? NUMBER_PX : 0),
    Math.max(start + NUMBER_PX + 2, stop - (high > 0 ? NUMBER_PX : 8)),
  ];
  const x = scaleLinear([low, high], range);
  const baseline = area.height - area.bottom;
  const height = (baseline - area.top) / Math.max(1, steps.length);
  const barHeight = Math.max(4, Math.min(18, height - namePx - 10));
  const zero = x(0);
  const bars = steps.map(({ from, to }, index): WaterfallBarPlace => {
    const top = area.top + index * height;
    const middle = top + namePx + (height - namePx) / 2;
    const [a, b] = [x(from), x(to)];
    const left = Math.min(a, b);
    // A bar of no length is still a bar.
    const width = Math.max(1, Math.abs(b - a));
    const isLeft = (from + to) / 2 < 0;
    return {
      top,
      height,
      middle,
      left,
      width,
      barTop: middle - barHeight / 2,
      barHeight,
      end: b,
      connector:
        index < steps.length - 1 && namePx === 0
          ? `M${b},${middle + barHeight / 2}V${middle + height - barHeight / 2}`
          : '',
      valueAt: isLeft ? left - 6 : left + width + 6,
      valueAnchor: isLeft ? 'end' : 'start',
    };
  });
  const band = noise && noise.every(Number.isFinite) ? noise : null;
  return {
    bars,
    zero,
    noise: band && { left: x(Math.min(...band)), width: Math.abs(x(band[1]) - x(band[0])) },
    xTicks: valueTicks([low, high], range, false),
    baseline,
  };
}
