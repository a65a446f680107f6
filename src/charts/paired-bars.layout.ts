import { scaleLinear } from 'd3-scale';
import { horizontalRange, type PlotArea } from './plot-area.ts';
import { placeOf, valueDomain } from './value-domain.ts';

/** One number of both sides; null where a side has none. */
export interface ValuePair {
  training: number | null;
  serving: number | null;
}

/** One bar. */
export interface PairedBar {
  left: number;
  width: number;
  top: number;
}

/** Two bars under each other: training above, serving below. */
export interface PairedBarsRow {
  top: number;
  height: number;
  /** Base of the first line of text above the bars. */
  nameAt: number;
  /** Middle of both bars. */
  middle: number;
  training: PairedBar | null;
  serving: PairedBar | null;
  /** Behind the longer bar, to the right of zero. */
  valueAt: number;
}

/** Paired bars from a common zero. */
export interface PairedBarsLayout {
  rows: PairedBarsRow[];
  zero: number;
  barHeight: number;
  baseline: number;
}

/** Of a line of text above the bars, in pixels. */
const LINE_PX = 16;

/**
 * @param pairs - in the order to be drawn @param area - where to draw; its height is shared out evenly
 * @param linesAbove - lines of text that each row keeps room for above its bars
 * @returns bars to the right of zero, and to the left of it where a number is negative
 */
export function pairedBarsLayout(
  pairs: readonly ValuePair[],
  area: PlotArea,
  linesAbove = 0,
): PairedBarsLayout {
  const numbers = pairs
    .flatMap(({ training, serving }) => [training, serving])
    .filter((value) => value !== null);
  const present = numbers.filter(Number.isFinite);
  // The longest bar fills the plot; its number has room behind it.
  const domain: [number, number] = present.some((value) => value !== 0)
    ? [Math.min(0, ...present), Math.max(0, ...present)]
    : valueDomain([]);
  const x = scaleLinear(domain, horizontalRange(area));
  const zero = x(0);
  const baseline = area.height - area.bottom;
  const height = (baseline - area.top) / Math.max(1, pairs.length);
  const above = linesAbove * LINE_PX;
  const barHeight = Math.max(2, Math.min(9, (height - above - 6) / 2));
  const rows = pairs.map(({ training, serving }, index): PairedBarsRow => {
    const top = area.top + index * height;
    const middle = top + above + (height - above) / 2;
    const bar = (value: number | null, barTop: number): PairedBar | null => {
      const end = placeOf(x, value);
      return end === null ? null : { left: Math.min(zero, end), width: Math.abs(end - zero), top: barTop };
    };
    const bars = [bar(training, middle - barHeight - 0.5), bar(serving, middle + 0.5)] as const;
    return {
      top,
      height,
      nameAt: top + LINE_PX - 2,
      middle,
      training: bars[0],
      serving: bars[1],
      valueAt: Math.max(zero, ...bars.map((each) => (each ? each.left + each.width : zero))) + 6,
    };
  });
  return { rows, zero, barHeight, baseline };
}
