/** Rows of a classifier of several classes by actual class (row) and predicted class (column). */
export interface ClassConfusion {
  /** Number of classes. */
  classes: number;
  /** Counts (or weights), `classes` x `classes`, row by row. */
  cells: Float64Array;
  /** Sum of the cells. */
  weight: number;
  /** Number of rows, whatever their weight. */
  rows: number;
  /** Sum of the squared weights; equals the number of rows where there are no weights. */
  squaredWeight: number;
}

/**
 * Counts actual against predicted classes.
 *
 * @param actual - class of each row, a whole number in [0, classes)
 * @param predicted - class that was predicted for it, likewise
 * @param classes - number of classes, >= 1
 * @param weights - one a row, finite, >= 0
 * @returns the counts
 * @throws {RangeError} where the lengths differ or a class is not in [0, classes)
 * @example
 * classConfusion(Uint32Array.of(0, 1, 1), Uint32Array.of(0, 0, 1), 2).cells; // [1, 0, 1, 1]
 */
export function classConfusion(
  actual: Uint32Array,
  predicted: Uint32Array,
  classes: number,
  weights?: Float64Array,
): ClassConfusion {
  if (actual.length !== predicted.length)
    throw new RangeError(`${actual.length} actual classes, ${predicted.length} predicted`);
  if (weights !== undefined && weights.length !== actual.length)
    throw new RangeError(`${weights.length} weights, ${actual.length} rows`);
  const cells = new Float64Array(classes * classes);
  let weight = 0;
  let squaredWeight = 0;
  for (let i = 0; i < actual.length; i++) {
    if (actual[i] >= classes || predicted[i] >= classes)
      throw new RangeError(`class ${Math.max(actual[i], predicted[i])} of ${classes}`);
    const own = weights === undefined ? 1 : weights[i];
    cells[actual[i] * classes + predicted[i]] += own;
    weight += own;
    squaredWeight += own * own;
  }
  return { classes, cells, weight, rows: actual.length, squaredWeight };
}
