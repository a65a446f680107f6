import { scaleLinear, scaleUtc } from 'd3-scale';
import { utcDay, utcHour, utcMonday, utcMonth } from 'd3-time';
import type { WindowLength } from '../core/compare/comparison.ts';
import { formatNumber, formatShare, formatTime } from '../ui/format-number.ts';
import { valueTicks } from './axis-ticks.ts';
import { horizontalRange, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { stepArea, stepLine, type Step } from './step-path.ts';

/** One window's value. */
export interface WindowValue {
  /** Start, epoch milliseconds UTC. */
  start: number;
  /** Null where the window has none. */
  value: number | null;
  /** Up to here the value would lie without drift; null or left out for none. */
  noDrift?: number | null;
}

/** What else is drawn, and how the axis is written. */
export interface OverTimeOptions {
  length: WindowLength;
  /** A level to compare with (the line, or training's own value); null for none. */
  level: number | null;
  /** Whether values are shares. */
  isShare: boolean;
  /** Whether values are epoch milliseconds. */
  isTime?: boolean;
  /** Whether the axis starts at zero: yes for shares and distances, no for means. */
  fromZero: boolean;
}

/** A step line over windows. */
export interface OverTimeLayout {
  line: string;
  /** The band in which the value would lie without drift. */
  band: string;
  /** Height of the level; null for none. */
  level: number | null;
  /** One stop a window; `y` is null where there is no value. */
  windows: { left: number; width: number; middle: number; y: number | null }[];
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

const INTERVALS = { hour: utcHour, day: utcDay, week: utcMonday, month: utcMonth };

/**
 * @param start - of a window, epoch milliseconds UTC @param length - of the window @returns its end, epoch milliseconds UTC
 */
export function windowEnd(start: number, length: WindowLength): number {
  return INTERVALS[length].offset(new Date(start), 1).getTime();
}

/**
 * Lays out one value per window as steps: a change between two windows is an upright, not a slope.
 * @param values - by start @param area - where to draw @param options - level and axis
 * @returns line, band, stops and ticks
 */
export function overTimeLayout(
  values: readonly WindowValue[],
  area: PlotArea,
  options: OverTimeOptions,
): OverTimeLayout {
  const first = values[0]?.start ?? 0;
  const last = values.at(-1);
  const end = last ? windowEnd(last.start, options.length) : first + 1;
  const x = scaleUtc([first, end], horizontalRange(area));
  const numbers = values.flatMap(({ value, noDrift }) => [value, noDrift ?? null]);
  const present = [...numbers, options.level].filter((number) => number !== null);
  const lowest = options.fromZero ? 0 : Math.min(...present);
  const highest = Math.max(...present, options.fromZero ? 0 : -Infinity);
  const flat = !(highest > lowest);
  const pad = flat
    ? Math.max(Math.abs(highest) * 0.1, options.isShare ? 0.01 : 0.1)
    : (highest - lowest) * 0.08;
  const domain: [number, number] =
    present.length === 0
      ? [0, 1]
      : [options.fromZero ? 0 : lowest - pad, options.isShare ? Math.min(1, highest + pad) : highest + pad];
  const y = scaleLinear(domain, verticalRange(area));
  const windows = values.map(({ start, value }) => {
    const left = x(start);
    const width = x(windowEnd(start, options.length)) - left;
    return { left, width, middle: left + width / 2, y: value === null ? null : y(value) };
  });
  const steps = windows.map((window): Step => ({
    left: window.left,
    right: window.left + window.width,
    y: window.y,
  }));
  const bandSteps = values.map(({ noDrift }, index): Step => ({
    left: windows[index]!.left,
    right: windows[index]!.left + windows[index]!.width,
    y: noDrift === null || noDrift === undefined ? null : y(noDrift),
  }));
  const label = options.isTime ? formatTime : options.isShare ? formatShare : formatNumber;
  return {
    line: stepLine(steps),
    band: stepArea(bandSteps, y(domain[0])),
    level: options.level === null ? null : y(options.level),
    windows,
    xTicks: valueTicks([first, end], horizontalRange(area), true),
    yTicks: y.ticks(3).map((value) => ({ at: y(value), label: label(value) })),
    baseline: verticalRange(area)[0],
  };
}
