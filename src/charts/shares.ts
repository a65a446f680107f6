/** @param counts - whole numbers @returns their shares of the sum; zeros where there is nothing to share */
export function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
}
