import type { Column } from '../../table/column.ts';
import { lengthOf } from '../../table/pieced-numbers.ts';

/** Bin of nulls, and of whatever the rule cannot place. */
export const NULL_BIN = 0;

/** Bins a feature has besides the one of nulls: numbers of bins fit into a byte. */
export const MOST_BINS = 255;

/** Rows that edges are learnt from: with 20,000 the rank of an edge is known to about 1 % (sqrt(ln(200) / 40,000)), a few bins of 255. */
const ROWS_FOR_EDGES = 20_000;

/** How the values of a feature become bins: bin 0 is null, the others count from 1. */
export type BinRule =
  /** Bin i + 1 holds the values up to edge i that no bin before it holds; the last bin what is above all edges. */
  | { kind: 'numbers'; edges: Float64Array; binCount: number }
  /** Texts with a bin of their own; `rest` is the bin of all others: 0 where every text of the column has its own. */
  | { kind: 'categories'; bins: ReadonlyMap<string, number>; rest: number; binCount: number }
  /** Null or not: identifiers, of which nothing can be learnt. */
  | { kind: 'presence'; binCount: number };

/**
 * Learns how the values of a feature become bins: one bin for each value where there are few, else quantiles, with edges
 * half-way between neighbouring values; for text one bin for each of the most frequent values.
 *
 * @param column - the feature; NaN and code 0 are null, infinities fall into the outer bins
 * @param most - bins besides that of nulls, 2 to 255
 * @param rows - rows to learn from; null for all
 * @returns the rule
 * @throws {RangeError} where `most` is out of range
 * @example
 * learnBins({ storage: 'number', values: Float64Array.of(1, 2, NaN) }); // edges [1.5], 3 bins
 */
export function learnBins(column: Column, most = MOST_BINS, rows: Uint32Array | null = null): BinRule {
  if (!(most >= 2 && most <= MOST_BINS)) throw new RangeError(`${most} bins`);
  if (column.storage === 'hashed') return { kind: 'presence', binCount: 2 };
  if (column.storage === 'number') {
    const edges = edgesOf(sample(column.values, rows), most);
    return { kind: 'numbers', edges, binCount: edges.length + 2 };
  }
  const counts = new Float64Array(column.dictionary.length);
  const { codes } = column;
  if (rows === null) for (const code of codes) counts[code]++;
  else for (const row of rows) counts[codes[row]]++;
  // Codes by frequency; equal ones in the order of the dictionary, so that the bins are the same every time.
  const seen = Array.from(counts.keys()).filter((code) => code > 0 && counts[code] > 0);
  seen.sort((a, b) => counts[b] - counts[a] || a - b);
  const hasRest = seen.length > most;
  const own = hasRest ? seen.slice(0, most - 1) : seen;
  const bins = new Map(own.map((code, i) => [column.dictionary[code], i + 1]));
  const binCount = own.length + 1 + Number(hasRest);
  return { kind: 'categories', bins, rest: hasRest ? binCount - 1 : NULL_BIN, binCount };
}

/**
 * The bin of every row. Values meet a rule as a deployed model meets them: text is parsed where numbers were learnt (what does not
 * parse is null), numbers are written out where text was learnt, and texts that were never seen are null (or "rest").
 *
 * @param rule - from {@link learnBins}
 * @param column - of any storage
 * @returns one bin a row, below `rule.binCount`
 * @example
 * applyBins(learnBins(column), column);
 */
export function applyBins(rule: BinRule, column: Column): Uint8Array {
  const bins = new Uint8Array(lengthOf(column));
  if (column.storage === 'hashed') {
    // Their texts are not at hand: no number, and no text that was learnt.
    const known = rule.kind === 'presence' ? 1 : rule.kind === 'categories' ? rule.rest : NULL_BIN;
    for (let row = 0; row < bins.length; row++)
      bins[row] = Number.isNaN(column.hashes[row]) ? NULL_BIN : known;
    return bins;
  }
  if (column.storage === 'text') {
    const byCode = Uint8Array.from(column.dictionary, (text, code) =>
      code === 0 ? 0 : binOfText(rule, text),
    );
    const { codes } = column;
    for (let row = 0; row < bins.length; row++) bins[row] = byCode[codes[row]];
    return bins;
  }
  const { values } = column;
  if (rule.kind === 'numbers') placeNumbers(rule.edges, values, bins);
  else {
    for (let row = 0; row < bins.length; row++)
      bins[row] = Number.isNaN(values[row]) ? NULL_BIN : binOfText(rule, String(values[row]));
  }
  return bins;
}

function binOfText(rule: BinRule, text: string): number {
  if (rule.kind === 'presence') return 1;
  if (rule.kind === 'categories') return rule.bins.get(text) ?? rule.rest;
  const bins = new Uint8Array(1);
  placeNumbers(rule.edges, Float64Array.of(numberOf(text)), bins);
  return bins[0];
}

/**
 * What a text is as a number to a model that expects one.
 * @param text - a cell
 * @returns NaN where it is none; `Number` takes blank text for 0, a model does not
 * @example numberOf('1.5 kg') // NaN
 */
export function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** Cells of the grid that tells where to start looking. */
const GRID = 1024;

// A grid over the edges is faster than a binary search, whose every step is a coin toss to the processor.
function placeNumbers(edges: Float64Array, values: Float64Array, bins: Uint8Array): void {
  const count = edges.length;
  const origin = count > 0 ? edges[0] : 0;
  const width = count > 0 ? edges[count - 1] - origin : 0;
  const scale = width > 0 && Number.isFinite(GRID / width) ? GRID / width : 0;
  const first = new Uint8Array(GRID + 1);
  for (let cell = 1; cell <= GRID; cell++) {
    let edge = first[cell - 1];
    while (edge < count - 1 && (edges[edge] - origin) * scale < cell) edge++;
    first[cell] = edge;
  }
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== value) continue;
    const place = (value - origin) * scale;
    let edge = place > 0 ? first[place >= GRID ? GRID : Math.floor(place)] : 0;
    while (edge < count && edges[edge] < value) edge++;
    bins[row] = edge + 1;
  }
}

/** Finite values in ascending order, of at most 20,000 rows evenly spread. */
function sample(values: Float64Array, rows: Uint32Array | null): Float64Array {
  const length = rows?.length ?? values.length;
  const size = Math.min(length, ROWS_FOR_EDGES);
  const taken = new Float64Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const place = Math.floor((i * length) / size);
    const value = values[rows === null ? place : rows[place]];
    if (Number.isFinite(value)) taken[count++] = value;
  }
  return taken.subarray(0, count).sort();
}

function edgesOf(sorted: Float64Array, most: number): Float64Array {
  const between: number[] = [];
  for (let i = 1; i < sorted.length && between.length < most; i++)
    if (sorted[i] > sorted[i - 1]) between.push(middle(sorted[i - 1], sorted[i]));
  if (between.length < most) return Float64Array.from(between);
  const edges: number[] = [];
  for (let i = 1; i < most; i++) {
    const at = Math.floor((i * sorted.length) / most);
    // An edge stands between two values, so an atom that spans quantiles gives one edge only.
    const below = sorted[at - 1];
    const above = sorted[at];
    const edge = above > below ? middle(below, above) : above;
    if (edges.length === 0 || edge > edges[edges.length - 1]) edges.push(edge);
  }
  return Float64Array.from(edges);
}

function middle(a: number, b: number): number {
  const half = a / 2 + b / 2;
  // Neighbouring floats have nothing between them.
  return half > a && half < b ? half : a;
}
