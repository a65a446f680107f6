import type { FeatureView, Investigation } from '../investigation.ts';
import { LEAST_VALUES, quantilePair } from './quantile-pair.ts';
import { timeOrder, type TimeOrder } from './time-order.ts';

/** Equal parts of serving's rows at whose borders a step is looked for first. */
const PARTS = 24;
/** Least difference in the share of rows above training's median, or outside its inner 98 %. */
const LEAST_CONTRAST = 0.3;
/** The same at the borders of the parts, from which the exact row is looked for. */
const LEAST_COARSE = 0.2;

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
  const { at } = pair.training;
  const splits = [
    bestSplit(order.rows, values, at[49], Infinity, false),
    bestSplit(order.rows, values, at[0], at[98], true),
  ];
  const best = splits[0].contrast >= splits[1].contrast ? splits[0] : splits[1];
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

// Marks are values in (low, high], or those outside of [low, high]. Borders of the parts first, then every row beside the best.
function bestSplit(
  rows: Uint32Array,
  values: Float64Array,
  low: number,
  high: number,
  isOutside: boolean,
): Split {
  const total = rows.length;
  const border = (part: number): number => Math.round((part * total) / PARTS);
  const isMarked = (value: number): number =>
    Number(isOutside ? value < low || value > high : value > low && value <= high);
  // Marks and values before each border.
  const marked = new Float64Array(PARTS + 1);
  const counted = new Float64Array(PARTS + 1);
  for (let part = 0; part < PARTS; part++) {
    let [marks, count] = [marked[part], counted[part]];
    for (let i = border(part); i < border(part + 1); i++) {
      const value = values[rows[i]];
      if (value !== value) continue;
      count++;
      marks += isMarked(value);
    }
    marked[part + 1] = marks;
    counted[part + 1] = count;
  }
  const [allMarked, allCounted] = [marked[PARTS], counted[PARTS]];
  const contrastAt = (marks: number, count: number): number =>
    Math.min(count, allCounted - count) < LEAST_VALUES
      ? 0
      : Math.abs(marks / count - (allMarked - marks) / (allCounted - count));
  // Between-group variance: contrast alone would prefer splits at the very ends.
  const weightAt = (marks: number, count: number): number =>
    contrastAt(marks, count) ** 2 * count * (allCounted - count);
  let part = 1;
  for (let k = 2; k < PARTS; k++)
    if (weightAt(marked[k], counted[k]) > weightAt(marked[part], counted[part])) part = k;
  let best = { at: border(part), contrast: contrastAt(marked[part], counted[part]) };
  if (best.contrast < LEAST_COARSE) return best;
  let most = weightAt(marked[part], counted[part]);
  let [marks, count] = [marked[part - 1], counted[part - 1]];
  for (let i = border(part - 1); i < border(part + 1); i++) {
    const weight = weightAt(marks, count);
    if (weight > most) {
      most = weight;
      best = { at: i, contrast: contrastAt(marks, count) };
    }
    const value = values[rows[i]];
    if (value !== value) continue;
    count++;
    marks += isMarked(value);
  }
  return best;
}

// Rows of the same moment belong together.
function firstOfMoment({ times }: TimeOrder, at: number): number {
  let first = at;
  while (first > 0 && times[first - 1] === times[at]) first--;
  return first;
}
