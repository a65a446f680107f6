/**
 * Errors of a regression model, row by row.
 *
 * @param predictions - one a row
 * @param actuals - one a row, in the same unit
 * @returns prediction - actual: positive where the model says too much
 * @throws {RangeError} where the lengths differ
 * @example
 * regressionErrors(Float64Array.of(1), Float64Array.of(3)); // [-2]
 */
export function regressionErrors(predictions: Float64Array, actuals: Float64Array): Float64Array {
  if (predictions.length !== actuals.length)
    throw new RangeError(`${predictions.length} predictions, ${actuals.length} actuals`);
  const errors = new Float64Array(predictions.length);
  for (let i = 0; i < errors.length; i++) errors[i] = predictions[i] - actuals[i];
  return errors;
}
