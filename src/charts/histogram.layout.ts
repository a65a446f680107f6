import { scaleLinear } from 'd3-scale';
import { shareTicks, valueTicks } from './axis-ticks.ts';
import { horizontalRange, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { sharesOf } from './shares.ts';
import { stepArea, stepLine } from './step-path.ts';

/** Counts of both tables in the same bins; the outermost bins hold everything beyond their edge as well. */
export interface HistogramCounts {
  /** One more than there are bins, growing. */
  edges: readonly number[];
  training: readonly number[];
  serving: readonly number[];
}

/** One bin as it is drawn. */
export interface HistogramBin {
  left: number;
  width: number;
  low: number;
  high: number;
  /** Shares of each table's values, in [0, 1]. */
  training: number;
  serving: number;
}

/** Two histograms over each other. */
export interface HistogramLayout {
  bins: HistogramBin[];
  trainingArea: string;
  trainingLine: string;
  servingArea: string;
  servingLine: string;
  baseline: number;
  xTicks: Tick[];
  yTicks: Tick[];
}

/**
 * Lays two histograms over each other, as shares of each table so that their sizes do not matter.
 * @param counts - both tables in the same bins @param area - where to draw @param isTime - true where edges are epoch milliseconds
 * @returns paths and ticks; no paths where there are no bins
 */
export function histogramLayout(counts: HistogramCounts, area: PlotArea, isTime: boolean): HistogramLayout {
  const training = sharesOf(counts.training);
  const serving = sharesOf(counts.serving);
  const low = counts.edges[0] ?? 0;
  const high = counts.edges.at(-1) ?? 1;
  // A constant has edges that coincide: it still deserves a bar with a width.
  const domain: [number, number] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  const greatest = Math.max(...training, ...serving, 0) || 1;
  const x = scaleLinear(domain, horizontalRange(area));
  const y = scaleLinear([0, greatest], verticalRange(area));
  const baseline = y(0);
  const bins = training.map((share, index) => {
    const from = high > low ? (counts.edges[index] ?? low) : domain[0];
    const to = high > low ? (counts.edges[index + 1] ?? high) : domain[1];
    const left = x(from);
    return {
      left,
      width: x(to) - left,
      low: counts.edges[index] ?? low,
      high: counts.edges[index + 1] ?? high,
      training: share,
      serving: serving[index] ?? 0,
    };
  });
  const steps = (side: 'training' | 'serving', anything: boolean) =>
    anything ? bins.map((bin) => ({ left: bin.left, right: bin.left + bin.width, y: y(bin[side]) })) : [];
  const trainingSteps = steps(
    'training',
    training.some((share) => share > 0),
  );
  const servingSteps = steps(
    'serving',
    serving.some((share) => share > 0),
  );
  return {
    bins,
    trainingArea: stepArea(trainingSteps, baseline),
    trainingLine: stepLine(trainingSteps),
    servingArea: stepArea(servingSteps, baseline),
    servingLine: stepLine(servingSteps),
    baseline,
    xTicks: valueTicks(domain, horizontalRange(area), isTime),
    yTicks: shareTicks(greatest, verticalRange(area)),
  };
}
