import type { Estimate } from '../metrics/estimate.ts';
import { Z95 } from '../metrics/intervals.ts';
import { estimateGap, type EstimatedGap } from './minimal-gap.ts';

/**
 * Gap between two independent estimates. The variance of each is its standard error squared; where that is missing or 0 and there is an
 * interval all the same (a perfect order, all rows right), half of the interval stands in for 1.96 standard errors on the
 * side that leads away from the value. So the gap's interval is Wald's, on the scale of the metric.
 * @param training - the one
 * @param serving - the other
 * @returns serving minus training; without an error where one side has none to be had; null where a side has no value
 * @example gapOfEstimates(rocAuc(scores, labels), rocAuc(others, theirLabels))?.gap
 */
export function gapOfEstimates(training: Estimate, serving: Estimate): EstimatedGap | null {
  if (training.value === null || serving.value === null) return null;
  const [first, second] = [varianceOf(training), varianceOf(serving)];
  if (first !== null && second !== null)
    return estimateGap(
      { value: training.value, variance: first },
      { value: serving.value, variance: second },
    );
  return estimateGap({ value: training.value, variance: 0 }, { value: serving.value, variance: 0 });
}

function varianceOf({ value, standardError, low, high }: Estimate): number | null {
  if (standardError !== null && standardError > 0) return standardError ** 2;
  if (value === null || low === null || high === null) return null;
  return (Math.max(high - value, value - low) / Z95) ** 2;
}
