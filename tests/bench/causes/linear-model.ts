import { logistic } from '../../../src/practice/portable-math.ts';
import type { Cell } from '../../../src/practice/table.ts';
import type { Row } from './family.ts';
import type { Answer, Lesson } from './learner.ts';

/** Categories with a weight of their own; the rest share none. */
const MOST_CATEGORIES = 20;
const ROUNDS = 120;
const RATE = 0.15;
const RIDGE = 1e-3;

/** One number that is fed to the model, made of a value. */
interface Input {
  of: string;
  read: (cell: Cell) => number;
}

/** Logistic or linear regression on standardised numbers (null is the mean) and one column a category, by Adam on all rows. */
export function fitLinear(lesson: Lesson, rows: readonly Row[]): Answer {
  const inputs = lesson.inputs.filter((name) => name !== '#id').flatMap((name) => inputsOf(name, rows));
  const matrix = (asked: readonly Row[]) =>
    inputs.map(({ of, read }) => Float64Array.from(asked, ({ values }) => read(values[of] ?? null)));
  const columns = matrix(rows);
  const isBinary = lesson.task === 'binary';
  const mean = rows.reduce((sum, { label }) => sum + (label ?? 0), 0) / rows.length;
  const spread = isBinary
    ? 1
    : Math.sqrt(rows.reduce((sum, { label }) => sum + ((label ?? 0) - mean) ** 2, 0) / rows.length);
  const target = Float64Array.from(rows, ({ label }) =>
    isBinary ? (label ?? 0) : ((label ?? 0) - mean) / spread,
  );
  const weights = new Float64Array(inputs.length);
  let bias = isBinary ? Math.log(mean / (1 - mean)) : 0;
  const first = new Float64Array(inputs.length + 1);
  const second = new Float64Array(inputs.length + 1);
  for (let round = 1; round <= ROUNDS; round++) {
    const errors = scores(columns, weights, bias, rows.length).map(
      (score, i) => (isBinary ? logistic(score) : score) - target[i],
    );
    const step = (k: number, gradient: number) => {
      first[k] = 0.9 * first[k] + 0.1 * gradient;
      second[k] = 0.99 * second[k] + 0.01 * gradient * gradient;
      const corrected = Math.sqrt(second[k] / (1 - 0.99 ** round)) + 1e-8;
      return (RATE * (first[k] / (1 - 0.9 ** round))) / corrected / Math.sqrt(round);
    };
    for (let k = 0; k < inputs.length; k++) {
      const column = columns[k];
      let gradient = 0;
      for (let i = 0; i < column.length; i++) gradient += errors[i] * column[i];
      weights[k] -= step(k, gradient / rows.length + RIDGE * weights[k]);
    }
    bias -= step(inputs.length, errors.reduce((sum, error) => sum + error, 0) / rows.length);
  }
  const digits = isBinary ? 1e6 : 1e2;
  return (asked) =>
    Array.from(scores(matrix(asked), weights, bias, asked.length), (score) => {
      const answer = isBinary ? logistic(score) : mean + spread * score;
      return Math.round(answer * digits) / digits;
    });
}

function scores(
  columns: readonly Float64Array[],
  weights: Float64Array,
  bias: number,
  rows: number,
): Float64Array {
  const sums = new Float64Array(rows).fill(bias);
  columns.forEach((column, k) => {
    const weight = weights[k];
    for (let i = 0; i < rows; i++) sums[i] += weight * column[i];
  });
  return sums;
}

function inputsOf(name: string, rows: readonly Row[]): Input[] {
  const counts = new Map<string, number>();
  const numbers: number[] = [];
  for (const { values } of rows) {
    const cell = values[name] ?? null;
    if (typeof cell === 'string') counts.set(cell, (counts.get(cell) ?? 0) + 1);
    else if (cell !== null) numbers.push(Number(cell));
  }
  if (counts.size > 0) {
    const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_CATEGORIES);
    return kept.map(([category]) => ({ of: name, read: (cell) => (cell === category ? 1 : 0) }));
  }
  if (numbers.length === 0) return [];
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const deviation = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length);
  const scale = deviation > 0 ? deviation : 1;
  return [
    {
      of: name,
      read: (cell) => (cell === null || typeof cell === 'string' ? 0 : (Number(cell) - mean) / scale),
    },
  ];
}
