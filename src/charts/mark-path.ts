import { rounded } from './plot-area.ts';

/** Half the width of a mark, in pixels. */
export const MARK_PX = 4;

/**
 * Serving's mark.
 * @param x - middle @param y - middle @param radius - half its width @returns path data of a square standing on its corner
 */
export function diamondPath(x: number, y: number, radius = MARK_PX): string {
  const r = rounded(radius);
  return `M${rounded(x)},${rounded(y - radius)}l${r},${r}l${-r},${r}l${-r},${-r}Z`;
}

/**
 * A whisker with its two ends.
 * @param low - left end @param high - right end @param y - height @param cap - half the height of an end @returns path data
 */
export function whiskerPath(low: number, high: number, y: number, cap = 3): string {
  const [from, to, at] = [rounded(low), rounded(high), rounded(y)];
  return `M${from},${rounded(at - cap)}v${2 * cap}M${from},${at}H${to}M${to},${rounded(at - cap)}v${2 * cap}`;
}

/**
 * Many dots in one path, for a stroke with round ends.
 * @param points - their middles @returns path data, empty without points
 */
export function dotsPath(points: readonly { x: number; y: number }[]): string {
  return points.map(({ x, y }) => `M${rounded(x)},${rounded(y)}h0`).join('');
}
