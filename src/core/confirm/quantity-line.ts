import { meanAndError } from '../metrics/mean-estimate.ts';

/** Straight line through pairs of quantities. */
export interface QuantityLine {
  intercept: number;
  slope: number;
  /** Standard error of the slope that holds where the scatter differs from row to row. */
  slopeError: number;
  /** Mean size of what is left of y, in its unit: squares would be those of the few largest. */
  scatter: number;
}

/**
 * Least squares of y on x: slope = sum(w dx dy) / sum(w dx^2), with the standard error sqrt(sum((w dx e)^2)) / sum(w dx^2).
 *
 * Source: White 1980 (HC0).
 *
 * @param x - finite
 * @param y - as many, finite
 * @param weights - as many, >= 0; 1 each where not given
 * @returns the line; null with fewer than three rows, or where x is constant or a sum is not finite
 * @example
 * quantityLine(Float64Array.of(1, 2, 3), Float64Array.of(3, 5, 7))?.slope; // 2
 */
export function quantityLine(x: Float64Array, y: Float64Array, weights?: Float64Array): QuantityLine | null {
  if (x.length < 3) return null;
  const [meanX, meanY] = [meanAndError(x, weights).mean, meanAndError(y, weights).mean];
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    xx += weight * (x[i] - meanX) ** 2;
    xy += weight * (x[i] - meanX) * (y[i] - meanY);
  }
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  if (!Number.isFinite(intercept)) return null;
  let [squares, left, total] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    const residual = y[i] - intercept - slope * x[i];
    squares += (weight * (x[i] - meanX) * residual) ** 2;
    left += weight * Math.abs(residual);
    total += weight;
  }
  return { intercept, slope, slopeError: Math.sqrt(squares) / xx, scatter: left / total };
}
