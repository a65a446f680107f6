import { orderNumbers } from '../../stats/ordered.ts';

const MOST_DECIMALS = 6;

/** How the scores of one side are written. */
export interface ScoreForm {
  rows: number;
  distinct: number;
  low: number;
  high: number;
  /** Shares of the rows at the smallest and at the largest score. */
  atLow: number;
  atHigh: number;
  /** Decimals that all scores make do with; null for more than 6. */
  decimals: number | null;
}

/**
 * Describes how scores are written.
 *
 * @param scores - any numbers; NaN and infinities are left out
 * @returns the form; null without a score
 * @example
 * formOf(Float64Array.of(0.25, 0.5))?.decimals; // 2
 */
export function formOf(scores: Float64Array): ScoreForm | null {
  const { values, counts, total } = orderNumbers(scores);
  if (total === 0) return null;
  const last = values.length - 1;
  return {
    rows: total,
    distinct: values.length,
    low: values[0],
    high: values[last],
    atLow: counts[0] / total,
    atHigh: counts[last] / total,
    decimals: decimalsOf(values),
  };
}

function decimalsOf(values: Float64Array): number | null {
  let decimals = 0;
  for (const value of values) {
    while (decimals <= MOST_DECIMALS && !isWritten(value, decimals)) decimals++;
    if (decimals > MOST_DECIMALS) return null;
  }
  return decimals;
}

/** Below it a number times a million is off by less than a half: once by its own last bit, once by that of the product. */
const EXACT = 2 ** 51 / 10 ** MOST_DECIMALS;

// Whether so many decimals are the number, to the last bit: the whole number nearest to its multiple, divided, is rounded once, as the
// decimal text is when it is read. Text is ten times slower.
function isWritten(value: number, decimals: number): boolean {
  if (Math.abs(value) >= EXACT) return Number(value.toFixed(decimals)) === value;
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit === value;
}
