import { scaleLinear } from 'd3-scale';
import { wilsonInterval } from '../core/metrics/intervals.ts';
import { shareTicks } from './axis-ticks.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { stepArea, stepLine, type Step } from './step-path.ts';

/** Rows of neighbouring scores. A `ReliabilityBin`. */
export interface ScoreBin {
  low: number;
  high: number;
  /** Number of rows, or the sum of their weights. */
  weight: number;
  meanScore: number;
  positiveRate: number;
}

/** One bin as it is drawn. */
export interface ReliabilityPoint {
  /** Index among the bins of its side. */
  bin: number;
  x: number;
  y: number;
  radius: number;
  /** Wilson's 95 % interval of the positive rate, and its ends in pixels. */
  low: number;
  high: number;
  top: number;
  bottom: number;
}

/** One side. */
export interface ReliabilityCurve {
  points: ReliabilityPoint[];
  /** Through the points, as path data. */
  line: string;
  /** Whiskers of all points, as path data. */
  whiskers: string;
  /** How its scores are spread, below. */
  histogramLine: string;
  histogramArea: string;
}

/** Both sides' curves over their histograms of scores. */
export interface ReliabilityLayout {
  training: ReliabilityCurve;
  serving: ReliabilityCurve;
  /** Where scores are what comes true, as path data. */
  diagonal: string;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline: number;
  histogramBase: number;
}

const LEAST_RADIUS = 2.5;
const MOST_RADIUS = 6;
const HISTOGRAM_BINS = 24;
/** Least reach of both axes: below that there is nothing but noise. */
const LEAST_REACH = 0.001;

/**
 * Mean score against positive rate on one common scale, so that the diagonal means "calibrated". The area of a mark grows with
 * the rows of its bin. The histograms spread the rows of a bin evenly over its scores.
 * @param bins - of both sides, by score @param area - of the curves; its bottom margin holds the histograms
 * @param histogramPx - height of the histograms @returns points, paths and ticks
 */
export function reliabilityLayout(
  bins: { training: readonly ScoreBin[]; serving: readonly ScoreBin[] },
  area: PlotArea,
  histogramPx: number,
): ReliabilityLayout {
  const all = [...bins.training, ...bins.serving].filter(isDrawable);
  const low = Math.min(0, ...all.map((bin) => bin.low));
  const high = Math.max(LEAST_REACH, ...all.map((bin) => Math.max(bin.meanScore, bin.positiveRate)));
  const x = scaleLinear([low, high], horizontalRange(area)).nice(5);
  const y = scaleLinear(x.domain(), verticalRange(area));
  const [from = 0, to = 1] = x.domain();
  const baseline = verticalRange(area)[0];
  const histogramBase = area.height - 4;
  const shares = [bins.training, bins.serving].map((side) => histogram(side.filter(isDrawable), from, to));
  const greatest = Math.max(...shares.flat(), 0) || 1;
  const heaviest = Math.max(0, ...all.map((bin) => bin.weight)) || 1;
  const curve = (side: readonly ScoreBin[], share: readonly number[]): ReliabilityCurve => {
    const points = side.flatMap((bin, index): ReliabilityPoint[] => {
      if (!isDrawable(bin)) return [];
      const [wilsonLow, wilsonHigh] = wilsonInterval(bin.positiveRate, bin.weight);
      return [
        {
          bin: index,
          x: x(bin.meanScore),
          y: y(bin.positiveRate),
          radius: LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(bin.weight / heaviest),
          low: wilsonLow,
          high: wilsonHigh,
          top: Math.max(area.top, y(wilsonHigh)),
          bottom: Math.min(baseline, y(wilsonLow)),
        },
      ];
    });
    const steps = share.some((value) => value > 0)
      ? share.map((value, index): Step => ({
          left: x(from + ((to - from) * index) / share.length),
          right: x(from + ((to - from) * (index + 1)) / share.length),
          y: histogramBase - (value / greatest) * histogramPx,
        }))
      : [];
    return {
      points,
      line: points
        .map((point, i) => `${i === 0 ? 'M' : 'L'}${rounded(point.x)},${rounded(point.y)}`)
        .join(''),
      whiskers: points
        .map(({ x: at, top, bottom }) => `M${rounded(at)},${rounded(top)}V${rounded(bottom)}`)
        .join(''),
      histogramLine: stepLine(steps),
      histogramArea: stepArea(steps, histogramBase),
    };
  };
  return {
    training: curve(bins.training, shares[0]!),
    serving: curve(bins.serving, shares[1]!),
    diagonal: `M${x(from)},${y(from)}L${x(to)},${y(to)}`,
    xTicks: shareTicks(to, [x(0), x(to)], Math.max(2, Math.floor((x(to) - x(0)) / 64))),
    yTicks: shareTicks(to, [y(0), y(to)]),
    baseline,
    histogramBase,
  };
}

function isDrawable(bin: ScoreBin): boolean {
  return bin.weight > 0 && Number.isFinite(bin.meanScore) && bin.positiveRate >= 0 && bin.positiveRate <= 1;
}

/** Shares of the rows by score, in bins of equal width. */
function histogram(bins: readonly ScoreBin[], from: number, to: number): number[] {
  const shares = new Array<number>(HISTOGRAM_BINS).fill(0);
  const total = bins.reduce((sum, bin) => sum + bin.weight, 0);
  const width = (to - from) / HISTOGRAM_BINS;
  for (const { low, high, weight } of bins) {
    for (let index = 0; index < HISTOGRAM_BINS; index++) {
      const left = from + index * width;
      const isLast = index === HISTOGRAM_BINS - 1;
      // Beyond the last edge lie scores of bins whose mean is within it.
      const right = isLast ? Infinity : left + width;
      const part =
        high > low
          ? Math.max(0, Math.min(high, right) - Math.max(low, left)) / (high - low)
          : Number(low >= left && low < right);
      shares[index]! += (part * weight) / total;
    }
  }
  return shares;
}
