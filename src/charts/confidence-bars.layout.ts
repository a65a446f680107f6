import { scaleLinear } from 'd3-scale';
import { horizontalRange, type PlotArea } from './plot-area.ts';

/** One answer with how much it is believed, in [0, 1]. */
export interface Answer {
  name: string;
  confidence: number;
}

/** One bar. */
export interface ConfidenceBar {
  /** Index among the answers that came in. */
  index: number;
  top: number;
  height: number;
  middle: number;
  left: number;
  width: number;
  valueAt: number;
}

/** Bars on a scale from 0 to 1, so that an answer that is only the best of the unlikely looks it. */
export interface ConfidenceBarsLayout {
  /** Best first; as they came in where they are equal. */
  bars: ConfidenceBar[];
  /** Where a bar of confidence 1 would end. */
  end: number;
  baseline: number;
}

/**
 * @param answers - in any order @param area - where to draw; its height is shared out evenly
 * @returns one bar each, best first
 */
export function confidenceBarsLayout(answers: readonly Answer[], area: PlotArea): ConfidenceBarsLayout {
  const [start, end] = horizontalRange(area);
  const x = scaleLinear([0, 1], [start, end]).clamp(true);
  const baseline = area.height - area.bottom;
  const height = (baseline - area.top) / Math.max(1, answers.length);
  const order = answers.map((_, index) => index);
  order.sort((a, b) => answers[b]!.confidence - answers[a]!.confidence || a - b);
  return {
    bars: order.map((index, place) => {
      const top = area.top + place * height;
      const width = x(answers[index]!.confidence) - start;
      return { index, top, height, middle: top + height / 2, left: start, width, valueAt: start + width + 6 };
    }),
    end,
    baseline,
  };
}
