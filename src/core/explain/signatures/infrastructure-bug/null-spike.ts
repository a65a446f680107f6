import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import type { Sighting } from '../../evidence.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Cohen's h of the two null rates, and their difference (science part C: |h| > 0.2, more than a point). */
const LEAST_H = 0.2;
const LEAST_CHANGE = 0.01;
const LEAST_ERRORS = 5;

/**
 * Nulls that training did not have: a source that fails, a join that misses, a field that was renamed upstream. From a moment on it is a
 * release; growing bit by bit it may be the world.
 *
 * Source: Cohen's h for two proportions; thresholds from the project's measurements on real adjacent periods.
 */
export const nullSpike: Signature = {
  id: 'infrastructure-bug/null-spike',
  cause: 'infrastructure-bug',
  subCause: 'nulls that training did not have',
  needs: [],
  explainsAway: [
    'data-drift/',
    'label-leakage/association-collapse',
    'training-serving-skew/misjoined-column',
    'training-serving-skew/scattered-values',
    'feedback-loop/label-moved-by-action',
  ],
  refutedBy: 'The value is missing at the source as well, for a reason that has to do with the rows.',
  toBeSure:
    'Look up a few of these rows at the source: is the value there? Compare with the release log around the moment.',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const { training, serving } = feature.comparison;
  if (training === null || serving === null || training.rows === 0 || serving.rows === 0) return [];
  const [p, q] = [training.nulls / training.rows, serving.nulls / serving.rows];
  const pooled = (training.nulls + serving.nulls) / (training.rows + serving.rows);
  const z = (q - p) / Math.sqrt(pooled * (1 - pooled) * (1 / training.rows + 1 / serving.rows));
  const h = 2 * Math.asin(Math.sqrt(q)) - 2 * Math.asin(Math.sqrt(p));
  if (!(q - p > LEAST_CHANGE) || h < LEAST_H || !(z > LEAST_ERRORS)) return [];
  const course = markOverTime(investigation, `nulls of ${feature.name}`, isNullOf(feature));
  const clear = Math.min(1, h / 1.2);
  const strength =
    course.shape === 'step' ? 0.75 + 0.25 * clear : course.shape === 'ramp' ? 0.5 : 0.55 + 0.35 * clear;
  const when =
    course.shape === 'step' && course.moment !== null
      ? ` from ${momentWords(course.moment)} on (${shareWords(course.before ?? 0)} before, ${shareWords(course.after ?? 0)} after)`
      : course.shape === 'from-start'
        ? ' from the first row on'
        : '';
  return [
    {
      features: [feature.name],
      strength,
      finding: `${feature.name} is null in ${shareWords(q)} of serving, ${shareWords(p)} of training${when}`,
      facts: [
        fact('null rate, training', p, 'share'),
        fact('null rate, serving', q, 'share'),
        fact("Cohen's h", h),
        ...(course.moment === null ? [] : [fact('since', course.moment, 'time')]),
      ],
      rows: { training: training.nulls, serving: serving.nulls },
      window: course.moment === null ? null : { from: course.moment, to: null },
      picture: course.picture ?? { kind: 'distribution', feature: feature.name },
      detail: course.shape === 'step' ? 'from a release on' : 'throughout',
      repair: { kind: 'redraw', feature: feature.name, from: course.moment },
    },
  ];
}

/**
 * Whether a row of a feature is null.
 * @param feature - any feature
 * @returns a function of side and row
 */
export function isNullOf(feature: FeatureView): (side: Side, row: number) => boolean {
  const columns = { training: feature.pair.training?.column, serving: feature.pair.serving?.column };
  return (side, row) => {
    const column = columns[side];
    if (column === undefined) return true;
    if (column.storage === 'text') return column.codes[row] === 0;
    const value = column.storage === 'number' ? column.values[row] : column.hashes[row];
    return value !== value;
  };
}
