/**
 * How the interval of an estimate was found:
 * - `wald`: value +- 1.96 standard errors;
 * - `log`, `logit`, `fisher`: the same on the scale of ln x, ln(x / (1 - x)) or atanh x, and back; never leaves the range of the metric;
 * - `delong-logit`: DeLong's variance on the logit scale;
 * - `wilson`: Wilson's score interval of a proportion, or of one the metric is a function of;
 * - `exact`: Clopper and Pearson's bound;
 * - `conservative`: from an upper bound of the standard error.
 */
export type IntervalMethod =
  'wald' | 'log' | 'logit' | 'fisher' | 'delong-logit' | 'wilson' | 'exact' | 'conservative';

/** Why a value or its interval is missing, or (the last two) why the interval should be read with care. */
export type EstimateReason =
  | 'no-rows'
  | 'non-finite'
  | 'one-class'
  | 'outside-unit-interval'
  | 'no-positives'
  | 'no-predicted-positives'
  | 'no-predicted-negatives'
  | 'constant-scores'
  | 'constant-actuals'
  | 'only-zero-actuals'
  | 'no-usable-group'
  | 'separable'
  | 'too-few-rows'
  | 'no-spread'
  | 'perfect-separation'
  | 'few-of-one-class';

/** A metric with what is known of its error. Never NaN nor infinite. */
export interface Estimate {
  /** The metric; null where it is not defined on these rows. */
  value: number | null;
  /** Standard error, on the scale of the metric; null where there is none to be had. */
  standardError: number | null;
  /** 95 % interval. */
  low: number | null;
  high: number | null;
  /** Rows (or groups, where the metric is a mean over groups) behind the value, by number and not by weight. */
  n: number;
  /** How the interval was found; null where there is none. */
  method: IntervalMethod | null;
  reason: EstimateReason | null;
}

/**
 * The estimate alone of a metric that returns more than that.
 *
 * @param estimate - with whatever else
 * @returns an object of its own, without the rest
 * @example
 * plainEstimate(logLoss(scores, labels)); // without `clipped`
 */
export function plainEstimate(estimate: Estimate): Estimate {
  const { value, standardError, low, high, n, method, reason } = estimate;
  return { value, standardError, low, high, n, method, reason };
}

/**
 * An estimate of a metric that these rows do not define.
 *
 * @param n - rows
 * @param reason - why
 * @returns an estimate whose numbers are all null
 * @example
 * undefinedEstimate(0, 'no-rows').value; // null
 */
export function undefinedEstimate(n: number, reason: EstimateReason): Estimate {
  return valueWithoutInterval(null, n, reason);
}

/**
 * An estimate whose value is known and whose error is not.
 *
 * @param value - the metric, or null; a number that is not finite becomes null
 * @param n - rows
 * @param reason - why there is no interval
 * @returns an estimate without standard error and interval
 * @example
 * valueWithoutInterval(0.5, 1, 'too-few-rows').low; // null
 */
export function valueWithoutInterval(value: number | null, n: number, reason: EstimateReason): Estimate {
  if (value !== null && !Number.isFinite(value)) return undefinedEstimate(n, 'non-finite');
  return { value, standardError: null, low: null, high: null, n, method: null, reason };
}

/**
 * An estimate with all its parts.
 *
 * @param value - the metric
 * @param standardError - on the scale of the metric, or null
 * @param interval - lower and upper end
 * @param n - rows
 * @param method - how the interval was found
 * @param reason - why it should be read with care, if it should
 * @returns the estimate; without standard error and interval where these are not finite
 * @example
 * estimateOf(0.5, 0.1, [0.3, 0.7], 25, 'wald').high; // 0.7
 */
export function estimateOf(
  value: number,
  standardError: number | null,
  interval: readonly [number, number],
  n: number,
  method: IntervalMethod,
  reason: EstimateReason | null = null,
): Estimate {
  const [low, high] = interval;
  if (!Number.isFinite(value)) return undefinedEstimate(n, 'non-finite');
  if (!Number.isFinite(low) || !Number.isFinite(high) || !Number.isFinite(standardError ?? 0))
    return valueWithoutInterval(value, n, 'non-finite');
  return { value, standardError, low, high, n, method, reason };
}
