import { fact } from '../../../fact.ts';
import { rowsInSupport } from '../../domain/rows-in-support.ts';
import type { Sighting } from '../../evidence.ts';
import type { Investigation } from '../../investigation.ts';
import { markOverTime } from '../../step-in-time.ts';
import type { Signature } from '../../signature.ts';
import type { Surrogate } from '../../surrogate.ts';
import { versionGroups, type VersionGroup } from '../../version-groups.ts';
import { momentWords } from '../../words.ts';
import { shareWords } from '../../../compare/measure-words.ts';

/**
 * Spread of the surrogate's residuals in serving over that in training. Measured with another learner on public data: no fault and faults of features or labels .97-1.24,
 * natural drift 1.34-1.82, wrong version 2.3-3.6. On the development cases, rows in support: others at most 1.65, wrong version 3.25.
 */
const LEAST_RATIO = 2.2;
/**
 * Squared residuals beyond training's, as a share of the variance that the surrogate explains: 1 where scores have nothing to do with the features, and the same for a
 * surrogate that explains much as for one that explains less, for which even unrelated scores stray hardly twice as far. On 336 pairs of public data, rows in
 * support: another model or shuffled scores 0.22 and above (but for surrogates that explain 98 %, which the ratio judges), all others without a leak 0.10 at most.
 */
const LEAST_STRAYING = 0.15;
/** By which residuals have to spread then. */
const LEAST_RATIO_STRAYING = 1.4;
/** A surrogate that reproduces less of the scores cannot tell them from another model's: at 0.6 unrelated scores stray twice as far. */
const LEAST_FIDELITY = 0.6;
/** Residuals beyond training's 99th percentile: 1 % there; on the development cases up to 3.3 % in serving, 26 % with a wrong version on half of it. */
const LARGE = 0.99;
const LEAST_LARGE = 0.08;
/** Rows of a version that are enough to judge it. */
const LEAST_ROWS = 100;
/** With a version column one need not be as careful: the same ratio between versions. */
const LEAST_RATIO_OF_VERSION = 1.5;
const LEAST_ERRORS = 4;

/**
 * Serving is scored, in whole or in part, by another model than the one that was evaluated.
 *
 * Test with a column of versions: serving has a version that training lacks, or several, and that version's scores stray from what
 * the surrogate expects by 1.5 times the spread of training's, or its loss is higher than that of the other rows by four standard errors.
 * Test without: on serving rows of a kind that training has, the surrogate's residuals spread 2.2 times as much as in training and 8 % lie beyond
 * its 99th percentile, or what they spread more is 15 % of the variance that the surrogate explains. Drift of features or labels leaves the scores what the model makes of the features.
 *
 * Source: science part C, "model version / score path"; what the scores stray as a share of what the surrogate explains is ours.
 */
export const modelVersion: Signature = {
  id: 'infrastructure-bug/model-version',
  cause: 'infrastructure-bug',
  subCause: 'another version of the model',
  needs: ['predictions'],
  asksModel: true,
  explainsAway: ['data-drift/concept', 'data-drift/prior-shift', 'feedback-loop/label-moved-by-action'],
  refutedBy: 'The evaluated model, asked again with the logged features, gives the logged scores.',
  toBeSure:
    'Score a hundred logged requests with the model that was evaluated and compare with the logged scores; look up which version each replica has loaded.',
  look(investigation) {
    const named = byVersion(investigation);
    if (named !== null) return named;
    const unnamed = byResiduals(investigation);
    return unnamed === null ? [] : [unnamed];
  },
};

/** Null where there is no column of versions that could tell. */
function byVersion(investigation: Investigation): Sighting[] | null {
  const groups = versionGroups(investigation);
  if (groups === null) return null;
  const surrogate = investigation.surrogate();
  const fidelity = surrogate?.fidelity ?? 0;
  const judged = groups.filter(({ rows }) => rows.length >= LEAST_ROWS);
  const wrong = judged.filter((group) => {
    const strays =
      fidelity >= LEAST_FIDELITY &&
      group.residualRatio !== null &&
      group.residualRatio > LEAST_RATIO_OF_VERSION;
    // A version that training has is judged by its scores as well: it may be loaded with the wrong weights.
    return strays || (!group.isInTraining && isWorse(group));
  });
  // Whatever all of serving has in common is no matter of versions unless training lacks them.
  if (wrong.length === judged.length && wrong.every(({ isInTraining }) => isInTraining)) return null;
  if (wrong.length === 0) return [];
  const rows = new Set(wrong.flatMap((group) => [...group.rows]));
  const share = rows.size / investigation.rows.serving.rows;
  const course = markOverTime(
    investigation,
    `rows scored by ${listed(wrong)}`,
    (side, row) => side === 'serving' && rows.has(row),
  );
  const moment = course.shape === 'step' ? course.moment : null;
  const largest = Math.max(...wrong.map(({ residualRatio }) => residualRatio ?? 0));
  const isForeign = wrong.some(({ isInTraining }) => !isInTraining);
  const strength = Math.min(1, (isForeign ? 0.75 : 0.6) + 0.25 * Math.min(1, Math.max(0, largest - 1) / 2));
  return [
    {
      features: [],
      strength,
      finding: `${shareWords(share)} of serving is scored by ${listed(wrong)}${isForeign ? ', which training does not have' : ''}${wordsOf(wrong)}`,
      facts: [
        fact('share of serving', share, 'share'),
        ...wrong.flatMap((group) => [
          fact(`rows of ${group.version}`, group.rows.length, 'count'),
          fact(`spread of residuals of ${group.version} over training's`, group.residualRatio),
          fact(`loss of ${group.version}`, group.loss),
          fact(`loss of the others, beside ${group.version}`, group.otherLoss),
        ]),
        ...(moment === null ? [] : [fact('since', moment, 'time')]),
      ],
      rows: { training: investigation.rows.training.rows, serving: rows.size },
      window: moment === null ? null : { from: moment, to: null },
      picture: {
        kind: 'bars',
        quantity: 'share of the rows by model version',
        isShare: true,
        bars: groups.map((group) => ({
          name: group.version,
          training: group.trainingShare,
          serving: group.servingShare,
        })),
      },
      detail: listed(wrong),
    },
  ];
}

