/**
 * Place of a value among ascending ones.
 *
 * @param values - ascending, at least one
 * @param value - any number but NaN
 * @returns the first place whose value is not below it; the last place where all are
 * @example
 * placeOf(Float64Array.of(1, 3, 5), 3); // 1
 */
export function placeOf(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
