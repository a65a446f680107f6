import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../ui/format-number.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { valueDomain } from './value-domain.ts';

/** A mean at a mean. A `CurvePoint`. */
export interface QuantityPoint {
  x: number;
  y: number;
}

/** Both sides' curves on common axes. */
export interface QuantityCurvesLayout {
  training: { points: QuantityPoint[]; line: string };
  serving: { points: QuantityPoint[]; line: string };
  /** Where both axes say the same, as path data; empty where that is not wanted, or not in the picture. */
  diagonal: string;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

/** Pixels that a number on the lower axis takes. */
const TICK_PX = 80;

/**
 * @param training - points by x @param serving - the same
 * @param area - where to draw
 * @param hasDiagonal - whether to draw where y equals x
 * @returns points, lines and ticks; the axes reach over both sides
 */
export function quantityCurvesLayout(
  training: readonly QuantityPoint[],
  serving: readonly QuantityPoint[],
  area: PlotArea,
  hasDiagonal: boolean,
): QuantityCurvesLayout {
  const isDrawable = (point: QuantityPoint) => Number.isFinite(point.x) && Number.isFinite(point.y);
  const all = [...training, ...serving].filter(isDrawable);
  const x = scaleLinear(valueDomain(all.map((point) => point.x)), horizontalRange(area));
  // A mean error begins at 0; a mean label lies where it lies.
  const y = scaleLinear(
    valueDomain(
      all.map((point) => point.y),
      { withZero: !hasDiagonal },
    ),
    verticalRange(area),
  );
  const curve = (side: readonly QuantityPoint[]) => {
    const points = side.filter(isDrawable).map((point) => ({ x: x(point.x), y: y(point.y) }));
    return {
      points,
      line: points
        .map((point, i) => `${i === 0 ? 'M' : 'L'}${rounded(point.x)},${rounded(point.y)}`)
        .join(''),
    };
  };
  const [[left, right], [low, high]] = [x.domain(), y.domain()] as [[number, number], [number, number]];
  const [from, to] = [Math.max(left, low), Math.min(right, high)];
  return {
    training: curve(training),
    serving: curve(serving),
    diagonal:
      hasDiagonal && from < to
        ? `M${rounded(x(from))},${rounded(y(from))}L${rounded(x(to))},${rounded(y(to))}`
        : '',
    xTicks: x
      .ticks(Math.max(2, Math.floor((area.width - area.left - area.right) / TICK_PX)))
      .map((tick) => ({ at: x(tick), label: formatNumber(tick) })),
    yTicks: y.ticks(4).map((tick) => ({ at: y(tick), label: formatNumber(tick) })),
    baseline: verticalRange(area)[0],
  };
}
