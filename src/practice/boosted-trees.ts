import { log, logistic } from './portable-math.ts';

/** What is predicted: the probability of 1, or a quantity (squared loss). */
export type Target = 'probability' | 'quantity';

/** A tree of full depth as arrays: node i has children 2i + 1 and 2i + 2. */
interface Tree {
  /** Feature by inner node; −1 where the node does not split (everything goes left). */
  features: Int32Array;
  /** Values up to the threshold, and nulls (NaN), go left. */
  thresholds: Float64Array;
  leaves: Float64Array;
}

/** Gradient-boosted trees, ready to score. */
export interface BoostedTrees {
  target: Target;
  start: number;
  trees: Tree[];
}

const TREES = 40;
const DEPTH = 3;
const INNER_NODES = 2 ** DEPTH - 1;
const LEAVES = 2 ** DEPTH;
const LEARNING_RATE = 0.24;
const BINS = 32;
/** Added to every node's weight, so that small leaves stay modest. */
const RIDGE = 5;
const LEAST_GAIN = 1e-6;

/** Upper ends of a column's bins (quantiles, without repeats); bin 0 is for nulls. */
function binEdges(column: Float64Array): Float64Array {
  const sorted = column.filter((value) => !Number.isNaN(value)).sort();
  const edges = new Set<number>();
  for (let i = 1; i < BINS && sorted.length > 0; i++) {
    edges.add(sorted[Math.floor((i * sorted.length) / BINS)]);
  }
  // The largest value needs no edge: everything above the last one is the last bin.
  edges.delete(sorted[sorted.length - 1]);
  return Float64Array.from(edges);
}

function binColumn(column: Float64Array, edges: Float64Array): Uint8Array {
  return Uint8Array.from(column, (value) => {
    if (Number.isNaN(value)) return 0;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= edges[middle]) high = middle;
      else low = middle + 1;
    }
    return low + 1;
  });
}

interface Split {
  feature: number;
  bin: number;
  gain: number;
}

/** The best cut of one node, from its gradients and weights by feature and bin. */
function bestSplit(gradients: Float64Array, weights: Float64Array, binCounts: readonly number[]): Split {
  const best: Split = { feature: -1, bin: 0, gain: LEAST_GAIN };
  for (let feature = 0; feature < binCounts.length; feature++) {
    const offset = feature * (BINS + 1);
    let gradient = 0;
    let weight = 0;
    for (let bin = 0; bin < binCounts[feature]; bin++) {
      gradient += gradients[offset + bin];
      weight += weights[offset + bin];
    }
    const whole = (gradient * gradient) / (weight + RIDGE);
    let leftGradient = 0;
    let leftWeight = 0;
    for (let bin = 0; bin < binCounts[feature] - 1; bin++) {
      leftGradient += gradients[offset + bin];
      leftWeight += weights[offset + bin];
      const rightGradient = gradient - leftGradient;
      const gain =
        (leftGradient * leftGradient) / (leftWeight + RIDGE) +
        (rightGradient * rightGradient) / (weight - leftWeight + RIDGE) -
        whole;
      if (gain > best.gain) Object.assign(best, { feature, bin, gain });
    }
  }
  return best;
}

/**
 * Fits gradient-boosted trees on binned features (second-order boosting, 32 quantile bins, nulls to the left).
 * @param columns - one per feature, all of the same length; NaN is null
 * @param labels - as long as the columns, no NaN; 0 or 1 where a probability is predicted
 * @param target - what is predicted
 * @returns the model
 * @throws {RangeError} where there are no rows
 */
export function fitBoostedTrees(
  columns: readonly Float64Array[],
  labels: Float64Array,
  target: Target,
): BoostedTrees {
  const rows = labels.length;
  if (rows === 0) throw new RangeError('no rows to learn from');
  const edges = columns.map(binEdges);
  const binned = columns.map((column, i) => binColumn(column, edges[i]));
  const binCounts = edges.map((edge) => edge.length + 2);
  const mean = labels.reduce((sum, label) => sum + label, 0) / rows;
  const start = target === 'quantity' ? mean : log((mean + 1e-6) / (1 - mean + 1e-6));
  const scores = new Float64Array(rows).fill(start);
  const gradients = new Float64Array(rows);
  const weights = new Float64Array(rows).fill(1);
  const trees: Tree[] = [];
  for (let round = 0; round < TREES; round++) {
    for (let i = 0; i < rows; i++) {
      const expected = target === 'quantity' ? scores[i] : logistic(scores[i]);
      gradients[i] = labels[i] - expected;
      if (target === 'probability') weights[i] = expected * (1 - expected);
    }
    trees.push(growTree({ binned, binCounts, edges, gradients, weights }, scores));
  }
  return { target, start, trees };
}

