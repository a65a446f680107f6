/**
 * Pearson's correlation, weighted where weights are given.
 *
 * @param x - finite numbers
 * @param y - as many
 * @param weights - as many, >= 0; 1 for each where left out
 * @returns in [-1, 1]; null where either does not vary
 * @throws {RangeError} where the lengths differ
 * @example
 * correlation([1, 2, 3], [2, 4, 6]); // 1
 */
export function correlation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number | null {
  if (x.length !== y.length || (weights && weights.length !== x.length))
    throw new RangeError(`${x.length} and ${y.length} numbers, ${weights?.length} weights`);
  const weightOf = (i: number) => (weights ? weights[i] : 1);
  let [total, mx, my] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    total += weightOf(i);
    mx += weightOf(i) * x[i];
    my += weightOf(i) * y[i];
  }
  mx /= total;
  my /= total;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += weightOf(i) * (x[i] - mx) ** 2;
    yy += weightOf(i) * (y[i] - my) ** 2;
    xy += weightOf(i) * (x[i] - mx) * (y[i] - my);
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : null;
}
