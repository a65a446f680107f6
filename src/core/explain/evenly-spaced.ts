/**
 * Rows of a table, evenly spread.
 * @param rows - there are
 * @param most - at most so many are taken
 * @returns 0-based, ascending
 * @example evenlySpaced(10, 2) // [0, 5]
 */
export function evenlySpaced(rows: number, most: number): Uint32Array {
  const size = Math.min(rows, most);
  return Uint32Array.from({ length: size }, (_, i) => Math.floor((i * rows) / size));
}
