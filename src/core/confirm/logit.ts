/** Probabilities nearer to 0 or 1 are taken as this far: their log odds would outweigh all others. */
const EDGE = 1e-6;

/**
 * Log odds ln(p / (1 - p)) of a probability, natural logarithm, p first put into [1e-6, 1 - 1e-6].
 *
 * @param probability - in [0, 1]; NaN stays NaN
 * @returns a number in [-13.8, 13.8]
 * @example
 * logitOf(0.5); // 0
 */
export function logitOf(probability: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, probability));
  return Math.log(inside / (1 - inside));
}
