import type { CalibrationLine } from '../metrics/calibration-line.ts';
import { CLIP } from '../metrics/log-loss.ts';
import type { RankedScores } from '../metrics/ranked-scores.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';

/** How far one more row of weight 1 moves a metric, by its label (0 or 1), its score, and the place of that among the distinct ones. */
export type ScoreInfluence = (label: number, score: number, place: number) => number;

/**
 * Influence on a mean over rows.
 * @param ranked - the scores of both classes
 * @param mean - its value
 * @param term - of a score, for a positive (1) and a negative row (0)
 * @returns (term - mean) / weight
 * @example meanInfluence(ranked, 0.2, (s, y) => (s - y) ** 2)
 */
export function meanInfluence(
  ranked: RankedScores,
  mean: number,
  term: (score: number, label: number) => number,
): ScoreInfluence {
  const total = ranked.positiveWeight + ranked.negativeWeight;
  return (label, score) => (term(score, label) - mean) / total;
}

/**
 * Influence on average precision, the mean over the positives of the precision P at their score: each row of label y and score s adds
 * [y (P(s) - AP) + sum over the positives at or below s of (y - P) / N] / n1, N the rows at or above each of these.
 * @param ranked - the scores of both classes
 * @param area - its value
 * @returns the influence; its sum of squares over the rows is a variance that takes precision as uncertain too
 * @example precisionInfluence(ranked, 0.4)
 */
export function precisionInfluence(ranked: RankedScores, area: number): ScoreInfluence {
  const { positives, negatives, positiveWeight } = ranked;
  const size = positives.length;
  const precision = new Float64Array(size);
  const above = new Float64Array(size);
  let [found, taken] = [0, 0];
  for (let i = size - 1; i >= 0; i--) {
    found += positives[i];
    taken += positives[i] + negatives[i];
    precision[i] = taken > 0 ? found / taken : 0;
    above[i] = taken;
  }
  // Of a positive and of a negative row at each place, side by side.
  const own = new Float64Array(2 * size);
  let [inverse, ratio] = [0, 0];
  for (let i = 0; i < size; i++) {
    if (positives[i] > 0) {
      inverse += positives[i] / above[i];
      ratio += (positives[i] * precision[i]) / above[i];
    }
    own[2 * i] = -ratio / positiveWeight;
    own[2 * i + 1] = (precision[i] - area + inverse - ratio) / positiveWeight;
  }
  return (label, _, place) => own[2 * place + label];
}

/**
 * Influence on the lift, with the score at the cut taken as given.
 * @param ranked - the scores of both classes
 * @param lift - its value
 * @param share - of the rows, in (0, 1]
 * @returns the influence; negative rows have none
 * @example liftInfluence(ranked, 4.2, 0.1)
 */
export function liftInfluence(ranked: RankedScores, lift: number, share: number): ScoreInfluence {
  const { positives, negatives, positiveWeight, negativeWeight } = ranked;
  const parts = new Float64Array(positives.length);
  let left = share * (positiveWeight + negativeWeight);
  for (let i = positives.length - 1; i >= 0; i--) {
    const here = positives[i] + negatives[i];
    parts[i] = here > 0 ? Math.min(1, Math.max(0, left / here)) : 0;
    left -= here;
  }
  return (label, _, place) => (label * (parts[place] / share - lift)) / positiveWeight;
}

/**
 * Influence on observed over expected.
 * @param ranked - scores as probabilities
 * @param ratio - its value
 * @returns (y - ratio s) / sum of the scores
 * @example observedInfluence(ranked, 0.9)
 */
export function observedInfluence(ranked: RankedScores, ratio: number): ScoreInfluence {
  const expected = ranked.positiveWeight / ratio;
  return (label, score) => (label - ratio * score) / expected;
}

/**
 * Influence on the calibration error, the sign of each bin's difference taken as known.
 * @param ranked - scores as probabilities
 * @param bins - of the reliability curve
 * @returns sign (y - s - mean of the bin) / n
 * @example calibrationErrorInfluence(ranked, reliabilityBins(ranked))
 */
export function calibrationErrorInfluence(
  ranked: RankedScores,
  bins: readonly ReliabilityBin[],
): ScoreInfluence {
  const total = ranked.positiveWeight + ranked.negativeWeight;
  const ends = Float64Array.from(bins, ({ high }) => high);
  const off = bins.map(({ positiveRate, meanScore }) => positiveRate - meanScore);
  return (label, score) => {
    let bin = 0;
    while (ends[bin] < score) bin++;
    return (Math.sign(off[bin]) * (label - score - off[bin])) / total;
  };
}

/**
 * Influence on intercept and slope of the calibration line: the inverse information times (y - p) (1, logit of s).
 * @param line - with its information
 * @returns the influence on either; null where there is no line
 * @example calibrationInfluence(calibrationLine(ranked))?.slope
 */
export function calibrationInfluence(
  line: CalibrationLine,
): { intercept: ScoreInfluence; slope: ScoreInfluence } | null {
  const [intercept, slope] = [line.intercept.value, line.slope.value];
  if (line.information === null || intercept === null || slope === null) return null;
  const [a, b, c] = line.information;
  const determinant = a * c - b * b;
  const along =
    (first: (x: number) => number): ScoreInfluence =>
    (label, score) => {
      const inside = Math.min(1 - CLIP, Math.max(CLIP, score));
      const x = Math.log(inside / (1 - inside));
      const promised = 1 / (1 + Math.exp(-intercept - slope * x));
      return ((label - promised) * first(x)) / determinant;
    };
  return { intercept: along((x) => c - b * x), slope: along((x) => a * x - b) };
}
