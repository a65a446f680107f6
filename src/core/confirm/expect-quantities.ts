import type { Side } from '../faults.ts';
import { takeRows } from '../table/take-rows.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import { expectErrors, type NannyTable } from './dle.ts';
import { estimateMetric } from './estimate-metric.ts';
import { evaluatedEntries, takeOutcomes } from './evaluated-rows.ts';
import {
  CANNOT_SEE,
  NO_CONCEPT_DRIFT,
  NO_UNSEEN_REGIONS,
  NOT_FITTED_ON,
  SAMPLING_ALONE,
  type Expectation,
} from './expectation.ts';
import type { Outcomes } from './outcomes.ts';
import type { ConfirmSettings } from './report.ts';
import { sampledEntries } from './sampled-entries.ts';

/** Labelled rows below which a nanny would learn noise: a hundred leaves' worth of rows is not there. */
const LEAST_LABELLED = 500;

/**
 * What is expected of predicted quantities: DLE, learnt on training's labelled rows among those whose features are at hand.
 * @param pair - both tables
 * @param outcomes - of a regression task
 * @param settings - metric (MAE for one that cannot be expected), seed
 * @returns the expectation; null with fewer than 500 labelled training rows, or where training has no value
 */
export function expectQuantities(
  pair: ExaminedPair,
  outcomes: Outcomes,
  settings: ConfirmSettings,
): Expectation | null {
  const metric = settings.metric === 'rmse' ? 'rmse' : 'mae';
  const known = evaluatedEntries(outcomes.training);
  const training = estimateMetric(metric, takeOutcomes(outcomes.training, known), outcomes, settings);
  if (training.value === null) return null;
  const learnt = nannyTable(pair, outcomes, 'training', true);
  const asked = nannyTable(pair, outcomes, 'serving', false);
  if (learnt.entries.length < LEAST_LABELLED) return null;
  const { labels } = outcomes.training;
  const errors = learnt.predictions.map((prediction, i) => {
    const error = Math.abs(prediction - labels[learnt.entries[i]]);
    return metric === 'rmse' ? error ** 2 : error;
  });
  const expected = new Float64Array(outcomes.serving.predictions.length).fill(NaN);
  const answers = expectErrors(learnt, errors, asked, settings.seed);
  for (let i = 0; i < answers.length; i++) expected[asked.entries[i]] = answers[i];
  return {
    method: 'dle',
    metric,
    training,
    entries: asked.entries,
    valueOf: (entries) => {
      if (entries.length === 0) return null;
      let sum = 0;
      for (let i = 0; i < entries.length; i++) sum += expected[entries[i]];
      const mean = sum / entries.length;
      return metric === 'rmse' ? Math.sqrt(mean) : mean;
    },
    assumptions: [
      NO_CONCEPT_DRIFT,
      `The size of the error depends on the features and the prediction as learnt on ${learnt.entries.length.toLocaleString('en')} labelled training rows (boosted trees).`,
      NOT_FITTED_ON,
      NO_UNSEEN_REGIONS,
      SAMPLING_ALONE,
      CANNOT_SEE,
    ],
  };
}

// Sampled rows with a finite prediction (and label), and their entries among the outcomes, ascending.
function nannyTable(
  pair: ExaminedPair,
  outcomes: Outcomes,
  side: Side,
  isLabelled: boolean,
): NannyTable & { entries: Uint32Array } {
  const { labels, predictions } = outcomes[side];
  const entryOf = sampledEntries(pair, outcomes[side], side);
  const rows = Uint32Array.from(entryOf.keys()).filter((row) => {
    const entry = entryOf[row];
    if (entry < 0 || !Number.isFinite(predictions[entry])) return false;
    return !isLabelled || Number.isFinite(labels[entry]);
  });
  const entries = rows.map((row) => entryOf[row]);
  return {
    entries,
    columns: pair.features.map((feature) => feature[side] && takeRows(feature[side].column, rows)),
    predictions: Float64Array.from(entries, (entry) => predictions[entry]),
  };
}
