/**
 * Ranks among sorted values, ties in the middle of their places.
 * @param sorted - ascending, without NaN
 * @returns gives the middle of the places that a value has, or would have, from 0 to their number; NaN for NaN
 * @example rankAmong(Float64Array.of(1, 2, 2))(2) // 2: between 1 and 3
 */
export function rankAmong(sorted: Float64Array): (value: number) => number {
  const distinct = new Float64Array(sorted.length);
  const upTo = new Uint32Array(sorted.length);
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[count++] = sorted[i];
    upTo[count - 1] = i + 1;
  }
  return (value) => {
    if (value !== value) return NaN;
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (distinct[middle] < value) low = middle + 1;
      else high = middle;
    }
    const below = low === 0 ? 0 : upTo[low - 1];
    const atMost = low < count && distinct[low] === value ? upTo[low] : below;
    return (below + atMost) / 2;
  };
}

/**
 * Each value's rank among all of them, ties in the middle of their places.
 * @param values - any numbers; NaN has no rank
 * @returns as many, NaN where there is none
 * @example ranksOf(Float64Array.of(5, 1, 5)) // [2, 0.5, 2]
 */
export function ranksOf(values: Float64Array): Float64Array {
  return values.map(rankAmong(values.filter((value) => value === value).sort()));
}
