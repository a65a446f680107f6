/**
 * Rows by group, for metrics that look at one group after the other.
 *
 * @param groups - group of each row, a whole number in [0, count)
 * @param count - number of groups
 * @returns `rows`: row numbers, those of one group together and ascending; `starts`: where each group begins in `rows`,
 *   and one entry more, the number of rows
 * @throws {RangeError} where a group is not in [0, count)
 * @example
 * groupRows(Uint32Array.of(1, 0, 1), 2); // rows [1, 0, 2], starts [0, 1, 3]
 */
export function groupRows(groups: Uint32Array, count: number): { rows: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < groups.length; i++) {
    if (groups[i] >= count) throw new RangeError(`group ${groups[i]} of ${count}`);
    starts[groups[i] + 1]++;
  }
  for (let g = 0; g < count; g++) starts[g + 1] += starts[g];
  const next = starts.slice();
  const rows = new Uint32Array(groups.length);
  for (let i = 0; i < groups.length; i++) rows[next[groups[i]]++] = i;
  return { rows, starts };
}
