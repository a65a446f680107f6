import { normalCdf, normalQuantile } from '../stats/normal-distribution.ts';

const LEVEL = 0.05;
const POWER = 0.8;
/** Half-width of the 95 % interval in standard errors: 1.96. */
const HALF_WIDTH = normalQuantile(1 - LEVEL / 2);
/** 2.80: a true gap of so many standard errors is found significant at 5 % in 80 of 100 samples. */
export const MINIMAL_GAP_ERRORS = HALF_WIDTH + normalQuantile(POWER);

/** A metric of one side. */
export interface Estimate {
  value: number;
  /** Sampling variance of the value, the square of its standard error; >= 0. */
  variance: number;
}

/** Difference of a metric between two independent samples. */
export interface EstimatedGap {
  /** Serving minus training. */
  gap: number;
  /** Null, with all that follows from it, where neither side has a variance > 0: then nothing is known of the error. */
  standardError: number | null;
  /** Ends of the 95 % interval of the gap. */
  low: number | null;
  high: number | null;
  /** Gap over standard error. */
  z: number | null;
  /** Two-sided, of no gap. */
  pValue: number | null;
  /** Smallest true gap that samples like these show in 80 of 100 cases, at 5 %. */
  smallest: number | null;
}

/**
 * Compares a metric of two independent samples: z = (Q - P) / sqrt(V_P + V_Q), p = 2 (1 - Phi(|z|)), interval
 * gap +- 1.96 standard errors, smallest gap 2.80 standard errors.
 *
 * Source: two-sample z test; the power as in Cohen, Statistical Power Analysis, 1988.
 *
 * @param training - finite value and variance of the one sample
 * @param serving - of the other; of other rows and other entities
 * @returns the gap with its error; in units of the metric
 * @throws {RangeError} where a value is not finite or a variance not a number >= 0
 * @example
 * estimateGap({ value: 0.9, variance: 0.0001 }, { value: 0.85, variance: 0 }).z; // -5
 */
export function estimateGap(training: Estimate, serving: Estimate): EstimatedGap {
  for (const { value, variance } of [training, serving])
    if (!Number.isFinite(value) || !(variance >= 0 && variance < Infinity))
      throw new RangeError(`value ${value} with variance ${variance}`);
  const gap = serving.value - training.value;
  const error = Math.sqrt(training.variance + serving.variance);
  if (error === 0)
    return { gap, standardError: null, low: null, high: null, z: null, pValue: null, smallest: null };
  const z = gap / error;
  return {
    gap,
    standardError: error,
    low: gap - HALF_WIDTH * error,
    high: gap + HALF_WIDTH * error,
    z,
    pValue: 2 * normalCdf(-Math.abs(z)),
    smallest: MINIMAL_GAP_ERRORS * error,
  };
}

/** Labelled rows that would settle whether a gap is there. */
export interface RowsToSettle {
  /** More rows needed in serving alone; null where no number of them is enough, as training is too small itself. */
  serving: number | null;
  /** How many times the rows of both sides are needed instead; 1 where these are enough. */
  bothTimes: number;
}

/**
 * Rows after which a true gap of a given size would be shown in 80 of 100 cases, if variances fall as 1 over the rows:
 * V_Q n_Q / n' = (gap / 2.80)^2 - V_P, solved for n'.
 *
 * @param gap - size of the gap to be settled, such as the one observed or the smallest that matters; its sign plays no part
 * @param training - the training side
 * @param training.variance - variance of the metric there, >= 0
 * @param serving - the serving side
 * @param serving.variance - variance of the metric there, > 0
 * @param serving.rows - number of labelled rows there, > 0
 * @returns more rows of serving, 0 where these are enough; null for a gap of 0, which no number of rows settles
 * @throws {RangeError} where an argument is out of its range
 * @example
 * rowsToSettle(0.05, { variance: 0 }, { variance: 0.0004, rows: 1000 })?.serving; // 256
 */
export function rowsToSettle(
  gap: number,
  training: { variance: number },
  serving: { variance: number; rows: number },
): RowsToSettle | null {
  if (!Number.isFinite(gap) || !(training.variance >= 0) || !(serving.variance > 0) || !(serving.rows > 0))
    throw new RangeError(`gap ${gap}, variances ${training.variance} and ${serving.variance}`);
  if (gap === 0) return null;
  const wanted = (gap / MINIMAL_GAP_ERRORS) ** 2;
  const left = wanted - training.variance;
  const needed = (serving.rows * serving.variance) / left;
  return {
    serving: left > 0 ? Math.max(0, Math.ceil(needed) - serving.rows) : null,
    bothTimes: Math.max(1, (training.variance + serving.variance) / wanted),
  };
}
