/** Where a chart may draw, in pixels: its whole size and the margins that axes and labels take. */
export interface PlotArea {
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** One mark on an axis. */
export interface Tick {
  /** Pixels from the chart's left or top edge. */
  at: number;
  label: string;
}

/** @param area - of the chart @returns left and right end of the plot, in pixels */
export function horizontalRange(area: PlotArea): [number, number] {
  return [area.left, Math.max(area.left + 1, area.width - area.right)];
}

/** @param area - of the chart @returns bottom and top of the plot, in pixels: values grow upwards */
export function verticalRange(area: PlotArea): [number, number] {
  return [Math.max(area.top + 1, area.height - area.bottom), area.top];
}

/** Two decimals are a hundredth of a pixel. @param pixels - a position @returns it, shorter in a path */
export function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
