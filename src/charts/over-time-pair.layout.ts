import { median } from 'd3-array';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { formatNumber, formatShare } from '../ui/format-number.ts';
import { valueTicks } from './axis-ticks.ts';
import { horizontalRange, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { stepLine } from './step-path.ts';
import { placeOf, valueDomain } from './value-domain.ts';

/** A quantity in one window. */
export interface SeriesWindow {
  /** Epoch milliseconds UTC. */
  start: number;
  value: number | null;
}

/** One window as it is drawn. */
export interface SeriesWindowPlace {
  left: number;
  width: number;
  middle: number;
  y: number | null;
}

/** Both tables on one axis of time. */
export interface OverTimePairLayout {
  training: SeriesWindowPlace[];
  serving: SeriesWindowPlace[];
  trainingLine: string;
  servingLine: string;
  moment: number | null;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
}

const DAY_MS = 86_400_000;
/** Windows of months differ in length; a gap beyond this many lengths is a window that is missing. */
const GAP_LENGTHS = 1.5;

/**
 * A window ends where the next one starts; the last one, and one before a gap, is as long as most are.
 * @param windows - by start @returns the end of each, epoch milliseconds UTC
 */
export function windowEnds(windows: readonly SeriesWindow[]): number[] {
  const lengths = windows.slice(1).map(({ start }, index) => start - windows[index]!.start);
  const usual = median(lengths) ?? DAY_MS;
  return windows.map(({ start }, index) => {
    const next = windows[index + 1]?.start;
    return next !== undefined && next - start <= usual * GAP_LENGTHS ? next : start + usual;
  });
}

/**
 * @param series - of both tables, each by start; empty where a table has no times
 * @param options - moment of the change (epoch milliseconds, null for none), and whether values are shares
 * @param area - where to draw @returns steps of both tables on common axes
 */
export function overTimePairLayout(
  series: { training: readonly SeriesWindow[]; serving: readonly SeriesWindow[] },
  options: { moment: number | null; isShare: boolean },
  area: PlotArea,
): OverTimePairLayout {
  const ends = { training: windowEnds(series.training), serving: windowEnds(series.serving) };
  const all = [...series.training, ...series.serving];
  const from = Math.min(...all.map(({ start }) => start));
  const to = Math.max(...ends.training, ...ends.serving);
  const times: [number, number] = all.length === 0 ? [0, DAY_MS] : [from, to];
  const x = scaleUtc(times, horizontalRange(area));
  const domain = valueDomain(
    all.map(({ value }) => value),
    options,
  );
  const y = scaleLinear(domain, verticalRange(area));
  const placesOf = (side: 'training' | 'serving') =>
    series[side].map(({ start, value }, index): SeriesWindowPlace => {
      const left = x(start);
      const width = x(ends[side][index]!) - left;
      return { left, width, middle: left + width / 2, y: placeOf(y, value) };
    });
  const line = (places: readonly SeriesWindowPlace[]) =>
    stepLine(places.map((place) => ({ left: place.left, right: place.left + place.width, y: place.y })));
  const training = placesOf('training');
  const serving = placesOf('serving');
  const isWithin = options.moment !== null && options.moment >= times[0] && options.moment <= times[1];
  return {
    training,
    serving,
    trainingLine: line(training),
    servingLine: line(serving),
    moment: isWithin ? placeOf(x, options.moment) : null,
    xTicks: valueTicks(times, horizontalRange(area), true),
    yTicks: y
      .ticks(4)
      .map((value) => ({ at: y(value), label: options.isShare ? formatShare(value) : formatNumber(value) })),
    baseline: verticalRange(area)[0],
  };
}
