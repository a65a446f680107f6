/**
 * Which of some places is nearest to a point of the drawing.
 * @param places - in pixels; null or undefined is nowhere
 * @param x - of the point
 * @param y - likewise
 * @returns its index; null where there is no place
 * @example nearest([{ x: 0, y: 0 }, { x: 9, y: 9 }], 8, 8) // 1
 */
export function nearest(
  places: readonly ({ x: number; y: number } | null | undefined)[],
  x: number,
  y: number,
): number | null {
  let best: number | null = null;
  let least = Infinity;
  places.forEach((at, i) => {
    const distance = at ? Math.hypot(at.x - x, at.y - y) : Infinity;
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}
