import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { groupRows } from './group-rows.ts';
import { waldInterval } from './intervals.ts';
import { meanAndError } from './mean-estimate.ts';

/** Grouped AUC with what it leaves out. */
export interface GroupedAuc extends Estimate {
  /** Groups with rows of one class only, which say nothing about order. */
  groupsWithOneClass: number;
  /** Rows in the groups that count. */
  rows: number;
}

/**
 * Grouped AUC: mean of the AUC within each group (user, query, session), weighted by its rows, over the groups that have both
 * classes. Far below the AUC of all rows, it says that the skill lies between groups, where no ranking can use it. The
 * standard error takes groups as the independent units: sqrt(sum(w^2 (AUC - mean)^2) G / (G - 1)) / sum(w).
 *
 * Source: Zhou et al., Deep Interest Network, 2018; each AUC matches sklearn.metrics.roc_auc_score 1.9.
 *
 * @param scores - one a row; any finite numbers
 * @param labels - one a row: 1 for positive, 0 for negative
 * @param groups - group of each row, a whole number in [0, groupCount)
 * @param groupCount - number of groups
 * @returns in [0, 1], `n` being the groups that count; undefined where no group has both classes or a score is not finite
 * @throws {RangeError} where the lengths differ or a group is not in [0, groupCount)
 * @example
 * groupedAuc(Float64Array.of(1, 2, 9, 8), Uint8Array.of(0, 1, 1, 0), Uint32Array.of(0, 0, 1, 1), 2).value; // 1
 */
export function groupedAuc(
  scores: Float64Array,
  labels: Uint8Array,
  groups: Uint32Array,
  groupCount: number,
): GroupedAuc {
  if (labels.length !== scores.length || groups.length !== scores.length)
    throw new RangeError(`${scores.length} scores, ${labels.length} labels, ${groups.length} groups`);
  const { rows, starts } = groupRows(groups, groupCount);
  if (!scores.every(Number.isFinite))
    return { ...undefinedEstimate(0, 'non-finite'), groupsWithOneClass: 0, rows: 0 };
  const areas = new Float64Array(groupCount);
  const weights = new Float64Array(groupCount);
  let used = 0;
  let usedRows = 0;
  let groupsWithOneClass = 0;
  const buffer = new Float64Array(scores.length);
  for (let g = 0; g < groupCount; g++) {
    const [start, end] = [starts[g], starts[g + 1]];
    if (start === end) continue;
    // Negatives from the front, positives from the back.
    let front = start;
    let back = end;
    for (let at = start; at < end; at++) {
      if (labels[rows[at]] === 1) buffer[--back] = scores[rows[at]];
      else buffer[front++] = scores[rows[at]];
    }
    if (front === start || back === end) {
      groupsWithOneClass++;
      continue;
    }
    areas[used] = areaOf(buffer.subarray(start, front).sort(), buffer.subarray(back, end).sort());
    weights[used++] = end - start;
    usedRows += end - start;
  }
  const { mean, standardError } = meanAndError(areas.subarray(0, used), weights.subarray(0, used));
  const rest = { groupsWithOneClass, rows: usedRows };
  if (used === 0) return { ...undefinedEstimate(0, 'no-usable-group'), ...rest };
  if (used === 1) return { ...valueWithoutInterval(mean, 1, 'too-few-rows'), ...rest };
  if (standardError === 0) return { ...valueWithoutInterval(mean, used, 'no-spread'), ...rest };
  return {
    ...estimateOf(mean, standardError, waldInterval(mean, standardError, 0, 1), used, 'wald'),
    ...rest,
  };
}

// Share of pairs in order, both sides ascending.
function areaOf(negatives: Float64Array, positives: Float64Array): number {
  let below = 0;
  let upTo = 0;
  let concordant = 0;
  for (const score of positives) {
    while (below < negatives.length && negatives[below] < score) below++;
    while (upTo < negatives.length && negatives[upTo] <= score) upTo++;
    concordant += (below + upTo) / 2;
  }
  return concordant / (negatives.length * positives.length);
}
