import { smirnovSurvival } from './smirnov-distribution.ts';

/** Up to here the exact distribution is used throughout. */
const SMALL = 140;

/**
 * Probability that the two-sided Kolmogorov-Smirnov statistic of n values exceeds x.
 * Exact (Durbin's matrix) for n up to 140 and for small x; twice the one-sided probability in the upper tail, where
 * the two sides do not meet; the expansion of Pelz and Good in powers of 1 / sqrt n between these.
 *
 * Source: Simard and L'Ecuyer, "Computing the Two-Sided Kolmogorov-Smirnov Distribution", 2011; matches
 * scipy.stats.kstwo.sf 1.17.
 *
 * @param x - a number in [0, 1]
 * @param n - number of values, a whole number >= 1
 * @returns a number in [0, 1]
 * @throws {RangeError} where n is not a whole number >= 1
 * @example
 * kolmogorovSurvival(0.1358, 100); // 0.0466
 */
export function kolmogorovSurvival(x: number, n: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} values`);
  if (Number.isNaN(x)) return NaN;
  if (x >= 1) return 0;
  if (n * x <= 0.5) return 1;
  const square = n * x * x;
  // The probability of a smaller statistic is below exp(-pi^2 / (8 square)) sqrt(2 pi / square): nothing beside 1.
  if (square < 0.0308) return 1;
  if (n > SMALL && square >= 370) return 0;
  if (x >= 0.5 || square > (n <= SMALL ? 4 : 2.2)) return Math.min(1, 2 * smirnovSurvival(x, n));
  const below = n <= SMALL || (n <= 100_000 && n * x ** 1.5 <= 1.4) ? durbinMatrix(x, n) : pelzGood(x, n);
  return Math.min(1, Math.max(0, 1 - below));
}

// P(D <= x), exactly: (n! / n^n) times the middle entry of the n-th power of a (2k - 1)-square matrix, k = ceil(n x).
// Source: Marsaglia, Tsang and Wang, "Evaluating Kolmogorov's Distribution", 2003.
function durbinMatrix(x: number, n: number): number {
  const k = Math.ceil(n * x);
  const size = 2 * k - 1;
  const h = k - n * x;
  const matrix = new Float64Array(size * size);
  let factorial = 1;
  const inverseFactorials = [1];
  for (let i = 1; i <= size; i++) inverseFactorials.push((factorial /= i));
  for (let row = 0; row < size; row++) {
    for (let column = 1; column <= Math.min(row + 1, size - 1); column++) {
      matrix[row * size + column] = inverseFactorials[row - column + 1];
    }
  }
  for (let row = 0; row < size; row++) {
    const entry = (1 - h ** (row + 1)) * inverseFactorials[row + 1];
    matrix[row * size] = entry;
    matrix[(size - 1) * size + (size - 1 - row)] = entry;
  }
  const corner = 1 - 2 * h ** size + Math.max(2 * h - 1, 0) ** size;
  matrix[(size - 1) * size] = corner * inverseFactorials[size];

  const middle = (k - 1) * size + (k - 1);
  let power: Scaled = { entries: identity(size), logScale: 0 };
  let square: Scaled = { entries: matrix, logScale: 0 };
  for (let exponent = n; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) power = multiply(power, square, size);
    if (exponent > 1) square = multiply(square, square, size);
  }
  let probability = power.entries[middle];
  let binaryScale = power.logScale;
  for (let i = 1; i <= n; i++) {
    probability *= i / n;
    if (probability < 2 ** -256) {
      probability *= 2 ** 256;
      binaryScale -= 256;
    }
  }
  return probability * 2 ** binaryScale;
}

/** A square matrix times 2^logScale, so that its powers stay within the range of a double. */
interface Scaled {
  entries: Float64Array;
  logScale: number;
}

function identity(size: number): Float64Array {
  const entries = new Float64Array(size * size);
  for (let i = 0; i < size; i++) entries[i * size + i] = 1;
  return entries;
}

function multiply(a: Scaled, b: Scaled, size: number): Scaled {
  const entries = new Float64Array(size * size);
  let largest = 0;
  for (let row = 0; row < size; row++) {
    for (let inner = 0; inner < size; inner++) {
      const factor = a.entries[row * size + inner];
      if (factor === 0) continue;
      for (let column = 0; column < size; column++) {
        entries[row * size + column] += factor * b.entries[inner * size + column];
      }
    }
    for (let column = 0; column < size; column++) largest = Math.max(largest, entries[row * size + column]);
  }
  let logScale = a.logScale + b.logScale;
  if (largest > 2 ** 256) {
    for (let i = 0; i < entries.length; i++) entries[i] *= 2 ** -256;
    logScale += 256;
  }
  return { entries, logScale };
}

// P(D <= x) ~ K0(z) + K1(z) / sqrt n + K2(z) / n + K3(z) / n^1.5 at z = x sqrt n; the sums are in powers of
// q = exp(-pi^2 / (8 z^2)). Source: Pelz and Good, "Approximating the Lower Tail-Areas of the Kolmogorov-Smirnov
// One-sample Statistic", 1976.
function pelzGood(x: number, n: number): number {
  const z = Math.sqrt(n) * x;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z6 = z4 * z2;
  const pi2 = Math.PI ** 2;
  const pi4 = pi2 * pi2;
  const pi6 = pi4 * pi2;
  const last = Math.ceil((16 * z) / Math.PI);
  let k0 = 0;
  let k1 = 0;
  let k2 = 0;
  let k3 = 0;
  // Odd m: the terms with q^(m^2).
  for (let k = last; k > 0; k--) {
    const m2 = (2 * k - 1) ** 2;
    const m4 = m2 * m2;
    const q = Math.exp((-pi2 * m2) / (8 * z2));
    k0 += q;
    k1 += q * (-z2 + (pi2 / 4) * m2);
    k2 += q * (6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * pi2 * m2) / 4 + (pi4 * (1 - 2 * z2) * m4) / 16);
    k3 +=
      q *
      (-30 * z6 -
        90 * z4 * z4 +
        ((pi2 * (135 * z4 - 96 * z6)) / 4) * m2 +
        ((pi4 * (-60 * z2 + 212 * z4)) / 16) * m4 +
        ((pi6 * (5 - 30 * z2)) / 64) * m4 * m2);
  }
  // All k: the terms with q^(4 k^2).
  let extra2 = 0;
  let extra3 = 0;
  for (let k = last; k > 0; k--) {
    const squared = k * k;
    const q = Math.exp((-pi2 * squared) / (2 * z2));
    extra2 += squared * q;
    extra3 += (3 * z2 - pi2 * squared) * squared * q;
  }
  const root = Math.sqrt(2 * Math.PI);
  return (
    (root * k0) / z +
    (root * k1) / (6 * z4) / Math.sqrt(n) +
    (root * (k2 / (72 * z6 * z) - (pi2 * extra2) / (36 * z2 * z))) / n +
    (root * (k3 / (6480 * z6 * z4) + (pi2 * extra3) / (216 * z6))) / n ** 1.5
  );
}
