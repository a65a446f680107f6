import { scaleLinear } from 'd3-scale';
import { formatValue } from '../ui/format-number.ts';
import { valueTicks } from './axis-ticks.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';

/** The same quantiles of both tables. */
export interface QuantilePairs {
  training: readonly number[];
  serving: readonly number[];
}

/** What a fault makes of a value: slope times it, plus intercept. */
export interface FaultLine {
  slope: number;
  intercept: number;
}

/** Points that lie on the diagonal where nothing moved. */
export interface QuantileQuantileLayout {
  points: { x: number; y: number; training: number; serving: number }[];
  /** The diagonal from corner to corner, as path data. */
  diagonal: string;
  /** A fault's line, within the plot, as path data; empty for none. */
  line: string;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

/**
 * Quantile against quantile on one common scale, so that the diagonal means "the same".
 * @param pairs - the same percentages of both tables @param area - where to draw @param isTime - true for epoch milliseconds
 * @param fault - whose line is drawn as well; null for none
 * @returns one point a percentage
 */
export function quantileQuantileLayout(
  pairs: QuantilePairs,
  area: PlotArea,
  isTime: boolean,
  fault: FaultLine | null = null,
): QuantileQuantileLayout {
  const all = [...pairs.training, ...pairs.serving];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const domain: [number, number] =
    all.length === 0 ? [0, 1] : high > low ? [low, high] : [low - 0.5, low + 0.5];
  const x = scaleLinear(domain, horizontalRange(area)).nice(4);
  const y = scaleLinear(x.domain(), verticalRange(area));
  const [from = 0, to = 1] = x.domain();
  return {
    points: pairs.training.map((training, index) => {
      const serving = pairs.serving[index]!;
      return { x: x(training), y: y(serving), training, serving };
    }),
    diagonal: `M${x(from)},${y(from)}L${x(to)},${y(to)}`,
    line: fault ? clippedLine(fault, [from, to], x, y) : '',
    xTicks: valueTicks([from, to], horizontalRange(area), isTime),
    yTicks: y.ticks(4).map((value) => ({ at: y(value), label: formatValue(value, isTime) })),
    baseline: verticalRange(area)[0],
  };
}

/** The part of a line that lies in the square of the plot. */
function clippedLine(
  { slope, intercept }: FaultLine,
  [from, to]: readonly [number, number],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  if (!Number.isFinite(slope) || !Number.isFinite(intercept)) return '';
  const crossings = slope === 0 ? [from, to] : [(from - intercept) / slope, (to - intercept) / slope];
  const start = Math.max(from, Math.min(...crossings));
  const end = Math.min(to, Math.max(...crossings));
  const isInside = start < end && (slope !== 0 || (intercept >= from && intercept <= to));
  const at = (value: number) => `${rounded(x(value))},${rounded(y(slope * value + intercept))}`;
  return isInside ? `M${at(start)}L${at(end)}` : '';
}
