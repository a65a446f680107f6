import type { BoostedTrees, Target } from './boosted-trees.ts';
import { fitBoostedTrees, predictBoostedTrees } from './boosted-trees.ts';
import { round } from './portable-math.ts';
import type { Random } from './random.ts';
import type { Feature, Observation } from './table.ts';

/** A model as it is deployed: how text becomes numbers, and the trees. */
export interface Model<Row> {
  features: readonly Feature<Row>[];
  /** By feature: the number that stands for a category; null where the feature is numeric. */
  categories: (Map<string, number> | null)[];
  trees: BoostedTrees;
}

/** Rows counted for the overall mean when categories are put in order, so that rare ones stay in the middle. */
const PRIOR_ROWS = 20;

/** Numbers categories by the mean label of the rows that have them. Null where the feature has no text. */
function orderCategories<Row extends Observation>(
  feature: Feature<Row>,
  rows: readonly Row[],
  overallMean: number,
): Map<string, number> | null {
  const sums = new Map<string, { sum: number; rows: number }>();
  for (const row of rows) {
    const value = feature.read(row);
    if (typeof value !== 'string') continue;
    const entry = sums.get(value) ?? { sum: overallMean * PRIOR_ROWS, rows: PRIOR_ROWS };
    sums.set(value, { sum: entry.sum + (row.label ?? 0), rows: entry.rows + 1 });
  }
  if (sums.size === 0) return null;
  const ordered = [...sums].sort(([, a], [, b]) => a.sum / a.rows - b.sum / b.rows);
  return new Map(ordered.map(([value], i) => [value, i]));
}

/** One feature of some rows as numbers; null and unknown categories are NaN. */
function encode<Row>(
  feature: Feature<Row>,
  categories: Map<string, number> | null,
  rows: readonly Row[],
): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = feature.read(row);
    if (value === null) return NaN;
    return typeof value === 'string' ? (categories?.get(value) ?? NaN) : Number(value);
  });
}

/**
 * Trains a model on the rows whose label is known.
 * @param features - as the training pipeline computes them; those that are no input are left out
 * @param rows - of the training table
 * @param target - what is predicted
 * @returns the model
 */
export function fitModel<Row extends Observation>(
  features: readonly Feature<Row>[],
  rows: readonly Row[],
  target: Target,
): Model<Row> {
  const inputs = features.filter((feature) => feature.isInput);
  const known = rows.filter((row) => row.label !== null);
  const labels = Float64Array.from(known, (row) => row.label ?? NaN);
  const mean = labels.reduce((sum, label) => sum + label, 0) / Math.max(1, labels.length);
  const categories = inputs.map((feature) => orderCategories(feature, known, mean));
  const columns = inputs.map((feature, i) => encode(feature, categories[i], known));
  return { features: inputs, categories, trees: fitBoostedTrees(columns, labels, target) };
}

/**
 * Asks a model about rows.
 * @param model - the deployed model
 * @param rows - what is asked about
 * @param pipeline - the features as they are computed where the model is asked; the training pipeline's unless given
 * @returns one prediction per row, rounded: 6 decimals for a probability, 2 for a quantity
 */
export function predict<Row>(
  model: Model<Row>,
  rows: readonly Row[],
  pipeline: readonly Feature<Row>[] = model.features,
): number[] {
  const inputs = pipeline.filter((feature) => feature.isInput);
  const columns = inputs.map((feature, i) => encode(feature, model.categories[i], rows));
  const decimals = model.trees.target === 'probability' ? 6 : 2;
  return Array.from(predictBoostedTrees(model.trees, columns, rows.length), (p) => round(p, decimals));
}

/**
 * Predictions of training rows by models that have not seen them: two halves, each scored by the other's model.
 * @param features - as the training pipeline computes them
 * @param rows - of the training table
 * @param target - what is predicted
 * @param random - deals the rows into halves
 * @returns one prediction per row
 */
export function predictOutOfSample<Row extends Observation>(
  features: readonly Feature<Row>[],
  rows: readonly Row[],
  target: Target,
  random: Random,
): number[] {
  const halves: [number[], number[]] = [[], []];
  rows.forEach((_, i) => halves[random.chance(0.5) ? 1 : 0].push(i));
  const predictions = new Array<number>(rows.length).fill(0);
  for (const [learned, asked] of [halves, halves.toReversed()]) {
    const model = fitModel(
      features,
      learned.map((i) => rows[i]),
      target,
    );
    const answers = predict(
      model,
      asked.map((i) => rows[i]),
    );
    asked.forEach((i, k) => (predictions[i] = answers[k]));
  }
  return predictions;
}
