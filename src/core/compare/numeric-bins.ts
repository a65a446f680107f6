import { countAtMost, countBelow } from '../stats/ordered.ts';
import type { Ordered } from '../stats/ordered.ts';
import type { Bin, BinSetting } from './comparison.ts';
import type { OrderedColumn } from './ordered-column.ts';
import { valueAtRank } from './value-at-rank.ts';

/**
 * Fewest rows that earn a bin of their own: below that a share is noise, and a handful of serving rows
 * would each become an atom. Source: Cochran (1954), expected counts of at least 5 for chi-square.
 */
export const LEAST_ROWS_OF_A_BIN = 5;

/** Where the bins of a numeric feature lie. */
export interface NumericBinning {
  /** Values with a bin of their own, ascending. */
  atoms: number[];
  /**
   * Bounds of the range bins, ascending. Range i is (edges[i], edges[i + 1]] without the atoms; range 0 also
   * holds edges[0]. Below edges[0] and above the last edge lie the open bins.
   */
  edges: number[];
}

/**
 * Bins both tables of one numeric feature by the same bounds, so that every row falls into exactly one bin:
 * nulls; atoms (values that hold at least 1/B of the training or of the serving values); below; B quantile or
 * equal-width bins of the rest of training; above. Below and above are what lies outside that rest; infinities
 * fall there. Null, below and above are left out where they are empty on both sides.
 * A rest too small for {@link LEAST_ROWS_OF_A_BIN} rows a bin gets fewer quantile bins.
 * @param training - the training values in order
 * @param serving - the serving values in order
 * @param setting - B, and how the bounds are chosen
 * @returns the bins with their counts; counts of a side add up to its rows, nulls included
 * @example numericBins(orderColumn(a), orderColumn(b), { edges: 'quantile', bins: 10 })
 */
export function numericBins(training: OrderedColumn, serving: OrderedColumn, setting: BinSetting): Bin[] {
  return countNumericBins(training, serving, numericBinning(training, serving, setting));
}

/**
 * Chooses the bounds. Quantile bounds are values of training (inverted CDF), so no quantile bin is empty there.
 * @param training - the training values in order
 * @param serving - the serving values in order; they only add atoms, or give the bounds where training has no value
 * @param setting - B, and how the bounds are chosen
 * @returns atoms and edges; no edges where neither side has a finite value
 */
export function numericBinning(training: Ordered, serving: Ordered, setting: BinSetting): NumericBinning {
  const atoms = findAtoms(training, serving, setting.bins);
  const edges = edgesOfRest(training, atoms, setting);
  // A lowest value that fills the first quantile bin alone is an atom; it needs no range of zero width.
  if (edges.length > 1 && edges[0] === edges[1]) {
    const own = edges[0];
    if (edges.length > 2) edges.shift();
    return { atoms: [...atoms, own].sort((a, b) => a - b), edges };
  }
  if (edges.length > 0) return { atoms, edges };
  // All of training sits in atoms, or there is none: one range takes what lies between the ends.
  const { values } = training.total > 0 ? training : serving;
  return { atoms, edges: values.length > 0 ? [values[0], values[values.length - 1]] : [] };
}

/**
 * Counts both tables into given bounds.
 * @param training - the training values in order
 * @param serving - the serving values in order
 * @param binning - atoms and edges
 * @returns the bins in order: null, below, atoms and ranges by value, above
 */
export function countNumericBins(
  training: OrderedColumn,
  serving: OrderedColumn,
  binning: NumericBinning,
): Bin[] {
  const { atoms, edges } = binning;
  const trainingCounts = countSide(training, binning);
  const servingCounts = countSide(serving, binning);
  const ranges = trainingCounts.ranges.length;
  const bins: Bin[] = [];
  const add = (
    kind: Bin['kind'],
    low: number | null,
    high: number | null,
    counts: [number, number],
    isKeptEmpty: boolean,
  ): void => {
    if (counts[0] + counts[1] === 0 && !isKeptEmpty) return;
    bins.push({ kind, low, high, category: null, training: counts[0], serving: counts[1] });
  };
  const addAtom = (a: number): void =>
    add('atom', atoms[a], atoms[a], [trainingCounts.atoms[a], servingCounts.atoms[a]], true);

  add('null', null, null, [training.nulls, serving.nulls], false);
  add('below', null, edges[0] ?? null, [trainingCounts.below, servingCounts.below], false);
  let atom = 0;
  for (let range = 0; range < ranges; range++) {
    for (; atom < atoms.length && atoms[atom] <= edges[range]; atom++) addAtom(atom);
    const counts: [number, number] = [trainingCounts.ranges[range], servingCounts.ranges[range]];
    // A single range may be there only to catch what training never had between its atoms.
    add('range', edges[range], edges[range + 1], counts, ranges > 1);
  }
  for (; atom < atoms.length; atom++) addAtom(atom);
  add('above', edges[ranges] ?? null, null, [trainingCounts.above, servingCounts.above], false);
  return bins;
}

