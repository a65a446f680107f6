import { measureWords } from '../compare/measure-words.ts';
import { valueText } from '../compare/value-text.ts';
import { applyBins, learnBins, NULL_BIN, type BinRule } from '../explain/boosting/bin-rule.ts';
import type { Side } from '../faults.ts';
import type { Column } from '../table/column.ts';
import type { ExaminedFeature } from '../table/examined-pair.ts';

/** Quantile bins of a number: its ends can be found to a tenth of training. */
export const QUANTILE_BINS = 10;
/** Categories with a bin of their own, most frequent in training first. */
const MOST_CATEGORIES = 20;
/** Rows that quantiles are learnt from: their ranks are known to about 1 % (sqrt(ln(200) / 40,000)). */
const ROWS_FOR_QUANTILES = 20_000;

/** A feature as conditions can be put on it. */
export interface SegmentBins {
  name: string;
  /** Bin of each row; 0 is null. */
  rows: Record<Side, Uint8Array>;
  count: number;
  /** Conditions: each holds in the bins from `first` to `last`. */
  conditions: readonly BinCondition[];
}

/** One condition on one feature. */
export interface BinCondition {
  first: number;
  last: number;
  words: string;
}

/**
 * Bins of a feature, learnt from training, and every condition on them: numbers get ten quantile bins (a value that fills a
 * bin by itself gets one of its own) and every stretch of neighbouring ones, text its most frequent values and `other`; null is
 * a condition as well.
 * @param feature - both columns, at the same rows as everything else
 * @param most - quantile bins at most
 * @returns the bins; null where a side lacks the feature, or no condition tells rows apart
 * @example segmentBins(feature)?.conditions[0].words // 'age is null'
 */
export function segmentBins(feature: ExaminedFeature, most = QUANTILE_BINS): SegmentBins | null {
  const { name, training, serving } = feature;
  if (training === null || serving === null) return null;
  const rule = ruleOf(training.column, most);
  const conditions = [{ first: NULL_BIN, last: NULL_BIN, words: `${name} is null` }];
  if (rule.kind === 'numbers') {
    const isDate = training.schema.type === 'date-time';
    conditions.push(
      ...stretches(name, rule.edges, (edge) => (isDate ? valueText(edge, 'date-time') : exact(edge))),
    );
  } else if (rule.kind === 'categories') {
    for (const [category, bin] of rule.bins)
      conditions.push({ first: bin, last: bin, words: `${name} is ${shortened(category)}` });
    conditions.push({ first: rule.rest, last: rule.rest, words: `${name} is another value` });
  }
  return {
    name,
    rows: { training: applyBins(rule, training.column), serving: applyBins(rule, serving.column) },
    count: rule.binCount,
    conditions,
  };
}

function ruleOf(column: Column, most: number): BinRule {
  if (column.storage === 'number') {
    const edges = quantileEdges(column.values, most);
    return { kind: 'numbers', edges, binCount: edges.length + 2 };
  }
  const rule = learnBins(column, MOST_CATEGORIES);
  // What training never had is a value too.
  if (rule.kind === 'categories' && rule.rest === NULL_BIN)
    return { ...rule, rest: rule.binCount, binCount: rule.binCount + 1 };
  return rule;
}

// Values of training, ascending: bin i holds what is above edge i - 1 and at most edge i.
function quantileEdges(values: Float64Array, most: number): Float64Array {
  const size = Math.min(values.length, ROWS_FOR_QUANTILES);
  const taken = new Float64Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const value = values[Math.floor((i * values.length) / size)];
    if (Number.isFinite(value)) taken[count++] = value;
  }
  const sorted = taken.subarray(0, count).sort();
  const largest = sorted[count - 1];
  const edges = new Set<number>();
  for (let i = 1; i < most; i++) {
    const edge = sorted[Math.ceil((i * count) / most) - 1];
    // A value that fills a whole bin stands alone in it: the one before it ends the bin before.
    if (edges.has(edge)) {
      const before = sorted[lowerBound(sorted, edge) - 1];
      if (before !== undefined) edges.add(before);
    } else if (edge < largest) edges.add(edge);
  }
  return Float64Array.from(edges).sort();
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function stretches(name: string, edges: Float64Array, text: (edge: number) => string): BinCondition[] {
  const bins = edges.length + 1;
  const conditions: BinCondition[] = [];
  for (let first = 1; first <= bins; first++)
    for (let last = first; last <= bins; last++) {
      // All values together are no condition.
      if (first === 1 && last === bins) continue;
      conditions.push({ first, last, words: stretchWords(name, edges, first, last, text) });
    }
  return conditions;
}

function stretchWords(
  name: string,
  edges: Float64Array,
  first: number,
  last: number,
  text: (edge: number) => string,
): string {
  if (first === 1) return `${name} ≤ ${text(edges[last - 1])}`;
  const low = text(edges[first - 2]);
  return last > edges.length ? `${name} > ${low}` : `${name} in (${low}, ${text(edges[last - 1])}]`;
}

// Three digits read well but are not the bound; they stand for it only where it is long.
function exact(edge: number): string {
  const text = String(edge);
  return text.length <= 8 ? text : measureWords(edge);
}

function shortened(category: string): string {
  const characters = [...category];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : category;
}
