import type { Target } from './boosted-trees.ts';
import { fitModel, predict, predictOutOfSample } from './model.ts';
import type { Random } from './random.ts';
import type { SampleTables } from './scenario.ts';
import type { Feature, Observation } from './table.ts';
import { writeCsv } from './write-csv.ts';

/** What is needed to turn rows into the two files. */
export interface ScoringPlan<Row> {
  target: Target;
  training: readonly Row[];
  serving: readonly Row[];
  /** As the training pipeline computes them. */
  features: readonly Feature<Row>[];
  /** As the serving pipeline computes them; the same names in the same order. */
  servedFeatures: readonly Feature<Row>[];
  /** Version that answered for a serving row; training rows carry `modelVersion`. */
  modelVersion: string;
  servedVersion?: (row: Row) => string;
  random: Random;
}

/**
 * Trains the model on the training rows and writes both tables: training with predictions out of sample,
 * serving with what the model answered to the features as served.
 * @param plan - rows, pipelines and target
 * @returns both tables as CSV bytes
 */
export function scoreTables<Row extends Observation>(plan: ScoringPlan<Row>): SampleTables {
  const { target, training, serving, features, servedFeatures, modelVersion, random } = plan;
  // Rows that were already scored live while training data was still being collected must not be learned from.
  const servedIds = new Set(serving.map((row) => row.entityId));
  const learned = training.filter((row) => !servedIds.has(row.entityId));
  const model = fitModel(features, learned, target);
  const offline = predictOutOfSample(features, training, target, random);
  const online = predict(model, serving, servedFeatures);
  return {
    training: writeCsv(
      features,
      training.map((row, i) => ({ row, prediction: offline[i], modelVersion })),
    ),
    serving: writeCsv(
      servedFeatures,
      serving.map((row, i) => ({
        row,
        prediction: online[i],
        modelVersion: plan.servedVersion?.(row) ?? modelVersion,
      })),
    ),
  };
}

/**
 * Moments spread over a period, in order.
 * @param random - source of chance
 * @param from - start, epoch milliseconds
 * @param to - end (not included), epoch milliseconds
 * @param count - how many
 * @returns whole seconds, ascending
 */
export function moments(random: Random, from: number, to: number, count: number): number[] {
  const times = Float64Array.from(
    { length: count },
    () => Math.floor(random.between(from, to) / 1000) * 1000,
  );
  return Array.from(times.sort());
}
