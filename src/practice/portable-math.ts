/**
 * Exponential, logarithm and a yearly wave from +, −, ×, ÷ alone. ECMAScript leaves the last bits of Math.exp, Math.log and
 * Math.cos to the engine; sums and products it does not. So a sample has the same bytes in every browser.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.4426950408889634;
const SQRT2 = 1.4142135623730951;
const TAYLOR_TERMS = 13;
const SERIES_TERMS = 11;

const bits = new DataView(new ArrayBuffer(8));

/** 2^k for a whole k in [−1022, 1023], built from its bits. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/**
 * e^x: x = k ln 2 + r with |r| <= ln 2 / 2, then the Taylor series of e^r. Relative error under 1e-15.
 * @param x - any number in [−700, 700]; values beyond are taken as the nearest end
 * @returns e^x
 */
export function exp(x: number): number {
  const bounded = Math.min(700, Math.max(-700, x));
  const k = Math.round(bounded * INVERSE_LN2);
  const r = bounded - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = TAYLOR_TERMS; n >= 1; n--) sum = 1 + (r * sum) / n;
  return sum * powerOfTwo(k);
}

/**
 * Natural logarithm: x = 2^k m with m in [√½, √2), then ln m = 2 artanh((m − 1) / (m + 1)) as a series.
 * @param x - a normal number above 0
 * @returns ln x
 * @throws {RangeError} where x is not a positive number
 */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`log of ${String(x)}`);
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let k = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m >= SQRT2) {
    m /= 2;
    k += 1;
  }
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let sum = 0;
  for (let n = SERIES_TERMS; n >= 0; n--) sum = sum * square + 1 / (2 * n + 1);
  return k * LN2_HIGH + (2 * s * sum + k * LN2_LOW);
}

/** @param logit - any number @returns 1 / (1 + e^−logit), in (0, 1) */
export function logistic(logit: number): number {
  return 1 / (1 + exp(-logit));
}

/**
 * A smooth wave of period 1 made of parabolas: 0 at 0, 1 at ¼, −1 at ¾. Stands in for a sine where only the shape matters.
 * @param phase - turns, any number
 * @returns height in [−1, 1]
 */
export function wave(phase: number): number {
  const turn = phase - Math.floor(phase);
  const half = turn < 0.5 ? turn : turn - 0.5;
  const height = 16 * half * (0.5 - half);
  return turn < 0.5 ? height : -height;
}

/** @param value - any number @param decimals - digits kept, 0 to 6 @returns the value rounded half up */
export function round(value: number, decimals: number): number {
  const scale = [1, 10, 100, 1e3, 1e4, 1e5, 1e6][decimals] ?? 1;
  // Adding 0 turns −0 into 0, which would otherwise be written as "0" but compare oddly.
  return Math.round(value * scale) / scale + 0;
}
