/** Waves from Math.sin: benchmark tables need the same bytes on one machine, not on every engine. */
export function sin2pi(turns: number): number {
  return Math.sin(2 * Math.PI * turns);
}

/** @param turns - of the circle @returns the cosine */
export function cos2pi(turns: number): number {
  return Math.cos(2 * Math.PI * turns);
}
