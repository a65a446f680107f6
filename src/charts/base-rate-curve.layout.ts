import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../ui/format-number.ts';
import { shareTicks } from './axis-ticks.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { valueDomain } from './value-domain.ts';

/** A metric at a base rate. A `CurvePoint`. */
export interface RatePoint {
  /** Base rate, in [0, 1]. */
  x: number;
  /** The metric. */
  y: number;
}

/** The curve with the two tables on it, or off it. */
export interface BaseRateCurveLayout {
  points: { x: number; y: number }[];
  line: string;
  training: { x: number; y: number };
  serving: { x: number; y: number };
  /** The metric that the curve gives at serving's base rate, and its height; null where the curve does not reach. */
  expected: { value: number; y: number } | null;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

/**
 * @param curve - by base rate @param training - its base rate and metric @param serving - the same
 * @param area - where to draw
 * @returns the curve, and how far serving lies off it: that part of the gap the base rate does not explain
 */
export function baseRateCurveLayout(
  curve: readonly RatePoint[],
  training: RatePoint,
  serving: RatePoint,
  area: PlotArea,
): BaseRateCurveLayout {
  const drawn = curve.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
  const all = [...drawn, training, serving];
  const [low, high] = valueDomain(
    all.map((point) => point.x),
    { withZero: true, isShare: true },
  );
  const x = scaleLinear([low, high], horizontalRange(area));
  const y = scaleLinear(valueDomain(all.map((point) => point.y)), verticalRange(area));
  const points = drawn.map((point) => ({ x: x(point.x), y: y(point.y) }));
  const value = valueAt(drawn, serving.x);
  const at = (point: RatePoint) => ({ x: x(point.x), y: y(point.y) });
  return {
    points,
    line: points.map((point, i) => `${i === 0 ? 'M' : 'L'}${rounded(point.x)},${rounded(point.y)}`).join(''),
    training: at(training),
    serving: at(serving),
    expected: value === null ? null : { value, y: y(value) },
    xTicks: shareTicks(high, horizontalRange(area), Math.max(2, Math.floor((area.width - area.left) / 80))),
    yTicks: y.ticks(4).map((tick) => ({ at: y(tick), label: formatNumber(tick) })),
    baseline: verticalRange(area)[0],
  };
}

/** The curve at a rate, on the straight line between two points. */
function valueAt(curve: readonly RatePoint[], rate: number): number | null {
  const next = curve.findIndex((point) => point.x >= rate);
  if (next < 0) return null;
  const after = curve[next]!;
  if (after.x === rate) return after.y;
  const before = curve[next - 1];
  if (!before) return null;
  return before.y + ((after.y - before.y) * (rate - before.x)) / (after.x - before.x);
}
