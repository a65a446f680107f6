import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { meanAndError } from '../../../metrics/mean-estimate.ts';
import { learnCalibration } from '../../../confirm/calibration.ts';
import { estimateRocAuc } from '../../../confirm/cbpe.ts';
import { findOnset } from '../../../confirm/onset.ts';
import type { Side } from '../../../faults.ts';
import { rocAuc } from '../../../metrics/roc-auc.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';
import { meanBySlice, timeSlices } from '../../time-slices.ts';

/** Bins of the prediction in which training says what loss to expect. */
const BINS = 20;
/** Standard errors by which the loss exceeds what was expected; of a faint sign. */
const LEAST_ERRORS = 3;
const FAINT_ERRORS = 2;
/** Rows with label and score a side, to compare ranks. */
const LEAST_ROWS = 200;
/** Excess as a share of training's loss. */
const LEAST_EXCESS = 0.08;
const FAINT_EXCESS = 0.03;
/** ROC AUC below what the scores let expect: a relation that blurs loses order long before it loses much log loss. */
const LEAST_LOST = 0.02;
const FAINT_LOST = 0.01;
/** Where nothing else was seen, a faint sign is still the best there is: it has the weight that is measured of the lowest band. */
const FAINT = 0.35;

/**
 * Predictions are worse than the same predictions were in training: at equal scores the loss is higher, which a changed mix of cases
 * does not explain. P(y | x) moved; or what the model was fed is not what is logged, which other signatures look for first.
 *
 * Test: mean loss by twentieth of the prediction in training, averaged over serving's predictions, is what a changed mix alone would
 * give; the loss that came is higher by three standard errors and by 8 %. Or, for two classes, ROC AUC is lower than expected of serving's scores
 * (confidence-based estimation, calibrated on training) by three standard errors and 0.02. By two, and 3 % or 0.01, the sign is faint.
 *
 * Source: science part A7 (expected against realised performance); van Klaveren et al. 2016 for the model-based part.
 */
export const concept: Signature = {
  id: 'data-drift/concept',
  cause: 'data-drift',
  subCause: 'a changed relation of label to features',
  needs: ['labels', 'predictions', 'serving-labels'],
  isSlow: true,
  explainsAway: [],
  refutedBy:
    'The same requests sent through the training pipeline give other scores than were logged (then it is skew or a bug).',
  toBeSure:
    'Train a second model on serving rows with labels and compare it on the same features: where the two disagree, the world changed. First rule out late labels and a changed definition of the label.',
  look(investigation) {
    if (investigation.gap?.isImmature) return [];
    const { rows } = investigation;
    const expected = expectedLoss(investigation);
    if (expected === null) return [];
    const losses = investigation.losses('serving');
    const known = [...losses.keys()].filter(
      (row) => losses[row] === losses[row] && expected.at(row) === expected.at(row),
    );
    if (known.length < 100) return [];
    const excess = Float64Array.from(known, (row) => losses[row] - expected.at(row)!);
    const { mean, standardError } = meanAndError(excess);
    // Training's own means are estimates as well.
    const z = mean / Math.hypot(standardError, expected.error);
    const ranks = ranking(investigation);
    const isLossBy = (errors: number, excess: number) => z > errors && mean >= excess * expected.trainingLoss;
    const isRankingBy = (errors: number, lost: number) =>
      ranks !== null && ranks.z > errors && ranks.lost >= lost;
    const isFaint = !isLossBy(LEAST_ERRORS, LEAST_EXCESS) && !isRankingBy(LEAST_ERRORS, LEAST_LOST);
    const isLoss = isFaint ? isLossBy(FAINT_ERRORS, FAINT_EXCESS) : isLossBy(LEAST_ERRORS, LEAST_EXCESS);
    if (!isLoss && isFaint && !isRankingBy(FAINT_ERRORS, FAINT_LOST)) return [];
    const slices = timeSlices(rows.serving);
    const byRow = new Float64Array(losses.length).fill(NaN);
    known.forEach((row, i) => (byRow[row] = excess[i]));
    const course = slices && meanBySlice(slices, byRow);
    const onset =
      slices &&
      course &&
      findOnset(
        slices.starts.slice(0, -1),
        course.means.map((value) => value ?? NaN),
        course.counts,
      );
    const moment = onset?.isCalled && onset.best.shape === 'step' ? onset.best.moment : null;
    const share = mean / expected.trainingLoss;
    return [
      {
        features: [],
        strength: isFaint ? FAINT : isLoss ? strengthOf(share, z) : 0.5,
        finding: isLoss
          ? `at equal scores the loss is ${shareWords(share)} higher than in training, which a changed mix of cases does not explain`
          : `scores rank serving's labels worse than the same scores would have in training (ROC AUC ${ranks!.came.toFixed(3)}, expected ${ranks!.expected.toFixed(3)}), which a changed mix of cases does not explain`,
        facts: [
          fact('loss, training', expected.trainingLoss),
          fact('loss expected of serving by its scores', expected.mean(known)),
          fact('loss beyond that', mean),
          fact('standard errors', z),
          ...(ranks === null
            ? []
            : [
                fact('ROC AUC expected of serving by its scores', ranks.expected),
                fact('ROC AUC, serving', ranks.came),
                fact('standard errors between', ranks.z),
              ]),
        ],
        rows: { training: rows.training.rows, serving: known.length },
        window: moment === null ? null : { from: moment, to: null },
        picture:
          slices && course
            ? {
                kind: 'over-time',
                quantity: 'loss beyond what the scores let expect',
                isShare: false,
                training: [],
                serving: course.means.map((value, k) => ({ start: slices.starts[k], value })),
                moment,
              }
            : {
                kind: 'bars',
                quantity: 'loss',
                isShare: false,
                bars: [
                  {
                    name: 'mean loss',
                    training: expected.trainingLoss,
                    serving: expected.trainingLoss + mean,
                  },
                ],
              },
      },
    ];
  },
};

