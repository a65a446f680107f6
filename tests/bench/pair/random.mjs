/** Seeded random numbers for the generated pair: the same seed gives the same bytes. */

/** sfc32: small, fast, passes PractRand. Returns a function that gives whole numbers in [0, 2^32). */
export function randomBits(seed) {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}

const STEPS = 4096;

/**
 * Tabulates an inverse distribution function, so that a draw costs one random number and no logarithm.
 * The result maps random bits to a value.
 */
export function tabulated(inverse) {
  const points = Float64Array.from({ length: STEPS + 1 }, (_, step) =>
    inverse(Math.min(Math.max(step / STEPS, 0.25 / STEPS), 1 - 0.25 / STEPS)),
  );
  return (bits) => {
    const position = (bits / 4294967296) * STEPS;
    const step = Math.floor(position);
    return points[step] + (points[step + 1] - points[step]) * (position - step);
  };
}

/** Quantile of the standard normal distribution (Acklam's rational approximation, 1.2e-9 relative). */
export function normalQuantile(p) {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return (
      (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
        q +
        4.374664141464968) *
        q +
        2.938163982698783) /
      ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) *
        q +
        1)
    );
  }
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

/** Position in a list whose shares fall off like 1 / rank^exponent (Zipf); tabulated per list length. */
export function zipfQuantile(count, exponent) {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1) ** exponent;
    cumulative[rank] = sum;
  }
  return (p) => {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] < p * sum) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
