import { learnCalibration, type Calibration } from './calibration.ts';
import { estimatePerformance, estimateRocAuc } from './cbpe.ts';
import { DEFAULT_THRESHOLD, estimateMetric } from './estimate-metric.ts';
import { evaluatedEntries, takeOutcomes } from './evaluated-rows.ts';
import {
  CANNOT_SEE,
  NO_CONCEPT_DRIFT,
  NO_UNSEEN_REGIONS,
  NOT_FITTED_ON,
  SAMPLING_ALONE,
  type Expectation,
} from './expectation.ts';
import type { Outcomes, SideOutcomes } from './outcomes.ts';
import type { ConfirmSettings, MetricId } from './report.ts';

const EXPECTED = ['roc-auc', 'accuracy', 'precision', 'recall', 'f1'] as const;
type ExpectedMetric = (typeof EXPECTED)[number];

/**
 * What is expected of scores of a binary outcome: CBPE, with the calibration learnt on training's labelled rows.
 * @param outcomes - of a binary task
 * @param settings - metric (ROC AUC for one that cannot be expected), threshold, seed
 * @returns the expectation; null where training has no value, or serving's scores have no probability
 */
export function expectScores(outcomes: Outcomes, settings: ConfirmSettings): Expectation | null {
  const metric = EXPECTED.find((one) => one === settings.metric) ?? 'roc-auc';
  const known = takeOutcomes(outcomes.training, evaluatedEntries(outcomes.training));
  const training = estimateMetric(metric, known, outcomes, settings);
  if (training.value === null) return null;
  const calibration = learnCalibration(known.predictions, known.labels, settings.seed);
  const { predictions } = outcomes.serving;
  const threshold = settings.threshold ?? DEFAULT_THRESHOLD;
  return {
    method: 'cbpe',
    metric,
    training,
    entries: usableEntries(predictions, calibration),
    valueOf: (entries) => expectedMetric(metric, at(predictions, entries), threshold, calibration),
    assumptions: [
      NO_CONCEPT_DRIFT,
      calibrationWords(calibration, known.labels.length),
      NOT_FITTED_ON,
      NO_UNSEEN_REGIONS,
      SAMPLING_ALONE,
      CANNOT_SEE,
    ],
  };
}

/**
 * What is expected of predicted classes with a score each: accuracy is the mean probability of the predicted class, which is its score,
 * calibrated on whether training's predictions were right.
 * @param outcomes - of a multiclass task
 * @param settings - seed
 * @returns the expectation; null without class scores, or where training has no value
 */
export function expectClasses(outcomes: Outcomes, settings: ConfirmSettings): Expectation | null {
  const metric: MetricId = 'accuracy';
  const known = takeOutcomes(outcomes.training, evaluatedEntries(outcomes.training));
  const training = estimateMetric(metric, known, outcomes, settings);
  const ofTraining = confidences(known);
  const ofServing = confidences(outcomes.serving);
  if (training.value === null || ofTraining === null || ofServing === null) return null;
  const isRight = known.labels.map((label, i) => Number(label === known.predictions[i]));
  const calibration = learnCalibration(ofTraining, isRight, settings.seed);
  return {
    method: 'cbpe',
    metric,
    training,
    entries: usableEntries(ofServing, calibration),
    valueOf: (entries) => {
      // A row of which the predicted class is said to be right: its probability is that of being right.
      const scores = at(ofServing, entries);
      return estimatePerformance(scores, new Float64Array(scores.length).fill(1), calibration).precision;
    },
    assumptions: [
      NO_CONCEPT_DRIFT,
      calibrationWords(calibration, known.labels.length),
      NOT_FITTED_ON,
      NO_UNSEEN_REGIONS,
      SAMPLING_ALONE,
      CANNOT_SEE,
    ],
  };
}

function expectedMetric(
  metric: ExpectedMetric,
  scores: Float64Array,
  threshold: number,
  calibration: Calibration,
): number | null {
  if (metric === 'roc-auc') return estimateRocAuc(scores, calibration);
  const predicted = scores.map((score) => Number(score >= threshold));
  return estimatePerformance(scores, predicted, calibration)[metric];
}

function calibrationWords({ fit, reason }: Calibration, rows: number): string {
  const learnt = `on ${rows.toLocaleString('en')} labelled training rows`;
  if (fit !== null)
    return `Scores become probabilities as learnt ${learnt} (isotonic), and that holds in serving.`;
  if (reason === 'does-not-help')
    return `Scores are probabilities, as measured ${learnt}, and stay so in serving.`;
  return `Scores are taken for probabilities: ${learnt} no better ones could be learnt.`;
}

// Score of the predicted class; NaN where there is none.
function confidences({ predictions, classScores }: SideOutcomes): Float64Array | null {
  if (classScores === null) return null;
  return predictions.map((predicted, i) => (Number.isNaN(predicted) ? NaN : classScores[predicted][i]));
}

function usableEntries(scores: Float64Array, { fit }: Calibration): Uint32Array {
  const entries = new Uint32Array(scores.length);
  let count = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i];
    const isUsable = fit === null ? score >= 0 && score <= 1 : Number.isFinite(score);
    if (isUsable) entries[count++] = i;
  }
  return entries.slice(0, count);
}

function at(values: Float64Array, entries: Uint32Array): Float64Array {
  const taken = new Float64Array(entries.length);
  for (let i = 0; i < taken.length; i++) taken[i] = values[entries[i]];
  return taken;
}