// Values that hold at least 1/B of the finite and infinite values of a side, ascending.
function findAtoms(training: Ordered, serving: Ordered, bins: number): number[] {
  const atoms = new Set<number>();
  for (const { values, counts, total, infinities } of [training, serving]) {
    const least = Math.max((total + infinities) / bins, LEAST_ROWS_OF_A_BIN);
    // If even all repeats together fell on one value, it would not be enough: so it is for most decimals.
    if (1 + total - values.length < least) continue;
    for (let i = 0; i < counts.length; i++) if (counts[i] >= least) atoms.add(values[i]);
  }
  return [...atoms].sort((a, b) => a - b);
}

function edgesOfRest(training: Ordered, atoms: readonly number[], setting: BinSetting): number[] {
  const { values, total } = training;
  // Stretches of training between the atoms, as first and last rank, counted from 1.
  const stretches: [number, number][] = [];
  let rest = 0;
  let first = 1;
  const close = (last: number): void => {
    if (last < first) return;
    stretches.push([first, last]);
    rest += last - first + 1;
  };
  for (const atom of atoms) {
    close(countBelow(training, atom));
    first = countAtMost(training, atom) + 1;
  }
  close(total);
  if (rest === 0) return [];

  const valueAt = (restRank: number): number => {
    let rank = restRank;
    for (const [from, to] of stretches) {
      if (rank <= to - from + 1) return valueAtRank(training, from + rank - 1);
      rank -= to - from + 1;
    }
    return values[values.length - 1];
  };
  const lowest = valueAt(1);
  const highest = valueAt(rest);
  const isQuantile = setting.edges === 'quantile';
  const count = isQuantile
    ? Math.max(1, Math.min(setting.bins, Math.floor(rest / LEAST_ROWS_OF_A_BIN)))
    : setting.bins;
  const edges = [lowest];
  for (let k = 1; k <= count; k++) {
    let edge = highest;
    if (isQuantile) edge = valueAt(Math.ceil((k * rest) / count));
    // Weighted ends instead of a step: the step overflows where the ends are far apart.
    else if (k < count) edge = Math.min(highest, lowest * (1 - k / count) + highest * (k / count));
    if (edge > edges[edges.length - 1] || (k === 1 && edge === lowest)) edges.push(edge);
  }
  return edges;
}

interface SideCounts {
  below: number;
  ranges: number[];
  atoms: number[];
  above: number;
}

function countSide(side: OrderedColumn, { atoms, edges }: NumericBinning): SideCounts {
  const counts: SideCounts = { below: 0, ranges: [], atoms: [], above: 0 };
  let reached = 0;
  if (edges.length > 0) {
    reached = counts.below = countBelow(side, edges[0]);
    for (const edge of edges.slice(1)) {
      const upTo = countAtMost(side, edge);
      counts.ranges.push(upTo - reached);
      reached = upTo;
    }
  }
  counts.above = side.total - reached;
  for (const atom of atoms) {
    const count = countAtMost(side, atom) - countBelow(side, atom);
    counts.atoms.push(count);
    if (atom < edges[0]) counts.below -= count;
    else {
      const range = edges.findIndex((edge, i) => i > 0 && atom <= edge) - 1;
      if (range < 0) counts.above -= count;
      else counts.ranges[range] -= count;
    }
  }
  counts.below += side.infinities - side.plusInfinities;
  counts.above += side.plusInfinities;
  return counts;
}
