/** Width of a character of a label, on average, and the gap between label and plot, in pixels. */
export const LABEL_CHARACTER_PX = 7.2;
export const LABEL_GAP_PX = 10;

/**
 * @param labels - beside the plot @param most - greatest width, in pixels
 * @returns room for the longest label, in pixels; longer ones are shortened
 */
export function labelWidth(labels: readonly string[], most: number): number {
  const longest = Math.max(0, ...labels.map((label) => [...label].length));
  return Math.min(most, longest * LABEL_CHARACTER_PX + LABEL_GAP_PX);
}
