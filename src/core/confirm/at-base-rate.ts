import { averagePrecisionOfRanked } from '../metrics/average-precision.ts';
import { confusionAt } from '../metrics/confusion.ts';
import { liftAt } from '../metrics/lift.ts';
import { observedToExpected } from '../metrics/observed-expected.ts';
import { probabilityLosses } from '../metrics/probability-losses.ts';
import type { RankedScores } from '../metrics/ranked-scores.ts';
import { reweightClasses } from '../metrics/reweight-classes.ts';
import { accuracy, f1Score, matthewsCorrelation, precision } from '../metrics/threshold-metrics.ts';
import type { MetricId } from './report.ts';

/** Values of metrics at another base rate. */
export type AtBaseRate = ReadonlyMap<MetricId, number | null>;

/**
 * What depends on the base rate and on no threshold, as it would be at another one.
 * @param ranked - the scores of both classes
 * @param rate - the base rate; null for none
 * @param topShare - of the rows for lift
 * @returns average precision, log loss, Brier score, lift, observed over expected; nothing where a class is missing or the rate is 0 or 1
 * @example scoresAtBaseRate(ranked, 0.08, 0.1).get('average-precision')
 */
export function scoresAtBaseRate(ranked: RankedScores, rate: number | null, topShare: number): AtBaseRate {
  if (!canReweight(ranked, rate)) return new Map();
  const there = reweightClasses(ranked, rate);
  const { logLoss, brier } = probabilityLosses(there);
  return new Map([
    ['average-precision', averagePrecisionOfRanked(there).value],
    ['log-loss', logLoss.value],
    ['brier', brier.value],
    ['lift', liftAt(there, topShare).value],
    ['observed-expected', observedToExpected(there).value],
  ]);
}

/**
 * What depends on base rate and threshold, as it would be at another base rate.
 * @param ranked - the scores of both classes
 * @param rate - the base rate; null for none
 * @param threshold - scores from here on are predicted positive
 * @returns accuracy, precision, F1 and MCC; nothing where a class is missing or the rate is 0 or 1
 * @example decisionsAtBaseRate(ranked, 0.08, 0.5).get('precision')
 */
export function decisionsAtBaseRate(
  ranked: RankedScores,
  rate: number | null,
  threshold: number,
): AtBaseRate {
  if (!canReweight(ranked, rate)) return new Map();
  const cells = confusionAt(ranked, threshold);
  const total = ranked.positiveWeight + ranked.negativeWeight;
  const up = (rate * total) / ranked.positiveWeight;
  const down = ((1 - rate) * total) / ranked.negativeWeight;
  const there = {
    ...cells,
    truePositives: cells.truePositives * up,
    falseNegatives: cells.falseNegatives * up,
    falsePositives: cells.falsePositives * down,
    trueNegatives: cells.trueNegatives * down,
  };
  return new Map([
    ['accuracy', accuracy(there).value],
    ['precision', precision(there).value],
    ['f1', f1Score(there).value],
    ['mcc', matthewsCorrelation(there).value],
  ]);
}

function canReweight(ranked: RankedScores, rate: number | null): rate is number {
  return rate !== null && rate > 0 && rate < 1 && ranked.positiveWeight > 0 && ranked.negativeWeight > 0;
}
