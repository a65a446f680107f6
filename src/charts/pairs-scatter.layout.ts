import { scaleLinear, scaleLog } from 'd3-scale';
import { formatNumber } from '../ui/format-number.ts';
import { valueTicks } from './axis-ticks.ts';
import { diamondPath, dotsPath } from './mark-path.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';

/** The same row's value on both sides. */
export interface ValueOfRow {
  training: number;
  serving: number;
}

/** One row as it is drawn. */
export interface PairPlace {
  x: number;
  y: number;
  training: number;
  serving: number;
  isEqual: boolean;
}

/** Serving's value over training's, row by row. */
export interface PairsScatterLayout {
  /** By training's value: the order in which the stops are walked. */
  points: PairPlace[];
  /** Rows whose values agree: dots, for a stroke with round ends. */
  equal: string;
  /** The others: serving's marks. */
  different: string;
  /** Where both sides agree, as path data. */
  identity: string;
  /** What the transform makes of training's value, as path data; empty for none. */
  fit: string;
  isLog: boolean;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

/** Values that differ by less than this, in relation to their size, were rounded on the way. */
const EQUAL = 1e-9;
/** Orders of magnitude beyond which all but the largest values would lie in one corner. */
const LOG_DECADES = 3;
/** Half the width of a mark, where there may be thousands. */
const DIFFERENT_PX = 3;
/** Points of the fitted curve. */
const FIT_POINTS = 96;

/**
 * Both sides on one common scale, so that the diagonal means "the same"; logarithmic where all values are positive and span
 * more than three orders of magnitude.
 * @param rows - of both sides; rows with a value that is not finite are left out
 * @param transform - serving's value from training's, of the fault; null for none
 * @param area - where to draw @returns points, lines and ticks
 */
export function pairsScatterLayout(
  rows: readonly ValueOfRow[],
  transform: ((training: number) => number) | null,
  area: PlotArea,
): PairsScatterLayout {
  const drawn = rows.filter(({ training, serving }) => Number.isFinite(training) && Number.isFinite(serving));
  let low = Infinity;
  let high = -Infinity;
  for (const { training, serving } of drawn) {
    low = Math.min(low, training, serving);
    high = Math.max(high, training, serving);
  }
  const isLog = low > 0 && high / low > 10 ** LOG_DECADES;
  const domain: [number, number] =
    drawn.length === 0 ? [0, 1] : high > low ? [low, high] : [low - 0.5, low + 0.5];
  const x = isLog
    ? scaleLog(domain, horizontalRange(area))
    : scaleLinear(domain, horizontalRange(area)).nice(4);
  const y = isLog ? scaleLog(x.domain(), verticalRange(area)) : scaleLinear(x.domain(), verticalRange(area));
  const [from = 0, to = 1] = x.domain();
  const points = drawn
    .map(({ training, serving }): PairPlace => {
      const isEqual = Math.abs(serving - training) <= EQUAL * Math.max(Math.abs(training), Math.abs(serving));
      return { x: x(training), y: y(serving), training, serving, isEqual };
    })
    .sort((a, b) => a.training - b.training || a.serving - b.serving);
  return {
    points,
    equal: dotsPath(points.filter(({ isEqual }) => isEqual)),
    different: points
      .filter(({ isEqual }) => !isEqual)
      .map(({ x: across, y: upwards }) => diamondPath(across, upwards, DIFFERENT_PX))
      .join(''),
    identity: `M${x(from)},${y(from)}L${x(to)},${y(to)}`,
    fit: transform ? fitPath(transform, x, y, [from, to]) : '',
    isLog,
    xTicks: isLog ? decadeTicks([from, to], x) : valueTicks([from, to], horizontalRange(area), false),
    yTicks: isLog
      ? decadeTicks([from, to], y)
      : y.ticks(4).map((value) => ({ at: y(value), label: formatNumber(value) })),
    baseline: verticalRange(area)[0],
  };
}

/** Drawn where it lies within the plot: evenly spaced in pixels, and broken where the transform leaves it or has no value. */
function fitPath(
  transform: (training: number) => number,
  x: { (value: number): number; invert: (pixels: number) => number },
  y: (value: number) => number,
  [from, to]: readonly [number, number],
): string {
  const [start, end] = [x(from), x(to)];
  let path = '';
  let isBroken = true;
  for (let index = 0; index < FIT_POINTS; index++) {
    const at = start + ((end - start) * index) / (FIT_POINTS - 1);
    const value = transform(x.invert(at));
    if (!(value >= from && value <= to)) {
      isBroken = true;
      continue;
    }
    path += `${isBroken ? 'M' : 'L'}${rounded(at)},${rounded(y(value))}`;
    isBroken = false;
  }
  return path;
}

/** Least pixels between two powers of ten. */
const DECADE_PX = 44;

function decadeTicks([from, to]: readonly [number, number], scale: (value: number) => number): Tick[] {
  const ticks: Tick[] = [];
  for (let power = Math.ceil(Math.log10(from)); power <= Math.floor(Math.log10(to)); power++) {
    const at = scale(10 ** power);
    if (ticks.length > 0 && Math.abs(at - ticks[ticks.length - 1]!.at) < DECADE_PX) continue;
    ticks.push({ at, label: formatNumber(10 ** power) });
  }
  return ticks;
}
