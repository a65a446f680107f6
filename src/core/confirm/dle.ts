import { applyBins, learnBins, type BinRule } from '../explain/boosting/bin-rule.ts';
import { fitBoosting } from '../explain/boosting/fit-boosting.ts';
import { predictBoosting } from '../explain/boosting/predict-boosting.ts';
import type { Column } from '../table/column.ts';

/** Rows each tree is grown from: more make it slower, not truer; every tree draws its own. */
const ROWS_OF_A_TREE = 15_000;

/**
 * All trees are grown. Stopping where rows kept out no longer gain leaves the answer too near to training's mean, as errors are mostly noise:
 * -5.8 % with it, -3.3 % without, -2.8 % without and with leaves of 20 rows rather than 50 (8,000 rows, 20 features of noise, a shift of
 * one standard deviation, means of 12 tables).
 */
const BOOSTING = { loss: 'squared', trees: 100, depth: 4, leastRows: 20 } as const;

/** One row's features and prediction, by column; null where the side lacks the feature. */
export interface NannyTable {
  columns: readonly (Column | null)[];
  predictions: Float64Array;
}

/**
 * Direct loss estimation: a second model, the nanny, learns on labelled rows how large the error of the first is, from the features
 * and the prediction; its mean over unlabelled rows is the error to expect of them.
 *
 * It assumes that errors depend on features and prediction as they did there (no concept drift) and that no region is new: trees say
 * of a value beyond all they have seen what they said of the last one, so that the answer stays too near to training's.
 *
 * Simulated: errors whose size depends on one feature (in three ways), which moves; 1,000 or 8,000 rows; with and without 20 features of
 * noise; means of 12 tables. A shift of half a standard deviation: off by -0.3 to -1.2 %. Of a whole one: by -0.5 to -2.8 %. One table
 * scatters by 1 to 2 % with 8,000 rows, by 4 to 9 % with 1,000.
 *
 * Source: NannyML 0.13, DLE (there with LightGBM).
 *
 * @param training - of the labelled rows
 * @param errors - of as many rows, finite: absolute, or squared
 * @param serving - of rows to answer for; the same features in the same order
 * @param seed - of the rows that trees are grown from
 * @returns expected error of each serving row, >= 0; what serving lacks or never was in training is treated as null
 * @throws {RangeError} where lengths differ, an error is not finite, or there is none
 * @example
 * expectErrors({ columns: [age], predictions }, absoluteErrors, { columns: [servedAge], predictions: served }, 1);
 */
export function expectErrors(
  training: NannyTable,
  errors: Float64Array,
  serving: NannyTable,
  seed: number,
): Float64Array {
  if (training.columns.length !== serving.columns.length)
    throw new RangeError(
      `${training.columns.length} features in training, ${serving.columns.length} in serving`,
    );
  if (training.predictions.length !== errors.length)
    throw new RangeError(`${errors.length} errors of ${training.predictions.length} predictions`);
  const inputs = inputsOf(training);
  // A feature that training lacks tells nothing.
  const used = inputs.flatMap((column, i) => (column === null ? [] : [i]));
  const rules = used.map((i) => learnBins(inputs[i]!));
  const rows = errors.length;
  const bins = binAll(rules, used, inputs, rows);
  const subsample = Math.min(1, ROWS_OF_A_TREE / rows);
  const nanny = fitBoosting({ rows, rules, bins }, errors, { ...BOOSTING, subsample, seed });
  const answers = predictBoosting(nanny, binAll(rules, used, inputsOf(serving), serving.predictions.length));
  // Boosting may overshoot below what an error can be.
  for (let i = 0; i < answers.length; i++) answers[i] = Math.max(0, answers[i]);
  return answers;
}

function inputsOf({ columns, predictions }: NannyTable): (Column | null)[] {
  return [...columns, { storage: 'number', values: predictions }];
}

function binAll(
  rules: readonly BinRule[],
  used: readonly number[],
  inputs: readonly (Column | null)[],
  rows: number,
): Uint8Array[] {
  return used.map((input, i) => {
    const column = inputs[input];
    return column === null ? new Uint8Array(rows) : applyBins(rules[i], column);
  });
}
