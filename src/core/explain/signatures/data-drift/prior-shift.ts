import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { calibrationLine } from '../../../metrics/calibration-line.ts';
import { rankScores } from '../../../metrics/ranked-scores.ts';
import { rocAucOfRanked } from '../../../metrics/roc-auc.ts';
import type { Side } from '../../../faults.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';

/** Standard errors of the difference of positive rates. */
const LEAST_ERRORS = 5;
/** Ratio of the odds of a positive, either way, from which it matters. */
const LEAST_ODDS = 1.25;
/** Fall of the AUC beyond which more has changed than the rate. */
const MOST_AUC_FALL = 0.02;
/** Distance of the calibration slope of serving from training's. */
const MOST_OFF_SLOPE = 0.25;

/**
 * The base rate changed and nothing else: positives are as easy to tell as before (same AUC, same calibration slope), there are
 * only more or fewer of them. Accuracy, precision, log loss and calibration move, ROC AUC does not.
 *
 * Source: Saerens et al. 2002; Lipton et al. 2018 (label shift: P(x | y) stays).
 */
export const priorShift: Signature = {
  id: 'data-drift/prior-shift',
  cause: 'data-drift',
  subCause: 'a changed base rate',
  needs: ['labels', 'predictions', 'serving-labels'],
  explainsAway: ['data-drift/covariate', 'data-drift/concept'],
  refutedBy:
    'Labels were counted otherwise (another window, another definition) while the events stayed as many.',
  toBeSure:
    'Count positives by day from the source of the labels, without the model; correct the scores by the ratio of the odds.',
  look(investigation) {
    if (
      investigation.outcomes.task !== 'binary' ||
      investigation.gap?.isImmature ||
      investigation.gap?.isSelective
    )
      return [];
    const [training, serving] = (['training', 'serving'] as const).map((side) => ranked(investigation, side));
    const rate = (side: typeof training) => side.positiveRows / (side.positiveRows + side.negativeRows);
    const n = (side: typeof training) => side.positiveRows + side.negativeRows;
    if (
      Math.min(training.positiveRows, training.negativeRows, serving.positiveRows, serving.negativeRows) < 20
    )
      return [];
    const [p, q] = [rate(training), rate(serving)];
    const z = (q - p) / Math.sqrt((p * (1 - p)) / n(training) + (q * (1 - q)) / n(serving));
    const odds = q / (1 - q) / (p / (1 - p));
    if (Math.abs(z) < LEAST_ERRORS || Math.max(odds, 1 / odds) < LEAST_ODDS) return [];
    const [before, after] = [rocAucOfRanked(training), rocAucOfRanked(serving)];
    if (before.value === null || after.value === null) return [];
    const fall = before.value - after.value;
    const errors = Math.hypot(before.standardError ?? 0, after.standardError ?? 0);
    if (fall > Math.max(MOST_AUC_FALL, 2 * errors)) return [];
    const slopes = [training, serving].map((side) => calibrationLine(side).slope.value);
    const isStraight =
      slopes[0] === null || slopes[1] === null || Math.abs(slopes[1] - slopes[0]) <= MOST_OFF_SLOPE;
    return [
      {
        features: [],
        strength: Math.min(1, 0.5 + 0.25 * Math.min(1, Math.abs(Math.log(odds))) + (isStraight ? 0.25 : 0)),
        finding: `positives went from ${shareWords(p)} to ${shareWords(q)} of the rows, and are told as well as before (ROC AUC ${before.value.toFixed(3)} and ${after.value.toFixed(3)})`,
        facts: [
          fact('positive rate, training', p, 'share'),
          fact('positive rate, serving', q, 'share'),
          fact('ratio of the odds', odds),
          fact('ROC AUC, training', before.value),
          fact('ROC AUC, serving', after.value),
        ],
        rows: { training: n(training), serving: n(serving) },
        window: null,
        picture: {
          kind: 'bars',
          quantity: 'positive rate and ROC AUC',
          isShare: true,
          bars: [
            { name: 'positive rate', training: p, serving: q },
            { name: 'ROC AUC', training: before.value, serving: after.value },
          ],
        },
      },
    ];
  },
};

function ranked({ rows }: Investigation, side: Side) {
  const { labels, predictions } = rows[side];
  const known = [...labels.keys()].filter(
    (row) => labels[row] === labels[row] && Number.isFinite(predictions[row]),
  );
  return rankScores(
    Float64Array.from(known, (row) => predictions[row]),
    Uint8Array.from(known, (row) => labels[row]),
  );
}
