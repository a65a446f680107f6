/** 10^0 to 10^22: every one of them is exact as a 64-bit float. */
export const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** 2^27 + 1: splits a float into two halves whose products are exact (Veltkamp). */
const SPLITTER = 134217729;

/**
 * (high · 10^lowDigits + low) / 10^fraction, correctly rounded, for mantissas of 16 to 18 digits,
 * which one float cannot hold. Computed in double-double arithmetic; the error is under 2^-50 of
 * the last place, so that only a value that close to the middle of two floats stays undecided.
 *
 * @param high - leading digits, a whole number in [0, 10^9)
 * @param low - the digits after them, a whole number in [0, 10^9)
 * @param lowDigits - how many digits `low` stands for, 0 to 9
 * @param fraction - digits behind the decimal mark, 0 to 18
 * @returns what `Number` gives for the same digits, or -1 where it cannot be decided this way
 * @example combineDecimal(36942986, 74902985, 8, 16) // 0.3694298674902985
 * Source: Dekker 1971, two-product and division; Ziv's rounding test.
 */
export function combineDecimal(high: number, low: number, lowDigits: number, fraction: number): number {
  const scale = POWERS_OF_TEN[lowDigits];
  const product = high * scale;
  const mantissa = product + low;
  // Both errors are exact: |product| >= |low| unless high is 0, where both vanish.
  const mantissaError = productError(high, scale, product) + (low - (mantissa - product));
  const divisor = POWERS_OF_TEN[fraction];
  const quotient = mantissa / divisor;
  const back = quotient * divisor;
  const rest = mantissa - back - productError(quotient, divisor, back) + mantissaError;
  const correction = rest / divisor;
  const margin = Math.abs(correction) * 2 ** -45;
  const lower = quotient + (correction - margin);
  return lower === quotient + (correction + margin) ? lower : -1;
}

/** a · b − product, exactly. */
function productError(a: number, b: number, product: number): number {
  const aSplit = SPLITTER * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = SPLITTER * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