function strengthOf(share: number, z: number): number {
  const clear = Math.min(1, Math.max(0, z - LEAST_ERRORS) / 16);
  return Math.min(1, 0.5 + 0.25 * Math.min(1, share) + 0.25 * clear);
}

/** Null where there are no two classes, or scores that cannot be calibrated. */
function ranking({
  outcomes,
  rows,
  seed,
}: Investigation): { expected: number; came: number; lost: number; z: number } | null {
  if (outcomes.task !== 'binary') return null;
  const of = (side: Side) => {
    const { labels, predictions } = rows[side];
    const known = Uint32Array.from(labels.keys()).filter(
      (row) => labels[row] === labels[row] && Number.isFinite(predictions[row]),
    );
    const scores = Float64Array.from(known, (row) => predictions[row]);
    return { scores, labels: Float64Array.from(known, (row) => labels[row]) };
  };
  const [training, serving] = [of('training'), of('serving')];
  if (training.labels.length < LEAST_ROWS || serving.labels.length < LEAST_ROWS) return null;
  const calibration = learnCalibration(training.scores, training.labels, seed);
  const expected = estimateRocAuc(serving.scores, calibration);
  const [before, came] = [training, serving].map(({ scores, labels }) =>
    rocAuc(scores, Uint8Array.from(labels)),
  );
  if (expected === null || came.value === null) return null;
  const lost = expected - came.value;
  const z = lost / Math.hypot(came.standardError ?? Infinity, before.standardError ?? Infinity);
  return { expected, came: came.value, lost, z };
}

function expectedLoss(investigation: Investigation) {
  const { rows } = investigation;
  const losses = investigation.losses('training');
  const { predictions } = rows.training;
  const known = [...losses.keys()].filter(
    (row) => losses[row] === losses[row] && Number.isFinite(predictions[row]),
  );
  if (known.length < LEAST_ROWS) return null;
  const sorted = Float64Array.from(known, (row) => predictions[row]).sort();
  const edges = Float64Array.from(
    new Set(Array.from({ length: BINS - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / BINS)])),
  );
  const binOf = (value: number): number => {
    let bin = 0;
    while (bin < edges.length && value > edges[bin]) bin++;
    return bin;
  };
  const sums = new Float64Array(edges.length + 1);
  const squares = new Float64Array(edges.length + 1);
  const counts = new Float64Array(edges.length + 1);
  for (const row of known) {
    const bin = binOf(predictions[row]);
    sums[bin] += losses[row];
    squares[bin] += losses[row] ** 2;
    counts[bin]++;
  }
  const overall = sums.reduce((sum, one) => sum + one, 0) / known.length;
  const means = sums.map((sum, bin) => (counts[bin] > 0 ? sum / counts[bin] : overall));
  const at = (row: number, side: Side = 'serving'): number => {
    const prediction = rows[side].predictions[row];
    return Number.isFinite(prediction) ? means[binOf(prediction)] : NaN;
  };
  const weights = new Float64Array(edges.length + 1);
  let served = 0;
  for (const prediction of rows.serving.predictions) {
    if (!Number.isFinite(prediction)) continue;
    weights[binOf(prediction)]++;
    served++;
  }
  let variance = 0;
  weights.forEach((weight, bin) => {
    if (counts[bin] < 2) return;
    const spread = Math.max(0, squares[bin] / counts[bin] - means[bin] ** 2);
    variance += (weight / Math.max(1, served)) ** 2 * (spread / counts[bin]);
  });
  return {
    at,
    trainingLoss: overall,
    error: Math.sqrt(variance),
    mean: (list: readonly number[]) => list.reduce((sum, row) => sum + at(row), 0) / list.length,
  };
}
