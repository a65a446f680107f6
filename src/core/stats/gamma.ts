/** Below this the error of Stirling's formula is taken from the exact factorial. */
const STIRLING_FROM = 16;

/**
 * What Stirling's formula leaves out of a log factorial: ln x! - ln(sqrt(2 pi x) (x / e)^x).
 * Working with this small remainder keeps the digits that differences of large log gammas lose.
 *
 * Source: Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000; the series is Abramowitz and Stegun 6.1.41.
 *
 * @param x - a real number > 0
 * @returns a small positive number, near 1 / (12 x)
 * @example
 * stirlingError(1); // 0.0810614667953...
 */
export function stirlingError(x: number): number {
  // Recurrence up to where the series has all its digits: err(x) = err(x + 1) + (x + 1/2) ln((x + 1) / x) - 1.
  let carried = 0;
  let at = x;
  while (at < STIRLING_FROM) {
    carried += (at + 0.5) * Math.log1p(1 / at) - 1;
    at++;
  }
  const inverse = 1 / (at * at);
  const series =
    (1 / 12 -
      inverse *
        (1 / 360 -
          inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - (inverse * 691) / 360360))))) /
    at;
  return series + carried;
}

/**
 * Deviance of a Poisson count: x ln(x / mean) + mean - x, without the loss of digits near x = mean.
 *
 * Source: Loader, 2000, as {@link stirlingError}.
 *
 * @param x - a number >= 0
 * @param mean - a number > 0
 * @returns a number >= 0; 0 at x = mean
 * @example
 * deviance(2, 1); // 2 ln 2 - 1
 */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const difference = x - mean;
  if (Math.abs(difference) < 0.1 * (x + mean)) {
    // ln(x / mean) = 2 atanh(v): the first term is written so that nothing cancels.
    const v = difference / (x + mean);
    let sum = difference * v;
    let power = 2 * x * v;
    for (let k = 3; ; k += 2) {
      power *= v * v;
      const next = sum + power / k;
      if (next === sum) return sum;
      sum = next;
    }
  }
  return x * Math.log(x / mean) + mean - x;
}

/**
 * Upper tail of the gamma distribution: Q(a, x) = integral from x to infinity of t^(a-1) e^-t dt / Gamma(a).
 *
 * Source: series and continued fraction of Abramowitz and Stegun 6.5.29 and 6.5.31; matches scipy.special.gammaincc.
 *
 * @param shape - a > 0
 * @param x - a number >= 0
 * @returns a number in [0, 1], with full relative precision where it is the smaller of the two tails
 * @example
 * upperGamma(1, 2); // e^-2
 */
export function upperGamma(shape: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

/**
 * Lower tail of the gamma distribution: P(a, x) = 1 - Q(a, x).
 *
 * Source: as {@link upperGamma}; matches scipy.special.gammainc.
 *
 * @param shape - a > 0
 * @param x - a number >= 0
 * @returns a number in [0, 1]
 * @example
 * lowerGamma(1, 2); // 1 - e^-2
 */
export function lowerGamma(shape: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/**
 * Density-like factor x^a e^-x / Gamma(a + 1), the Poisson probability of a at mean x extended to real a.
 *
 * @param a - a number > 0
 * @param x - a number > 0
 * @returns a number in [0, 1)
 * @example
 * poissonFactor(1, 1); // 1 / e
 */
export function poissonFactor(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return Math.min(1, sum * poissonFactor(a, x));
}

// Lentz's evaluation of the continued fraction.
function upperFraction(a: number, x: number): number {
  const TINY = 1e-300;
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / (b === 0 ? TINY : b);
  let fraction = d;
  for (let k = 1; k < 1e6; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return fraction * poissonFactor(a, x) * a;
}
