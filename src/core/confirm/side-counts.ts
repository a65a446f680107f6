import type { SideOutcomes, Task } from './outcomes.ts';
import type { SideCounts } from './report.ts';

/**
 * Counts the rows of one table by what is known of them.
 * @param side - of the table
 * @param side.labels - NaN is none
 * @param side.predictions - NaN is none
 * @param task - says what a mean means
 * @returns the counts; means are of finite values, null where there are none
 * @example countSide(outcomes.serving, 'binary').baseRate // 0.12
 */
export function countSide({ labels, predictions }: SideOutcomes, task: Task): SideCounts {
  let [labelled, predicted, evaluated, finite, labelSum, predictionSum] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < labels.length; row++) {
    const [label, prediction] = [labels[row], predictions[row]];
    const hasLabel = label === label;
    const hasPrediction = prediction === prediction;
    if (hasLabel) {
      labelled++;
      labelSum += label;
    }
    if (hasPrediction) {
      predicted++;
      if (prediction - prediction === 0) {
        finite++;
        predictionSum += prediction;
      }
      if (hasLabel) evaluated++;
    }
  }
  const hasMeans = task === 'binary' || task === 'regression';
  const mean = (sum: number, count: number) =>
    hasMeans && count > 0 && Number.isFinite(sum) ? sum / count : null;
  return {
    rows: labels.length,
    labelled,
    predicted,
    evaluated,
    baseRate: mean(labelSum, labelled),
    meanPrediction: mean(predictionSum, finite),
  };
}
