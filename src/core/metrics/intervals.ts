/** Quantile of the standard normal distribution at 0.975. */
export const Z95 = 1.959963984540054;

/**
 * 95 % interval on the scale of the metric: value +- z se.
 *
 * @param value - any number
 * @param standardError - >= 0
 * @param least - what the metric cannot fall below; cuts the lower end
 * @param greatest - what the metric cannot exceed; cuts the upper end
 * @returns lower and upper end
 * @example
 * waldInterval(1, 0.5); // [0.02, 1.98]
 */
export function waldInterval(
  value: number,
  standardError: number,
  least = -Infinity,
  greatest = Infinity,
): [number, number] {
  const reach = Z95 * standardError;
  return [Math.max(least, value - reach), Math.min(greatest, value + reach)];
}

/**
 * 95 % interval of a number in (0, 1) by ln(x / (1 - x)), whose standard error is se / (x (1 - x)), and back.
 *
 * @param value - in (0, 1)
 * @param standardError - of the value itself, >= 0
 * @returns lower and upper end, in (0, 1)
 * @throws {RangeError} where the value is not in (0, 1)
 * @example
 * logitInterval(0.5, 0.1); // [0.3135, 0.6865]
 */
export function logitInterval(value: number, standardError: number): [number, number] {
  if (!(value > 0 && value < 1)) throw new RangeError(`${value} has no logit`);
  const centre = Math.log(value / (1 - value));
  const reach = (Z95 * standardError) / (value * (1 - value));
  return [1 / (1 + Math.exp(reach - centre)), 1 / (1 + Math.exp(-reach - centre))];
}

/**
 * 95 % interval of a positive number by its natural logarithm, whose standard error is se / x, and back.
 *
 * @param value - > 0
 * @param standardError - of the value itself, >= 0
 * @returns lower and upper end, > 0
 * @throws {RangeError} where the value is not positive
 * @example
 * logInterval(1, 0.5); // [0.3753, 2.6644]
 */
export function logInterval(value: number, standardError: number): [number, number] {
  if (!(value > 0)) throw new RangeError(`${value} has no logarithm`);
  const factor = Math.exp((Z95 * standardError) / value);
  return [value / factor, value * factor];
}

/**
 * 95 % interval of a correlation by Fisher's atanh x, whose standard error is se / (1 - x^2), and back.
 *
 * @param value - in (-1, 1)
 * @param standardError - of the value itself, >= 0
 * @returns lower and upper end, in (-1, 1)
 * @throws {RangeError} where the value is not in (-1, 1)
 * @example
 * fisherInterval(0, 0.1); // [-0.1935, 0.1935]
 */
export function fisherInterval(value: number, standardError: number): [number, number] {
  if (!(value > -1 && value < 1)) throw new RangeError(`${value} is no correlation below 1`);
  const centre = Math.atanh(value);
  const reach = (Z95 * standardError) / (1 - value * value);
  return [Math.tanh(centre - reach), Math.tanh(centre + reach)];
}

/**
 * Wilson's 95 % score interval of a proportion p of n rows, without continuity correction:
 * (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n).
 *
 * Source: matches statsmodels.stats.proportion.proportion_confint(method='wilson') 0.15.
 *
 * @param proportion - in [0, 1]
 * @param n - rows, > 0; may be an effective number
 * @returns lower and upper end, in [0, 1]
 * @throws {RangeError} where there are no rows
 * @example
 * wilsonInterval(0.9, 100); // [0.8256, 0.9448]
 */
export function wilsonInterval(proportion: number, n: number): [number, number] {
  if (!(n > 0)) throw new RangeError(`a proportion of ${n} rows`);
  const z2 = Z95 * Z95;
  const centre = proportion + z2 / (2 * n);
  const reach = Z95 * Math.sqrt((proportion * (1 - proportion)) / n + z2 / (4 * n * n));
  const width = 1 + z2 / n;
  // Rounding must not leave the value outside of its own interval.
  return [Math.max(0, (centre - reach) / width), Math.min(1, (centre + reach) / width)];
}
