/** What is predicted: a quantity, by squared loss, or the log-odds of 1, by logistic loss. */
export type BoostingLoss = 'squared' | 'logistic';

/** One tree. Node 0 is the root; a node without feature is a leaf. */
export interface Tree {
  /** Feature each node asks for; -1 at leaves. */
  features: Int16Array;
  /** Node that follows on the left; the one on the right is the next. */
  lefts: Int16Array;
  /** 256 entries a node: 1 where the bin goes left. */
  goesLeft: Uint8Array;
  /** What a row that ends at the node gets; 0 at inner nodes. */
  values: Float64Array;
}

/** Boosted trees, ready to answer. */
export interface BoostedModel {
  loss: BoostingLoss;
  /** Number of features; an answer takes the bins of all of them. */
  width: number;
  /** Every answer starts here: the mean, or its log-odds. */
  start: number;
  trees: readonly Tree[];
  /** Fall of the loss by feature, summed over all splits. */
  gains: Float64Array;
}
