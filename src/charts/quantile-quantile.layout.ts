import { scaleLinear } from 'd3-scale';
import { formatValue } from '../ui/format-number.ts';
import { valueTicks } from './axis-ticks.ts';
import { horizontalRange, verticalRange, type PlotArea, type Tick } from './plot-area.ts';

/** The same quantiles of both tables. */
export interface QuantilePairs {
  training: readonly number[];
  serving: readonly number[];
}

/** Points that lie on the diagonal where nothing moved. */
export interface QuantileQuantileLayout {
  points: { x: number; y: number; training: number; serving: number }[];
  /** The diagonal from corner to corner, as path data. */
  diagonal: string;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

/**
 * Quantile against quantile on one common scale, so that the diagonal means "the same".
 * @param pairs - the same percentages of both tables @param area - where to draw @param isTime - true for epoch milliseconds
 * @returns one point a percentage
 */
export function quantileQuantileLayout(
  pairs: QuantilePairs,
  area: PlotArea,
  isTime: boolean,
): QuantileQuantileLayout {
  const all = [...pairs.training, ...pairs.serving];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const domain: [number, number] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  const x = scaleLinear(domain, horizontalRange(area)).nice(4);
  const y = scaleLinear(x.domain(), verticalRange(area));
  const [from = 0, to = 1] = x.domain();
  return {
    points: pairs.training.map((training, index) => {
      const serving = pairs.serving[index]!;
      return { x: x(training), y: y(serving), training, serving };
    }),
    diagonal: `M${x(from)},${y(from)}L${x(to)},${y(to)}`,
    xTicks: valueTicks([from, to], horizontalRange(area), isTime),
    yTicks: y.ticks(4).map((value) => ({ at: y(value), label: formatValue(value, isTime) })),
    baseline: verticalRange(area)[0],
  };
}
