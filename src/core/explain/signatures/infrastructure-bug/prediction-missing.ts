import { fact } from '../../../fact.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import type { Side } from '../../../faults.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Cohen's h of the two rates, their difference, standard errors: as for nulls of features (`null-spike`). */
const LEAST_H = 0.2;
const LEAST_CHANGE = 0.01;
const LEAST_ERRORS = 5;

/**
 * Serving rows without a prediction, where training has one for (nearly) every row: requests that time out, a model that fails on some
 * inputs. Metrics leave these rows out, the business does not.
 *
 * Source: completeness of a column, Breck et al. 2019 (TFDV).
 */
export const predictionMissing: Signature = {
  id: 'infrastructure-bug/prediction-missing',
  cause: 'infrastructure-bug',
  subCause: 'requests without a prediction',
  needs: ['predictions'],
  explainsAway: [],
  refutedBy: 'No prediction was asked for these rows.',
  toBeSure:
    'Look up a few of these requests in the log of the service, and what its caller did without an answer.',
  look(investigation) {
    const { rows } = investigation;
    const isMissing = (side: Side, row: number) =>
      rows[side].predictions[row] !== rows[side].predictions[row];
    const rate = (side: Side) => {
      let missing = 0;
      for (let row = 0; row < rows[side].rows; row++) if (isMissing(side, row)) missing++;
      return missing / Math.max(1, rows[side].rows);
    };
    // Rows of training that take no part in the evaluation have none here.
    if (investigation.outcomes.split !== null) return [];
    const [p, q] = [rate('training'), rate('serving')];
    const [n, m] = [rows.training.rows, rows.serving.rows];
    const pooled = (p * n + q * m) / (n + m);
    const z = (q - p) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    const h = 2 * Math.asin(Math.sqrt(q)) - 2 * Math.asin(Math.sqrt(p));
    if (!(q - p > LEAST_CHANGE) || h < LEAST_H || !(z > LEAST_ERRORS)) return [];
    const course = markOverTime(investigation, 'rows without a prediction', isMissing);
    const moment = course.shape === 'step' ? course.moment : null;
    return [
      {
        features: [],
        strength: Math.min(1, 0.6 + 0.2 * Math.min(1, h / 1.2) + (moment === null ? 0 : 0.2)),
        finding: `${shareWords(q)} of the serving rows have no prediction${moment === null ? '' : `, from ${momentWords(moment)} on`}, ${shareWords(p)} of training`,
        facts: [
          fact('rows without a prediction, training', p, 'share'),
          fact('rows without a prediction, serving', q, 'share'),
          fact("Cohen's h", h),
        ],
        rows: { training: Math.round(p * n), serving: Math.round(q * m) },
        window: moment === null ? null : { from: moment, to: null },
        picture: course.picture,
      },
    ];
  },
};
