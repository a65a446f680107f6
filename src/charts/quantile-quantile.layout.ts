import { scaleLinear, type ScaleLinear } from 'd3-scale';
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
  /** Where values are equal, within the plot, as path data; from corner to corner on a common scale. */
  diagonal: string;
  /** Whether each axis has a scale of its own. */
  isOwnScale: boolean;
  /** A fault's line, within the plot, as path data; empty for none. */
  line: string;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

/** From how many times the other side's span on a common scale would press all points onto one axis. */
const OWN_SCALE_RATIO = 5;

/**
 * Quantile against quantile on one common scale, so that the diagonal means "the same"; where one side spans far more than the
 * other, as after a changed unit, each has its own.
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
  const spans = [pairs.training, pairs.serving].map((values) => Math.max(...values) - Math.min(...values));
  const ratio = Math.max(...spans) / Math.min(...spans);
  const isOwnScale = Number.isFinite(ratio) && ratio > OWN_SCALE_RATIO;
  const common = [...pairs.training, ...pairs.serving];
  const x = scaleLinear(domainOf(isOwnScale ? pairs.training : common), horizontalRange(area)).nice(4);
  const y = isOwnScale
    ? scaleLinear(domainOf(pairs.serving), verticalRange(area)).nice(4)
    : scaleLinear(x.domain(), verticalRange(area));
  const [from = 0, to = 1] = x.domain();
  return {
    points: pairs.training.map((training, index) => {
      const serving = pairs.serving[index]!;
      return { x: x(training), y: y(serving), training, serving };
    }),
    diagonal: clippedLine({ slope: 1, intercept: 0 }, x, y),
    isOwnScale,
    line: fault ? clippedLine(fault, x, y) : '',
    xTicks: valueTicks([from, to], horizontalRange(area), isTime),
    yTicks: y.ticks(4).map((value) => ({ at: y(value), label: formatValue(value, isTime) })),
    baseline: verticalRange(area)[0],
  };
}

function domainOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  return high > low ? [low, high] : [low - 0.5, low + 0.5];
}

/** The part of a line that lies within the plot. */
function clippedLine(
  { slope, intercept }: FaultLine,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
): string {
  if (!Number.isFinite(slope) || !Number.isFinite(intercept)) return '';
  const [from = 0, to = 1] = x.domain();
  const [low = 0, high = 1] = y.domain();
  const crossings = slope === 0 ? [from, to] : [(low - intercept) / slope, (high - intercept) / slope];
  const start = Math.max(from, Math.min(...crossings));
  const end = Math.min(to, Math.max(...crossings));
  const isInside = start < end && (slope !== 0 || (intercept >= low && intercept <= high));
  const at = (value: number) => `${rounded(x(value))},${rounded(y(slope * value + intercept))}`;
  return isInside ? `M${at(start)}L${at(end)}` : '';
}
