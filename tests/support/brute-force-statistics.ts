import type { Ordered } from '../../src/core/stats/ordered.ts';

// Slow and plain: what the fast paths of core/stats must agree with.

/** The finite values, sorted by comparing them. */
export function finiteSorted(values: ArrayLike<number>): number[] {
  return Array.from(values)
    .filter(Number.isFinite)
    .map((value) => value + 0)
    .sort((a, b) => a - b);
}

export function orderByMap(values: ArrayLike<number>): Ordered {
  const counts = new Map<number, number>();
  const sorted = finiteSorted(values);
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  const distinct = [...counts.keys()];
  const all = Array.from(values);
  return {
    values: Float64Array.from(distinct),
    counts: Uint32Array.from(counts.values()),
    cumulative: Uint32Array.from(distinct, (x) => sorted.filter((value) => value <= x).length),
    total: sorted.length,
    nulls: all.filter(Number.isNaN).length,
    infinities: all.filter((value) => Math.abs(value) === Infinity).length,
  };
}

export function quantileOfSorted(sorted: readonly number[], probability: number): number {
  const position = (sorted.length - 1) * probability;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  return low + (high - low) * (position - Math.floor(position));
}

export function ksByEveryPoint(a: readonly number[], b: readonly number[]): number {
  const share = (sample: readonly number[], x: number) =>
    sample.filter((value) => value <= x).length / sample.length;
  return Math.max(...[...a, ...b].map((x) => Math.abs(share(a, x) - share(b, x))));
}

/** Moves the i-th smallest of one to the i-th smallest of the other, each value repeated until both have as many. */
export function wassersteinByMatching(a: readonly number[], b: readonly number[]): number {
  const repeat = (sample: readonly number[], times: number) =>
    sample.flatMap((value) => new Array<number>(times).fill(value)).sort((x, y) => x - y);
  const left = repeat(a, b.length);
  const right = repeat(b, a.length);
  return left.reduce((sum, value, i) => sum + Math.abs(value - right[i]), 0) / left.length;
}
