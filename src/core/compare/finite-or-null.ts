/**
 * Keeps NaN and infinities out of what goes to the page and into JSON.
 * @param value - any number
 * @returns the number, or null where it is not finite
 * @example finiteOrNull(NaN) // null
 */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
