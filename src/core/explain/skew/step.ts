import type { FeatureView, Investigation } from '../investigation.ts';
import { LEAST_VALUES, quantilePair } from './quantile-pair.ts';
import { timeOrder, type TimeOrder } from './time-order.ts';

/** Equal parts of serving's rows at whose borders a step is looked for first. */
const PARTS = 24;
/** Least difference in the share of rows above training's median, or outside its inner 98 %. */
const LEAST_CONTRAST = 0.3;

/** A moment in serving from which a feature is another. */
export interface Step {
  /** Epoch milliseconds. */
  from: number;
  /** Sampled rows of serving before it and from it on. */
  before: Uint32Array;
  after: Uint32Array;
}

/**
 * Finds the moment in serving that parts its rows best by where they lie in training's distribution.
 * @param investigation - with times of serving
 * @param view - a numeric feature
 * @returns null without times, or where no two parts differ much
 */
export function findStep(investigation: Investigation, view: FeatureView): Step | null {
  const pair = quantilePair(view);
  const order = timeOrder(investigation, 'serving');
  const values = view.numbers('serving');
  if (pair === null || order === null || values === null) return null;
  const at = pair.training.at;
  const marks = [
    (x: number): number => Number(x > at[49]),
    (x: number): number => Number(x < at[0] || x > at[98]),
  ].map((mark) => bestSplit(order.rows, values, mark));
  const best = marks[0].contrast >= marks[1].contrast ? marks[0] : marks[1];
  if (best.contrast < LEAST_CONTRAST) return null;
  const split = firstOfMoment(order, best.at);
  const [before, after] = [order.rows.subarray(0, split), order.rows.subarray(split)];
  if (Math.min(before.length, after.length) < LEAST_VALUES) return null;
  return { from: order.times[split], before, after };
}

interface Split {
  at: number;
  contrast: number;
}

function bestSplit(rows: Uint32Array, values: Float64Array, mark: (x: number) => number): Split {
  // Marks and counts up to each row; nulls take no part.
  const marked = new Uint32Array(rows.length + 1);
  const counted = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]];
    const isValue = Number(!Number.isNaN(value));
    marked[i + 1] = marked[i] + (isValue === 1 ? mark(value) : 0);
    counted[i + 1] = counted[i] + isValue;
  }
  const total = rows.length;
  const contrastAt = (i: number): number => {
    const after = counted[total] - counted[i];
    if (counted[i] < LEAST_VALUES || after < LEAST_VALUES) return 0;
    return Math.abs(marked[i] / counted[i] - (marked[total] - marked[i]) / after);
  };
  // Between-group variance: contrast alone would prefer splits at the very ends.
  const weightAt = (i: number): number => contrastAt(i) ** 2 * counted[i] * (counted[total] - counted[i]);
  let at = 0;
  for (let part = 1; part < PARTS; part++) {
    const i = Math.round((part * total) / PARTS);
    if (weightAt(i) > weightAt(at)) at = i;
  }
  const reach = Math.ceil(total / PARTS);
  let exact = at;
  for (let i = Math.max(1, at - reach); i < Math.min(total, at + reach); i++)
    if (weightAt(i) > weightAt(exact)) exact = i;
  return { at: exact, contrast: contrastAt(exact) };
}

// Rows of the same moment belong together.
function firstOfMoment({ times }: TimeOrder, at: number): number {
  let first = at;
  while (first > 0 && times[first - 1] === times[at]) first--;
  return first;
}
