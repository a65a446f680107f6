import { scaleLinear, scaleUtc } from 'd3-scale';
import type { WindowLength } from '../core/compare/comparison.ts';
import { formatNumber } from '../ui/format-number.ts';
import { valueTicks } from './axis-ticks.ts';
import { windowEnd } from './over-time.layout.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { stepLine } from './step-path.ts';
import { placeOf, valueDomain } from './value-domain.ts';

/** The metric in one serving window. */
export interface MetricWindow {
  /** Epoch milliseconds UTC. */
  start: number;
  rows: number;
  estimate: { value: number | null; low: number | null; high: number | null };
}

/** A shape fitted to the windows. A `FittedShape`. */
export interface FittedWindows {
  /** Start of the first window after a step; null without a step. */
  moment: number | null;
  /** One number for each window that has a value and rows. */
  fitted: readonly number[];
}

/** One window as it is drawn. */
export interface MetricWindowPlace {
  left: number;
  width: number;
  middle: number;
  y: number | null;
}

/** A metric by window. */
export interface MetricOverTimeLayout {
  windows: MetricWindowPlace[];
  line: string;
  /** 95 % interval of each window. */
  band: string;
  /** The fitted shape, broken at its moment. */
  fit: string;
  moment: number | null;
  /** Height of training's value; null for none. */
  level: number | null;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

/** How far intervals may stretch the axis beyond the values, as a share of their span: windows of few rows would flatten all others. */
const MOST_STRETCH = 0.6;

/**
 * @param windows - by start @param length - of a window @param level - training's value; null for none
 * @param shape - the fitted shape; null for none @param area - where to draw
 * @returns steps with their intervals; windows without a value break them
 */
export function metricOverTimeLayout(
  windows: readonly MetricWindow[],
  length: WindowLength,
  level: number | null,
  shape: FittedWindows | null,
  area: PlotArea,
): MetricOverTimeLayout {
  const first = windows[0]?.start ?? 0;
  const last = windows.at(-1);
  const end = last ? windowEnd(last.start, length) : first + 1;
  const x = scaleUtc([first, end], horizontalRange(area));
  const inner = valueDomain([
    ...windows.map(({ estimate }) => estimate.value),
    level,
    ...(shape?.fitted ?? []),
  ]);
  const stretch = (inner[1] - inner[0]) * MOST_STRETCH;
  const ends = windows.flatMap(({ estimate: { low, high } }) => [low, high]);
  const within = ends.map((value) =>
    value === null ? null : Math.max(inner[0] - stretch, Math.min(inner[1] + stretch, value)),
  );
  const present = within.filter((value) => value !== null);
  const domain: [number, number] = [Math.min(inner[0], ...present), Math.max(inner[1], ...present)];
  const [bottom, top] = verticalRange(area);
  const y = scaleLinear(domain, [bottom, top]);
  const clamped = (value: number) => rounded(Math.max(top, Math.min(bottom, y(value))));
  const places = windows.map(({ start, estimate }): MetricWindowPlace => {
    const left = x(start);
    const width = x(windowEnd(start, length)) - left;
    return { left, width, middle: left + width / 2, y: placeOf(y, estimate.value) };
  });
  return {
    windows: places,
    line: stepLine(
      places.map((place) => ({ left: place.left, right: place.left + place.width, y: place.y })),
    ),
    band: windows
      .flatMap(({ estimate: { value, low, high } }, index) => {
        if (value === null || low === null || high === null) return [];
        const { left, width } = places[index]!;
        return [
          `M${rounded(left)},${clamped(high)}H${rounded(left + width)}V${clamped(low)}H${rounded(left)}Z`,
        ];
      })
      .join(''),
    fit: shape ? fitPath(windows, places, shape, y) : '',
    moment: placeOf(x, shape?.moment),
    level: placeOf(y, level),
    xTicks: valueTicks([first, end], horizontalRange(area), true),
    yTicks: y.ticks(4).map((value) => ({ at: y(value), label: formatNumber(value) })),
    baseline: bottom,
  };
}

function fitPath(
  windows: readonly MetricWindow[],
  places: readonly MetricWindowPlace[],
  { fitted, moment }: FittedWindows,
  y: (value: number) => number,
): string {
  const counted = windows.flatMap(({ rows, estimate }, index) =>
    rows > 0 && estimate.value !== null ? [index] : [],
  );
  // A shape of other windows than these cannot be placed.
  if (counted.length !== fitted.length) return '';
  let path = '';
  let previous = -Infinity;
  counted.forEach((index, i) => {
    const { left, width, middle } = places[index]!;
    const isBroken = moment !== null && previous < moment && windows[index]!.start >= moment;
    const isEnd =
      i === counted.length - 1 ||
      (moment !== null && windows[index]!.start < moment && windows[counted[i + 1]!]!.start >= moment);
    // A level reaches over its whole windows.
    const height = rounded(y(fitted[i]!));
    path +=
      i === 0 || isBroken
        ? `M${rounded(left)},${height}L${rounded(middle)},${height}`
        : `L${rounded(middle)},${height}`;
    if (isEnd) path += `L${rounded(left + width)},${height}`;
    previous = windows[index]!.start;
  });
  return path;
}
