import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { modalOf } from '../../modal-share.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Share of the rows behind the moment that hold one value. */
const FROZEN_SHARE = 0.98;
/** Training must not have been this value already. */
const MOST_TRAINING_SHARE = 0.9;
/** A value that was already this much of training may become all of it by drift. */
const LEAST_GROWTH = 0.1;

/**
 * One value in (almost) all rows, from a moment on or throughout: a cache that is not refreshed, a feature store that went stale, a
 * constant left in the code. Nulls are another signature's.
 */
export const frozen: Signature = {
  id: 'infrastructure-bug/frozen',
  cause: 'infrastructure-bug',
  subCause: 'a feature that froze',
  needs: [],
  explainsAway: [
    'data-drift/',
    'label-leakage/association-collapse',
    'infrastructure-bug/default-filled',
    'training-serving-skew/',
    'feedback-loop/label-moved-by-action',
  ],
  refutedBy: 'All these rows truly have the same value, such as a setting that was fixed for everybody.',
  toBeSure:
    'Compare the logged value with the source for a few recent rows; look at the age of the cache or feature store.',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const serving = modalOf(feature, 'serving');
  if (serving === null || serving.isNull) return [];
  const before = shareInTraining(feature, serving.words);
  if (before > MOST_TRAINING_SHARE || serving.share < 0.1 || serving.share - before < LEAST_GROWTH) return [];
  const course = markOverTime(
    investigation,
    `${serving.words} in ${feature.name}`,
    isModal(feature, serving.words),
  );
  const isStep =
    course.shape === 'step' &&
    (course.after ?? 0) >= FROZEN_SHARE &&
    (course.before ?? 1) < MOST_TRAINING_SHARE;
  if (!isStep && serving.share < FROZEN_SHARE) return [];
  return [
    {
      features: [feature.name],
      strength: isStep ? 1 : 0.75,
      finding: isStep
        ? `${feature.name} is ${serving.words} in ${shareWords(course.after ?? 1)} of the rows from ${momentWords(course.moment ?? 0)} on, ${shareWords(course.before ?? 0)} before`
        : `${feature.name} is ${serving.words} in ${shareWords(serving.share)} of serving, and varies in training`,
      facts: [
        fact('this value, training', before, 'share'),
        fact('this value, serving', serving.share, 'share'),
        ...(course.moment === null ? [] : [fact('since', course.moment, 'time')]),
      ],
      rows: null,
      window: course.moment === null ? null : { from: course.moment, to: null },
      picture: course.picture ?? { kind: 'distribution', feature: feature.name },
      detail: isStep ? 'from a release on' : 'constant throughout',
      repair: { kind: 'redraw', feature: feature.name, from: course.moment },
    },
  ];
}

function shareInTraining(feature: FeatureView, value: string): number {
  const { training } = feature.comparison;
  const found = training?.top.find((one) => one.value === value);
  return training && found ? found.count / training.rows : 0;
}

function isModal(feature: FeatureView, words: string): (side: Side, row: number) => boolean {
  const codeOf = (side: Side) => feature.texts(side)?.dictionary.indexOf(words) ?? -1;
  const codes = { training: codeOf('training'), serving: codeOf('serving') };
  // The profile writes numbers as text; the mode itself is looked up to be exact.
  const ordered = feature.ordered('serving');
  const mode =
    ordered === null
      ? NaN
      : ordered.values[ordered.counts.indexOf(ordered.counts.reduce((a, b) => Math.max(a, b), 0))];
  return (side, row) => {
    const numbers = feature.numbers(side);
    if (numbers !== null) return numbers[row] === mode;
    return codes[side] > 0 && feature.texts(side)?.codes[row] === codes[side];
  };
}
