/**
 * The turn of a circular histogram that brings one nearest to another.
 * @param training - shares of equal parts of the circle
 * @param serving - as many
 * @returns `turn`: parts by which serving is later, in [0, parts); `left`: total variation distance once it is turned back; `moved`: without
 * turning
 * @example bestRotation([1, 0, 0], [0, 1, 0]) // { turn: 1, left: 0, moved: 1 }
 */
export function bestRotation(
  training: readonly number[],
  serving: readonly number[],
): { turn: number; left: number; moved: number } {
  const parts = training.length;
  const distances = training.map((_, turn) => {
    let sum = 0;
    for (let part = 0; part < parts; part++) sum += Math.abs(training[part] - serving[(part + turn) % parts]);
    return sum / 2;
  });
  const left = Math.min(...distances);
  return { turn: distances.indexOf(left), left, moved: distances[0] };
}
