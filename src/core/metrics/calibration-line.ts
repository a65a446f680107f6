import { estimateOf, undefinedEstimate, type Estimate, type EstimateReason } from './estimate.ts';
import { waldInterval } from './intervals.ts';
import { CLIP } from './log-loss.ts';
import type { RankedScores } from './ranked-scores.ts';

/** Steps of Newton's method; a fit that exists takes fewer than ten. */
const MOST_STEPS = 50;

/** Scores of the first, rough fit. */
const THINNED = 5000;

/** The line of a logistic regression of labels on the log-odds of scores. */
export interface CalibrationLine {
  intercept: Estimate;
  slope: Estimate;
  /** Negative second derivatives of the log-likelihood: of the intercept, of both, of the slope; null where there is no line. */
  information: readonly [number, number, number] | null;
}

/** Relative change of the last step; the error that is left is of the order of its square. */
const SETTLED = 1e-11;

/** Log-odds beyond which a slope can only be on its way to infinity. */
const DIVERGED = 1e4;

/**
 * Logistic regression of the label on ln(s / (1 - s)), s clipped to [1e-6, 1 - 1e-6], by iteratively reweighted least
 * squares. A calibrated model has intercept 0 and slope 1. An intercept off 0 with a slope near 1 is a shifted base rate; a slope
 * below 1 is a model that is too sure; near 0 its scores have nothing to do with the labels. Standard errors are
 * from the inverse information; under weights these count as numbers of repeats.
 *
 * Source: matches statsmodels Logit 0.15 with a constant.
 *
 * @param ranked - scores as probabilities, of both classes
 * @returns intercept (natural log-odds) and slope with Wald intervals; undefined with one class only, one score only, a score outside
 *   [0, 1], or where a threshold separates the classes and no finite slope fits best
 * @example
 * calibrationLine(rankScores(scores, labels)).slope.value; // 0.97
 */
export function calibrationLine(ranked: RankedScores): CalibrationLine {
  const n = ranked.positiveRows + ranked.negativeRows;
  const reason = whyNot(ranked);
  if (reason !== null) return bothUndefined(n + ranked.nonFinite, reason);
  const logits = ranked.scores.map((score) => {
    const p = Math.min(1 - CLIP, Math.max(CLIP, score));
    return Math.log(p / (1 - p));
  });
  if (logits[0] === logits[logits.length - 1]) return bothUndefined(n, 'constant-scores');
  // From no skill the likelihood leads straight up; from slope 1 the steps of a model without skill may swing.
  const noSkill: Line = [Math.log(ranked.positiveWeight / ranked.negativeWeight), 0];
  const near = fitThinned(ranked, logits, noSkill);
  const fit = (near && fitLine(ranked, logits, near.line)) ?? fitLine(ranked, logits, noSkill);
  if (fit === null) return bothUndefined(n, 'separable');
  const wald = (value: number, variance: number) =>
    estimateOf(value, Math.sqrt(variance), waldInterval(value, Math.sqrt(variance)), n, 'wald');
  const { line, information } = fit;
  const [a, b, c] = information;
  const determinant = a * c - b * b;
  return { intercept: wald(line[0], c / determinant), slope: wald(line[1], a / determinant), information };
}

/** Intercept and slope. */
type Line = [intercept: number, slope: number];

/** Weights of both classes at each score. */
type Classes = Pick<RankedScores, 'positives' | 'negatives'>;

// A fit of some thousand scores is so near that the one of all scores takes three steps instead of seven.
function fitThinned(classes: Classes, logits: Float64Array, start: Line): Fit | null {
  const every = Math.floor(logits.length / THINNED);
  if (every < 4) return null;
  const thin = (list: Float64Array) => Float64Array.from({ length: THINNED }, (_, i) => list[i * every]);
  const thinned = { positives: thin(classes.positives), negatives: thin(classes.negatives) };
  return fitLine(thinned, thin(logits), start);
}

interface Fit {
  line: Line;
  information: [number, number, number];
}

function fitLine(classes: Classes, logits: Float64Array, start: Line): Fit | null {
  let [intercept, slope] = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, information } = scoreEquations(classes, logits, intercept, slope);
    const [a, b, c] = information;
    const determinant = a * c - b * b;
    const forIntercept = (c * gradient[0] - b * gradient[1]) / determinant;
    const forSlope = (a * gradient[1] - b * gradient[0]) / determinant;
    if (!Number.isFinite(forIntercept) || !Number.isFinite(forSlope)) return null;
    // A long step may overshoot for good; one cut short does not.
    const length = Math.max(1, Math.abs(forIntercept) / 5, Math.abs(forSlope) / 2);
    intercept += forIntercept / length;
    slope += forSlope / length;
    if (Math.abs(slope) > DIVERGED || Math.abs(intercept) > DIVERGED) return null;
    const change = Math.abs(forIntercept) + Math.abs(forSlope);
    if (change < SETTLED * (1 + Math.abs(intercept) + Math.abs(slope)))
      return { line: [intercept, slope], information };
  }
  return null;
}

// Derivatives of the log-likelihood: the first ones, and the negative second ones [intercept, both, slope].
function scoreEquations(
  { positives, negatives }: Classes,
  logits: Float64Array,
  intercept: number,
  slope: number,
): { gradient: [number, number]; information: [number, number, number] } {
  let [g0, g1, a, b, c] = [0, 0, 0, 0, 0];
  for (let i = 0; i < logits.length; i++) {
    const x = logits[i];
    const p = 1 / (1 + Math.exp(-intercept - slope * x));
    const weight = positives[i] + negatives[i];
    const residual = positives[i] - weight * p;
    const spread = weight * p * (1 - p);
    g0 += residual;
    g1 += residual * x;
    a += spread;
    b += spread * x;
    c += spread * x * x;
  }
  return { gradient: [g0, g1], information: [a, b, c] };
}

function whyNot(ranked: RankedScores): EstimateReason | null {
  const { scores, positives, negatives } = ranked;
  if (ranked.nonFinite > 0) return 'non-finite';
  if (scores.length === 0) return 'no-rows';
  if (scores[0] < 0 || scores[scores.length - 1] > 1) return 'outside-unit-interval';
  if (!(ranked.positiveWeight > 0 && ranked.negativeWeight > 0)) return 'one-class';
  if (scores.length === 1) return 'constant-scores';
  // Separated, be it with a tie at the threshold: no row of one class lies above any of the other.
  const has = (weight: number) => weight > 0;
  const [firstPositive, lastPositive] = [positives.findIndex(has), positives.findLastIndex(has)];
  const [firstNegative, lastNegative] = [negatives.findIndex(has), negatives.findLastIndex(has)];
  return lastNegative <= firstPositive || lastPositive <= firstNegative ? 'separable' : null;
}

function bothUndefined(n: number, reason: EstimateReason): CalibrationLine {
  const nothing = undefinedEstimate(n, reason);
  return { intercept: nothing, slope: nothing, information: null };
}
