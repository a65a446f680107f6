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
  for (const tree of model.trees) addTree(tree, bins, rows, answers);
  return answers;
}

/**
 * Adds what one tree says.
 * @param tree - of a model
 * @param bins - one array a feature
 * @param rows - rows to answer for; null for all
 * @param answers - one a row, in the order of `rows`; is added to
 */
export function addTree(
  tree: Tree,
  bins: readonly Uint8Array[],
  rows: Uint32Array | null,
  answers: Float64Array,
): void {
  const { features, lefts, goesLeft, values } = tree;
  if (features[0] < 0) {
    for (let i = 0; i < answers.length; i++) answers[i] += values[0];
    return;
  }
  for (let i = 0; i < answers.length; i++) {
    const row = rows === null ? i : rows[i];
    let node = 0;
    for (let feature = features[0]; feature >= 0; feature = features[node])
      node = lefts[node] + 1 - goesLeft[256 * node + bins[feature][row]];
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
