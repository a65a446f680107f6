const BINS = 10;

/**
 * Expected calibration error: sum over bins of (n_b / n) |mean label - mean probability|, the bins holding equally many rows in
 * the order of the probabilities. It is above 0 by chance even for perfect probabilities; compare it, do not test it.
 *
 * Source: NannyML 0.13, 10 bins, fewer below 20 rows.
 *
 * @param probabilities - in [0, 1], without NaN
 * @param labels - as many, 0 or 1
 * @returns a number in [0, 1]; 0 where there is no row
 * @throws {RangeError} where the lengths differ
 * @example
 * calibrationError([0.25, 0.75], [0, 1]); // 0: two rows are one bin
 */
export function calibrationError(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  const rows = probabilities.length;
  if (labels.length !== rows) throw new RangeError(`${rows} probabilities, ${labels.length} labels`);
  if (rows === 0) return 0;
  const order = Array.from({ length: rows }, (_, row) => row);
  order.sort((a, b) => probabilities[a] - probabilities[b]);
  const bins = Math.min(BINS, Math.max(1, Math.floor(rows / 2)));
  const width = Math.floor(rows / bins);
  let error = 0;
  for (let bin = 0; bin < bins; bin++) {
    const members = order.slice(bin * width, bin === bins - 1 ? rows : (bin + 1) * width);
    error += Math.abs(members.reduce((sum, row) => sum + probabilities[row] - labels[row], 0));
  }
  return error / rows;
}
