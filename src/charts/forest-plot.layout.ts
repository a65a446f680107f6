import { scaleLinear, scaleSymlog } from 'd3-scale';
import { formatNumber } from '../ui/format-number.ts';
import type { PlotArea, Tick } from './plot-area.ts';
import { placeOf, valueDomain } from './value-domain.ts';

/** One metric of one side; null where the rows do not define it. */
export interface ForestEstimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** One metric of both sides. A `MetricComparison` with a name. */
export interface ForestRow {
  name: string;
  training: ForestEstimate;
  serving: ForestEstimate;
  /** Serving minus training; null where a side has no value. */
  gap: { gap: number; low: number | null; high: number | null; standardError: number | null } | null;
  /** Whether serving is worse by value alone; null where neither direction is worse. */
  isWorse: boolean | null;
}

/** A value with its whisker, in pixels. */
export interface PlacedEstimate {
  at: number | null;
  low: number | null;
  high: number | null;
}

/** One metric as it is drawn. */
export interface ForestLine {
  /** Index among the rows that came in: rows with a direction are drawn first. */
  index: number;
  top: number;
  height: number;
  /** Base of the name. */
  nameAt: number;
  /** Middle of the marks. */
  middle: number;
  training: PlacedEstimate;
  serving: PlacedEstimate;
  /** The gap in standard errors, worse to the left; null where its error is not known. */
  gap: { at: number; low: number; high: number; isBeyond: boolean } | null;
}

/** A set of rows under one head: those with a direction, then those without. */
export interface ForestGroup {
  top: number;
  isDirected: boolean;
  lines: ForestLine[];
}

/** Metrics under each other. */
export interface ForestPlotLayout {
  groups: ForestGroup[];
  /** Lines in the order drawn: one stop each. */
  lines: ForestLine[];
  /** Whether names stand above the marks, and values are not drawn beside the gaps. */
  isNarrow: boolean;
  /** Panel of the values, each row on its own scale; null where there is no room. */
  values: { left: number; right: number } | null;
  gaps: { left: number; right: number; zero: number };
  xTicks: Tick[];
  baseline: number;
  height: number;
}

/** Below this width of the drawing, names stand above the marks. */
export const NARROW_PX = 560;
const HEAD_PX = 20;
const ROW_PX = 26;
const NARROW_ROW_PX = 40;
const AXIS_PX = 34;
/** Least reach of the axis of gaps, in standard errors: what lies within 1.96 has to look small. */
const LEAST_REACH = 5;
/** 95 % interval in standard errors. */
const Z95 = 1.959964;
const TICKS = [0, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
/** Least pixels between two ticks. */
const TICK_PX = 26;

/** @param row - of the plot @returns its gap in standard errors, below 0 where serving is worse (or lower, without a direction) */
export function gapInErrors(row: ForestRow): number | null {
  const { gap, isWorse } = row;
  if (gap === null || gap.standardError === null || !(gap.standardError > 0)) return null;
  const errors = gap.gap / gap.standardError;
  if (!Number.isFinite(errors)) return null;
  return isWorse === null ? errors : isWorse ? -Math.abs(errors) : Math.abs(errors);
}

/**
 * Metrics have different units, so their gaps are compared in standard errors: there every 95 % interval is 1.96 either way, and a
 * metric moved beyond its error where its interval clears the zero line. Whether two intervals of values overlap does not tell that.
 * Rows whose direction says worse or better come first and are turned so that worse is to the left.
 * @param rows - in the order to be drawn @param area - where to draw; its height is taken from the rows
 * @returns marks and ticks
 */
export function forestPlotLayout(rows: readonly ForestRow[], area: PlotArea): ForestPlotLayout {
  const isNarrow = area.width < NARROW_PX;
  const right = Math.max(area.left + 3, area.width - area.right);
  const span = right - area.left;
  const values = isNarrow ? null : { left: area.left, right: area.left + span * 0.4 };
  const gapLeft = values ? values.right + 24 : area.left;
  const errors = rows.map(gapInErrors);
  const reach =
    Math.max(LEAST_REACH, ...errors.map((error) => (error === null ? 0 : Math.abs(error) + Z95))) * 1.04;
  // Metrics of millions of rows lie hundreds of errors off; near zero, where it is decided, the scale stays wide.
  const x = scaleSymlog([-reach, reach], [gapLeft, right]).constant(3);
  const rowPx = isNarrow ? NARROW_ROW_PX : ROW_PX;
  let top = area.top;
  const groups: ForestGroup[] = [];
  for (const isDirected of [true, false]) {
    const members = rows.flatMap((row, index) =>
      (row.isWorse !== null || lacksAValue(row)) === isDirected ? [index] : [],
    );
    if (members.length === 0) continue;
    const group: ForestGroup = { top, isDirected, lines: [] };
    top += HEAD_PX;
    for (const index of members) {
      const row = rows[index]!;
      const y = values && ownScale(row, values);
      const error = errors[index] ?? null;
      group.lines.push({
        index,
        top,
        height: rowPx,
        nameAt: isNarrow ? top + 14 : top + rowPx / 2 + 4,
        middle: isNarrow ? top + 27 : top + rowPx / 2,
        training: placed(row.training, y),
        serving: placed(row.serving, y),
        gap:
          error === null
            ? null
            : { at: x(error), low: x(error - Z95), high: x(error + Z95), isBeyond: Math.abs(error) > Z95 },
      });
      top += rowPx;
    }
    groups.push(group);
  }
  return {
    groups,
    lines: groups.flatMap(({ lines }) => lines),
    isNarrow,
    values,
    gaps: { left: gapLeft, right, zero: x(0) },
    xTicks: errorTicks(x, reach),
    baseline: top + 4,
    height: top + 4 + AXIS_PX,
  };
}

/** A row without a value has no direction either, but stands among those that have one. */
function lacksAValue(row: ForestRow): boolean {
  return row.training.value === null || row.serving.value === null;
}

function ownScale(row: ForestRow, panel: { left: number; right: number }) {
  const { training, serving } = row;
  const domain = valueDomain([
    training.value,
    training.low,
    training.high,
    serving.value,
    serving.low,
    serving.high,
  ]);
  return scaleLinear(domain, [panel.left, panel.right]);
}

function placed(estimate: ForestEstimate, scale: ((value: number) => number) | null): PlacedEstimate {
  if (scale === null) return { at: null, low: null, high: null };
  const hasInterval = estimate.value !== null && estimate.low !== null && estimate.high !== null;
  return {
    at: placeOf(scale, estimate.value),
    low: hasInterval ? placeOf(scale, estimate.low) : null,
    high: hasInterval ? placeOf(scale, estimate.high) : null,
  };
}

function errorTicks(x: (value: number) => number, reach: number): Tick[] {
  const ticks: Tick[] = [];
  let last = -Infinity;
  for (const value of TICKS) {
    if (value > reach) break;
    if (x(value) - last < TICK_PX) continue;
    last = x(value);
    const label = formatNumber(value);
    if (value === 0) ticks.push({ at: last, label });
    else ticks.push({ at: x(-value), label: `−${label}` }, { at: last, label: `+${label}` });
  }
  return ticks;
}
