import { scaleLinear } from 'd3-scale';
import { valueTicks } from './axis-ticks.ts';
import { horizontalRange, type PlotArea, type Tick } from './plot-area.ts';
import { placeOf, valueDomain } from './value-domain.ts';

/** A gap with what is known of its error, in the unit of the metric. An `EstimatedGap`. */
export interface GapNumbers {
  /** Serving minus training. */
  gap: number;
  /** Ends of the 95 % interval; null where the error is not known. */
  low: number | null;
  high: number | null;
  /** Smallest gap that samples like these would have shown; null for none. */
  smallest: number | null;
}

/** One gap on one line, in pixels. */
export interface GapIntervalLayout {
  gap: number | null;
  low: number | null;
  high: number | null;
  zero: number;
  /** From minus to plus the smallest gap; null for none. */
  band: { left: number; width: number } | null;
  xTicks: Tick[];
  middle: number;
  baseline: number;
}

/**
 * @param numbers - the gap; null for none @param area - where to draw
 * @returns the gap on an axis that holds zero, its interval and the band of gaps too small to be shown
 */
export function gapIntervalLayout(numbers: GapNumbers | null, area: PlotArea): GapIntervalLayout {
  const { gap = null, low = null, high = null, smallest = null } = numbers ?? {};
  const around = smallest === null ? [] : [-Math.abs(smallest), Math.abs(smallest)];
  // Zero lies in the middle of nothing: pad beyond it too, so that its line does not stand on the edge.
  const [from, to] = valueDomain([0, gap, low, high, ...around]);
  const range = horizontalRange(area);
  const x = scaleLinear([from, to], range);
  const left = placeOf(x, around[0]);
  const right = placeOf(x, around[1]);
  const baseline = area.height - area.bottom;
  const hasInterval = gap !== null && low !== null && high !== null;
  return {
    gap: placeOf(x, gap),
    low: hasInterval ? placeOf(x, low) : null,
    high: hasInterval ? placeOf(x, high) : null,
    zero: x(0),
    band: left === null || right === null ? null : { left, width: right - left },
    xTicks: valueTicks([from, to], range, false),
    middle: (area.top + baseline) / 2,
    baseline,
  };
}
