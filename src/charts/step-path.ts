import { rounded } from './plot-area.ts';

/** A flat piece of a step line, in pixels. */
export interface Step {
  left: number;
  right: number;
  /** Height of the piece; null where there is nothing, which breaks the line. */
  y: number | null;
}

/**
 * The line over the steps. Neighbours that touch are joined by an upright; a gap or a missing piece breaks the line.
 * @param steps - from left to right @returns path data, empty where there is no piece
 */
export function stepLine(steps: readonly Step[]): string {
  let path = '';
  let end: number | null = null;
  for (const { left, right, y } of steps) {
    if (y === null) {
      end = null;
      continue;
    }
    const joined = end !== null && Math.abs(end - left) < 0.5;
    path += joined ? `V${rounded(y)}` : `M${rounded(left)},${rounded(y)}`;
    path += `H${rounded(right)}`;
    end = right;
  }
  return path;
}

/**
 * The area between the steps and a baseline.
 * @param steps - from left to right @param baseline - height of zero, in pixels @returns path data of closed shapes
 */
export function stepArea(steps: readonly Step[], baseline: number): string {
  let path = '';
  let end: number | null = null;
  const base = rounded(baseline);
  for (const { left, right, y } of steps) {
    if (y === null) {
      if (end !== null) path += `V${base}Z`;
      end = null;
      continue;
    }
    if (end !== null && Math.abs(end - left) >= 0.5) {
      path += `V${base}Z`;
      end = null;
    }
    if (end === null) path += `M${rounded(left)},${base}`;
    path += `V${rounded(y)}H${rounded(right)}`;
    end = right;
  }
  return end === null ? path : `${path}V${base}Z`;
}
