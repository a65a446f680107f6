import type { Task } from '../../confirm/outcomes.ts';
import { meanAbsoluteError } from '../../metrics/mae.ts';
import { rocAuc } from '../../metrics/roc-auc.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import type { Investigation } from '../investigation.ts';
import type { Surrogate } from '../surrogate.ts';
import { applyRepair, type Suspect } from './apply-repair.ts';
import { lostRows } from './lost-rows.ts';
import { shapleyValues } from './shapley.ts';

/** Sets of suspects double with each: more are not tried. */
export const MOST_SUSPECTS = 8;
/** Rows that each set is scored at; a metric is then known to half a point. */
const MOST_ROWS = 20_000;
const LEAST_ROWS_OF_A_SET = 3000;
const LEAST_ROWS = 100;
/**
 * How far the surrogate's own metric may be from the model's on training, where both know the values: two standard errors, or this much.
 * Serving as it was served is no fair place to compare: on broken values any two models say different things.
 */
const MOST_ERRORS = 2;
const TOLERANCE = { share: 0.02, ofValue: 0.1 };

/** What undoing faults would bring back. */
export interface Rescore {
  metric: {
    name: string;
    training: number;
    serving: number;
    /** What the surrogate gives for serving as it was served; null where none was needed. */
    surrogate: number | null;
    /** With all faults undone. */
    repaired: number;
  };
  /**
   * One entry a suspect, in their order: share of the gap, in Shapley's sense; they add up to what all bring back together. Null where it cannot
   * be told: all rows have lost the value.
   */
  restored: readonly (number | null)[];
  /** Serving rows that it was computed at. */
  rows: number;
}

/**
 * The metric as served, and with each set of faults undone. Rows that a repair changes get what the surrogate makes of the repaired
 * values, all others keep their score. (The other way, score plus what the surrogate makes of the change, was tried on the development cases and
 * restored 71 % of a fault that this restores 98 % of, 92 % of one of 99 %: it keeps what two models make of broken values.)
 *
 * The headline metric is ROC AUC for scores and MAE for quantities. Where a suspect can only be repaired at rows that are in both
 * tables, these rows alone count. Where nothing of the values is left, the rows are left out: the metric of the others is what there would
 * be without the fault, as far as it met rows at random.
 *
 * @param investigation - both tables
 * @param suspects - faults to undo; of more than eight the first eight
 * @returns null where it cannot be computed: fewer than 100 rows with label and score on a side, no gap, or no surrogate that reproduces
 * training's metric where one is needed
 * @example
 * repairAndRescore(investigation, suspects)?.restored; // [0.71]: undoing it restores 71 % of the drop
 */
export function repairAndRescore(investigation: Investigation, suspects: readonly Suspect[]): Rescore | null {
  const measure = METRICS[investigation.outcomes.task];
  const tried = suspects.slice(0, MOST_SUSPECTS);
  if (measure === null || tried.length === 0) return null;
  const rows = rowsOf(investigation, tried);
  const { labels, predictions } = investigation.rows.serving;
  const at = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
  const [known, scores] = [at(labels), at(predictions)];
  const training = ofTraining(investigation, measure);
  const served = measure.of(scores, known);
  if (rows.length < LEAST_ROWS || training === null || served.value === null) return null;
  const gap = measure.worse * (served.value - training.value);
  if (!(gap > (served.standardError ?? 0))) return null;

  const repairs = tried.map((suspect) => ({
    columns: applyRepair(investigation, suspect),
    lost: Uint8Array.from(rows, lostRows(investigation, suspect)),
  }));
  // What is neither repaired nor leaves enough rows when gone without cannot be told.
  const players = repairs.filter(
    ({ columns, lost }) => columns.size > 0 || (lost.includes(1) && lost.length - sum(lost) >= LEAST_ROWS),
  );
  const surrogate = players.some(({ columns }) => columns.size > 0) ? training.surrogate() : null;
  const counted = players.filter(({ columns }) => columns.size === 0 || surrogate !== null);
  if (counted.length === 0) return null;
  const before = surrogate?.predict('serving', undefined, rows) ?? null;
  const worth = Float64Array.from({ length: 2 ** counted.length }, (_, set) => {
    const undone = counted.filter((_repair, player) => ((set >> player) & 1) === 1);
    const kept = Uint32Array.from(rows.keys()).filter((i) => !undone.some(({ lost }) => lost[i] === 1));
    const replaced = new Map(undone.flatMap(({ columns }) => [...columns]));
    const after =
      replaced.size > 0 && surrogate !== null ? surrogate.predict('serving', replaced, rows) : before;
    const rescored = Float64Array.from(kept, (i) =>
      after === null || after[i] === before![i] ? scores[i] : after[i],
    );
    return (
      measure.of(
        rescored,
        Float64Array.from(kept, (i) => known[i]),
      ).value ?? served.value!
    );
  });
  const values = shapleyValues(counted.length, worth);
  return {
    metric: {
      name: measure.name,
      training: training.value,
      serving: served.value,
      surrogate: before === null ? null : measure.of(before, known).value,
      repaired: worth[worth.length - 1],
    },
    restored: repairs.map((repair) => {
      const player = counted.indexOf(repair);
      return player < 0 ? null : (-measure.worse * values[player]) / gap;
    }),
    rows: rows.length,
  };
}

