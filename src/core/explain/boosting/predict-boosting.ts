import type { BoostedModel, Tree } from './boosted-model.ts';

/**
 * What a model says of rows: the quantity, or log-odds.
 *
 * @param model - from `fitBoosting`
 * @param bins - one array a feature, binned by the rules the model was fitted with
 * @param rows - rows of them to answer for; null for all
 * @returns one answer a row, in the order of `rows`
 * @throws {RangeError} where the features are not as many as the model's
 * @example
 * predictBoosting(model, binned.bins);
 */
export function predictBoosting(
  model: BoostedModel,
  bins: readonly Uint8Array[],
  rows: Uint32Array | null = null,
): Float64Array {
  if (bins.length !== model.width) throw new RangeError(`${bins.length} features for ${model.width}`);
  const answers = new Float64Array(rows?.length ?? bins[0]?.length ?? 0).fill(model.start);
  const trees = model.trees.map(stepsOf);
  const block = new Uint8Array(BLOCK * bins.length);
  for (let from = 0; from < answers.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, answers.length);
    binsByRow(bins, rows, from, to, block);
    for (const tree of trees) addSteps(tree, block, bins.length, answers, from, to);
  }
  return answers;
}

/** Rows answered for at a time: their bins stay in the fastest memory while all trees ask. */
const BLOCK = 512;

/**
 * Bins by row: those of one row stand together, so that a tree finds all that it asks of a row in one place.
 *
 * @param bins - one array a feature
 * @param rows - rows to take, in this order; null for all
 * @param from - first of them
 * @param to - behind the last one
 * @param into - memory to use; new unless given
 * @returns `bins.length` bins a row
 * @example binsByRow([Uint8Array.of(1, 2), Uint8Array.of(3, 4)], null, 0, 2) // [1, 3, 2, 4]
 */
export function binsByRow(
  bins: readonly Uint8Array[],
  rows: Uint32Array | null,
  from: number,
  to: number,
  into: Uint8Array = new Uint8Array((to - from) * bins.length),
): Uint8Array {
  const width = bins.length;
  for (let feature = 0; feature < width; feature++) {
    const column = bins[feature];
    let at = feature;
    for (let i = from; i < to; i++, at += width) into[at] = column[rows === null ? i : rows[i]];
  }
  return into;
}

/**
 * Adds what one tree says. Four rows go down together: no step of one waits for another's. Those that end early stay at their leaf.
 * @param tree - of a model
 * @param byRow - from {@link binsByRow}
 * @param width - bins a row
 * @param answers - one a row; is added to
 */
export function addTree(tree: Tree, byRow: Uint8Array, width: number, answers: Float64Array): void {
  addSteps(stepsOf(tree), byRow, width, answers, 0, answers.length);
}

/** A tree whose leaves lead to themselves, so that every row takes the same number of steps. */
interface Steps {
  features: Int32Array;
  lefts: Int32Array;
  goesLeft: Uint8Array;
  values: Float64Array;
  depth: number;
}

function stepsOf({ features, lefts, goesLeft, values }: Tree): Steps {
  const nodes = features.length;
  const steps: Steps = {
    features: new Int32Array(nodes),
    lefts: new Int32Array(nodes),
    goesLeft: goesLeft.slice(),
    values,
    depth: 0,
  };
  const levels = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const isLeaf = features[node] < 0;
    steps.features[node] = isLeaf ? 0 : features[node];
    steps.lefts[node] = isLeaf ? node : lefts[node];
    if (isLeaf) steps.goesLeft.fill(1, 256 * node, 256 * node + 256);
    else levels[lefts[node]] = levels[lefts[node] + 1] = levels[node] + 1;
    steps.depth = Math.max(steps.depth, levels[node]);
  }
  return steps;
}

function addSteps(
  { features, lefts, goesLeft, values, depth }: Steps,
  byRow: Uint8Array,
  width: number,
  answers: Float64Array,
  from: number,
  to: number,
): void {
  let i = from;
  let at = 0;
  for (; i + 4 <= to; i += 4, at += 4 * width) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let level = 0; level < depth; level++) {
      a = lefts[a] + 1 - goesLeft[(a << 8) + byRow[at + features[a]]];
      b = lefts[b] + 1 - goesLeft[(b << 8) + byRow[at + width + features[b]]];
      c = lefts[c] + 1 - goesLeft[(c << 8) + byRow[at + 2 * width + features[c]]];
      d = lefts[d] + 1 - goesLeft[(d << 8) + byRow[at + 3 * width + features[d]]];
    }
    answers[i] += values[a];
    answers[i + 1] += values[b];
    answers[i + 2] += values[c];
    answers[i + 3] += values[d];
  }
  for (; i < to; i++, at += width) {
    let node = 0;
    for (let level = 0; level < depth; level++)
      node = lefts[node] + 1 - goesLeft[(node << 8) + byRow[at + features[node]]];
    answers[i] += values[node];
  }
}

/**
 * Log-odds as a probability.
 * @param logOdds - any number
 * @returns in [0, 1]
 * @example probabilityOf(0) // 0.5
 */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
