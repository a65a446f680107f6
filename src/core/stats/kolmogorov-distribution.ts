/**
 * Probability that the one-sample Kolmogorov-Smirnov statistic exceeds a value.
 *
 * @param statistic - a number in [0, 1]
 * @param n - number of values, a whole number >= 1
 * @returns a number in [0, 1]
 */
export function kolmogorovSurvival(statistic: number, n: number): number {
  const lambda = Math.sqrt(n) * statistic;
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, sum));
}