function isWorse({ loss, otherLoss, lossErrors }: VersionGroup): boolean {
  return loss !== null && otherLoss !== null && loss > otherLoss && lossErrors > LEAST_ERRORS;
}

function listed(groups: readonly VersionGroup[]): string {
  return groups.map(({ version }) => version).join(', ');
}

function wordsOf([worst]: readonly VersionGroup[]): string {
  const strays =
    worst.residualRatio !== null && worst.residualRatio > LEAST_RATIO_OF_VERSION
      ? `: its scores stray ${worst.residualRatio.toPrecision(2)} times as far from what the model would say`
      : '';
  const loses =
    worst.loss !== null && worst.otherLoss !== null && worst.loss > worst.otherLoss
      ? `${strays === '' ? ': ' : ', '}its loss is ${worst.loss.toPrecision(3)}, that of the other rows ${worst.otherLoss.toPrecision(3)}`
      : '';
  return strays + loses;
}

function byResiduals(investigation: Investigation): Sighting | null {
  const surrogate = investigation.surrogate();
  if (surrogate === null || surrogate.fidelity < LEAST_FIDELITY) return null;
  const support = rowsInSupport(investigation);
  if (support === null) return null;
  const { ratio, line, large } = residualsOf(surrogate, support);
  const straying = ((ratio ** 2 - 1) * (1 - surrogate.fidelity)) / surrogate.fidelity;
  const isFar = ratio > LEAST_RATIO && large >= LEAST_LARGE;
  if (!isFar && !(straying > LEAST_STRAYING && ratio > LEAST_RATIO_STRAYING)) return null;
  const residuals = {
    training: surrogate.residuals('training').map(Math.abs),
    serving: surrogate.residuals('serving').map(Math.abs),
  };
  const course = markOverTime(
    investigation,
    'scores that the model would not give',
    (side, row) => residuals[side][row] > line,
  );
  const moment = course.shape === 'step' ? course.moment : null;
  const since = moment === null ? '' : `, from ${momentWords(moment)} on`;
  return {
    features: [],
    strength:
      0.5 + 0.5 * Math.min(1, Math.max((ratio - LEAST_RATIO) / 2, (straying - LEAST_STRAYING) / 0.5, 0)),
    finding: `scores stray ${ratio.toPrecision(2)} times as far as in training from what the model makes of the same features${since}; ${shareWords(large)} of them lie where 1% should`,
    facts: [
      fact("spread of the surrogate's residuals, serving over training", ratio),
      fact("scores beyond training's 99th percentile", large, 'share'),
      fact('what they stray more, of what the surrogate explains', straying, 'share'),
      fact('fidelity of the surrogate', surrogate.fidelity),
      ...(moment === null ? [] : [fact('since', moment, 'time')]),
    ],
    rows: { training: investigation.rows.training.rows, serving: support.length },
    window: moment === null ? null : { from: moment, to: null },
    picture: course.picture,
  };
}

function residualsOf(
  surrogate: Surrogate,
  support: Uint32Array,
): { ratio: number; line: number; large: number } {
  const training = surrogate
    .residuals('training')
    .filter((value) => value === value)
    .map(Math.abs)
    .sort();
  const all = surrogate.residuals('serving');
  const serving = Float64Array.from(support, (row) => Math.abs(all[row])).filter((value) => value === value);
  const line = training[Math.floor(LARGE * (training.length - 1))];
  return {
    ratio: rootMeanSquare(serving) / rootMeanSquare(training),
    line,
    large: serving.reduce((count, value) => count + Number(value > line), 0) / Math.max(1, serving.length),
  };
}

function rootMeanSquare(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