function sum(values: Uint8Array): number {
  return values.reduce((total, value) => total + value, 0);
}

interface Measure {
  name: string;
  /** 1 where larger is worse. */
  worse: 1 | -1;
  isShare: boolean;
  of: (scores: Float64Array, labels: Float64Array) => Estimate;
}

const AUC: Measure = {
  name: 'ROC AUC',
  worse: -1,
  isShare: true,
  of: (scores, labels) =>
    rocAuc(
      scores,
      Uint8Array.from(labels, (label) => Number(label > 0)),
    ),
};
const MAE: Measure = {
  name: 'MAE',
  worse: 1,
  isShare: false,
  of: (scores, labels) => meanAbsoluteError(scores, labels),
};
const METRICS: Record<Task, Measure | null> = {
  binary: AUC,
  ranking: AUC,
  regression: MAE,
  multiclass: null,
};

/** Training's metric, and the surrogate where it reproduces it. */
function ofTraining(
  investigation: Investigation,
  measure: Measure,
): { value: number; surrogate: () => Surrogate | null } | null {
  const { labels, predictions } = investigation.rows.training;
  const known = Uint32Array.from(labels.keys()).filter((row) => isKnown(labels[row], predictions[row]));
  const at = (values: Float64Array) => Float64Array.from(known, (row) => values[row]);
  const { value, standardError } = measure.of(at(predictions), at(labels));
  if (known.length < LEAST_ROWS || value === null) return null;
  const surrogate = (): Surrogate | null => {
    const learnt = investigation.surrogate();
    const reproduced = learnt && measure.of(learnt.predict('training', undefined, known), at(labels)).value;
    if (learnt === null || reproduced === null) return null;
    const tolerance = measure.isShare ? TOLERANCE.share : TOLERANCE.ofValue * value;
    return Math.abs(reproduced - value) <= Math.max(MOST_ERRORS * (standardError ?? 0), tolerance)
      ? learnt
      : null;
  };
  return { value, surrogate };
}

function isKnown(label: number, prediction: number): boolean {
  return Number.isFinite(label) && Number.isFinite(prediction);
}

/** Rows with label and score, fewer where there are many sets to score. */
function rowsOf({ rows, shared, pair }: Investigation, suspects: readonly Suspect[]): Uint32Array {
  const { labels, predictions } = rows.serving;
  const isJoined = suspects.some(({ repair }) => repair.kind === 'joined');
  const inBoth = isJoined ? new Set(shared?.rows.serving) : null;
  const sampled = pair.sampled.serving;
  const known = Uint32Array.from(labels.keys()).filter(
    (row) =>
      isKnown(labels[row], predictions[row]) &&
      (inBoth === null || inBoth.has(sampled === null ? row : sampled[row])),
  );
  const most = Math.max(LEAST_ROWS_OF_A_SET, Math.floor((2 * MOST_ROWS) / 2 ** suspects.length));
  if (known.length <= most) return known;
  return Uint32Array.from({ length: most }, (_, i) => known[Math.floor((i * known.length) / most)]);
}
