/** Width of a character of a label, on average, in pixels. */
const CHARACTER_PX = 7.2;
/** Gap between label and plot, in pixels. */
export const LABEL_GAP_PX = 10;

/**
 * Room for the labels beside a plot; longer ones than fit are shortened.
 * @param labels - beside the plot
 * @param most - greatest width, in pixels
 * @returns width in pixels, and how many characters fit into it
 */
export function labelRoom(labels: readonly string[], most: number): { widthPx: number; characters: number } {
  const longest = Math.max(0, ...labels.map((label) => [...label].length));
  const characters = Math.min(longest, Math.floor((most - LABEL_GAP_PX) / CHARACTER_PX));
  return { widthPx: characters * CHARACTER_PX + LABEL_GAP_PX, characters };
}
