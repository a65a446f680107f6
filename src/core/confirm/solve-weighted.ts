/** A least-squares fit. */
export interface WeightedFit {
  /** One for each column, in the order given. */
  coefficients: number[];
  /** Weighted sum of squared residuals. */
  residual: number;
}

/** Share of a column's own length below which it counts as a combination of those before it. */
const DEPENDENT = 1e-9;

/**
 * Weighted least squares of y on a few columns, by orthogonalising them one after the other (modified Gram-Schmidt).
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th edition, section 5.3.
 *
 * @param columns - each as long as `y`; finite
 * @param y - finite
 * @param weights - as many, >= 0
 * @returns coefficients and residual; null where a column is a combination of those before it
 * @example
 * solveWeighted([[1, 1], [0, 1]], [3, 5], [1, 1])?.coefficients; // [3, 2]
 */
export function solveWeighted(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
): WeightedFit | null {
  const roots = Array.from(weights, Math.sqrt);
  const scaled = (column: ArrayLike<number>) => Array.from(column, (value, i) => value * roots[i]);
  const basis = columns.map(scaled);
  const rest = scaled(y);
  const factors = basis.map(() => basis.map(() => 0));
  const parts: number[] = [];
  for (let k = 0; k < basis.length; k++) {
    const own = Math.sqrt(dot(scaled(columns[k]), scaled(columns[k])));
    const length = Math.sqrt(dot(basis[k], basis[k]));
    if (!(length > DEPENDENT * own)) return null;
    basis[k] = basis[k].map((value) => value / length);
    factors[k][k] = length;
    for (let j = k + 1; j < basis.length; j++) {
      factors[k][j] = dot(basis[k], basis[j]);
      subtract(basis[j], basis[k], factors[k][j]);
    }
    parts.push(dot(basis[k], rest));
    subtract(rest, basis[k], parts[k]);
  }
  const coefficients = [...parts];
  for (let k = basis.length - 1; k >= 0; k--) {
    for (let j = k + 1; j < basis.length; j++) coefficients[k] -= factors[k][j] * coefficients[j];
    coefficients[k] /= factors[k][k];
  }
  return { coefficients, residual: dot(rest, rest) };
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtract(from: number[], direction: readonly number[], times: number): void {
  for (let i = 0; i < from.length; i++) from[i] -= times * direction[i];
}