interface Growth {
  binned: readonly Uint8Array[];
  binCounts: readonly number[];
  edges: readonly Float64Array[];
  gradients: Float64Array;
  weights: Float64Array;
}

/** Grows one tree level by level and adds its answer to the scores. */
function growTree(growth: Growth, scores: Float64Array): Tree {
  const { binned, binCounts, edges, gradients, weights } = growth;
  const rows = scores.length;
  const node = new Uint8Array(rows);
  const nodeStart = new Int32Array(rows);
  const features = new Int32Array(INNER_NODES).fill(-1);
  const thresholds = new Float64Array(INNER_NODES).fill(Infinity);
  const width = binned.length * (BINS + 1);
  for (let level = 0, first = 0; level < DEPTH; first = 2 * first + 1, level++) {
    const nodes = 2 ** level;
    const gradientSums = new Float64Array(nodes * width);
    const weightSums = new Float64Array(nodes * width);
    for (let i = 0; i < rows; i++) nodeStart[i] = (node[i] - first) * width;
    for (let feature = 0; feature < binned.length; feature++) {
      const bins = binned[feature];
      const offset = feature * (BINS + 1);
      for (let i = 0; i < rows; i++) {
        const at = nodeStart[i] + offset + bins[i];
        gradientSums[at] += gradients[i];
        weightSums[at] += weights[i];
      }
    }
    const splits: Split[] = [];
    for (let n = 0; n < nodes; n++) {
      const split = bestSplit(
        gradientSums.subarray(n * width, (n + 1) * width),
        weightSums.subarray(n * width, (n + 1) * width),
        binCounts,
      );
      splits.push(split);
      if (split.feature < 0) continue;
      features[first + n] = split.feature;
      thresholds[first + n] = split.bin === 0 ? -Infinity : edges[split.feature][split.bin - 1];
    }
    for (let i = 0; i < rows; i++) {
      const split = splits[node[i] - first];
      const goesLeft = split.feature < 0 || binned[split.feature][i] <= split.bin;
      node[i] = 2 * node[i] + (goesLeft ? 1 : 2);
    }
  }
  const leafGradients = new Float64Array(LEAVES);
  const leafWeights = new Float64Array(LEAVES).fill(RIDGE);
  for (let i = 0; i < rows; i++) {
    leafGradients[node[i] - INNER_NODES] += gradients[i];
    leafWeights[node[i] - INNER_NODES] += weights[i];
  }
  const leaves = leafGradients.map((gradient, i) => (LEARNING_RATE * gradient) / leafWeights[i]);
  for (let i = 0; i < rows; i++) scores[i] += leaves[node[i] - INNER_NODES];
  return { features, thresholds, leaves };
}

/**
 * Scores rows with a fitted model.
 * @param model - from {@link fitBoostedTrees}
 * @param columns - the same features in the same order; NaN is null
 * @param rows - length of the columns
 * @returns one prediction per row: a probability in (0, 1), or a quantity
 */
export function predictBoostedTrees(
  model: BoostedTrees,
  columns: readonly Float64Array[],
  rows: number,
): Float64Array {
  const scores = new Float64Array(rows).fill(model.start);
  for (const { features, thresholds, leaves } of model.trees) {
    for (let i = 0; i < rows; i++) {
      let node = 0;
      while (node < INNER_NODES) {
        const feature = features[node];
        const goesRight = feature >= 0 && columns[feature][i] > thresholds[node];
        node = 2 * node + (goesRight ? 2 : 1);
      }
      scores[i] += leaves[node - INNER_NODES];
    }
  }
  return model.target === 'quantity' ? scores : scores.map(logistic);
}
