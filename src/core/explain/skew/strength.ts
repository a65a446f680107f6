/**
 * Strength of a sighting from how far it is beyond its line.
 * @param value - measured; smaller is clearer
 * @param line - where it is just seen, > 0
 * @returns 0.5 at the line, 1 at 0; never below 0.5
 * @example strengthBelow(0.05, 0.1) // 0.75
 */
export function strengthBelow(value: number, line: number): number {
  return 0.5 + 0.5 * Math.min(1, Math.max(0, 1 - value / line));
}

/**
 * The same where larger is clearer.
 * @param value - measured
 * @param line - where it is just seen
 * @param full - from where it could not be clearer, > line
 * @returns 0.5 at the line, 1 from `full` on
 * @example strengthAbove(3, 2, 4) // 0.75
 */
export function strengthAbove(value: number, line: number, full: number): number {
  return 0.5 + 0.5 * Math.min(1, Math.max(0, (value - line) / (full - line)));
}
