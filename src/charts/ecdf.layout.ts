import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { shareTicks, valueTicks } from './axis-ticks.ts';
import { horizontalRange, verticalRange, type PlotArea, type Tick } from './plot-area.ts';

/** Cumulative shares of both tables at the same points. */
export interface CumulativeShares {
  /** Growing. */
  x: readonly number[];
  /** Share of the values at or below each point, in [0, 1]. */
  training: readonly number[];
  serving: readonly number[];
}

/** Two cumulative curves and the place where they are furthest apart. */
export interface EcdfLayout {
  trainingLine: string;
  servingLine: string;
  /** One stop for each point that is drawn. */
  points: { index: number; x: number; training: number; serving: number }[];
  /** The widest gap among the points that are drawn; null where there is none. */
  gap: { x: number; top: number; bottom: number; size: number; value: number } | null;
  baseline: number;
  xTicks: Tick[];
  yTicks: Tick[];
}

/**
 * Lays out both cumulative curves.
 * @param shares - both tables at the same points @param area - where to draw
 * @param domain - the values to show; what lies outside is left off (a single far value would flatten everything)
 * @param isTime - true where values are epoch milliseconds
 * @returns lines, stops and the widest gap
 */
export function ecdfLayout(
  shares: CumulativeShares,
  area: PlotArea,
  domain: [number, number],
  isTime: boolean,
): EcdfLayout {
  const [low, high] = domain[1] > domain[0] ? domain : [domain[0] - 0.5, domain[0] + 0.5];
  const x = scaleLinear([low, high], horizontalRange(area));
  const y = scaleLinear([0, 1], verticalRange(area));
  const inside = shares.x.flatMap((value, index) => (value >= low && value <= high ? [index] : []));
  const points = inside.map((index) => ({
    index,
    x: x(shares.x[index]!),
    training: y(shares.training[index]!),
    serving: y(shares.serving[index]!),
  }));
  const [left, right] = horizontalRange(area);
  const path = (side: 'training' | 'serving') => {
    if (inside.length === 0) return '';
    const before = inside[0]! > 0 ? shares[side][inside[0]! - 1]! : 0;
    const after = shares[side][inside.at(-1)!]!;
    return (
      line<[number, number]>().digits(2).curve(curveStepAfter)([
        [left, y(before)],
        ...points.map((point): [number, number] => [point.x, point[side]]),
        [right, y(after)],
      ]) ?? ''
    );
  };
  let widest: EcdfLayout['gap'] = null;
  for (const point of points) {
    const size = Math.abs(shares.training[point.index]! - shares.serving[point.index]!);
    if (size > (widest?.size ?? 0)) {
      widest = {
        x: point.x,
        top: Math.min(point.training, point.serving),
        bottom: Math.max(point.training, point.serving),
        size,
        value: shares.x[point.index]!,
      };
    }
  }
  return {
    trainingLine: path('training'),
    servingLine: path('serving'),
    points,
    gap: widest,
    baseline: y(0),
    xTicks: valueTicks([low, high], [left, right], isTime),
    yTicks: shareTicks(1, verticalRange(area)),
  };
}
