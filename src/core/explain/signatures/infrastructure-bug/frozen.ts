import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import { frozenRun, type FrozenRun } from '../../frozen-run.ts';
import { modalOf, type Modal } from '../../modal-share.ts';
import { rowKinds } from '../../row-kinds.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Share of all serving rows that hold one value. */
const FROZEN_SHARE = 0.98;
/** Training must not have been this value already. */
const MOST_TRAINING_SHARE = 0.9;

/**
 * One value in (almost) all rows, from a moment on or throughout: a cache that is not refreshed, a feature store that went stale, a
 * constant left in the code. Nulls are another signature's; features that follow the calendar (a month) are left out.
 *
 * Test: 98 % of serving hold one value that fewer than 90 % of training hold; or, in the order of time, one value stands in so many
 * rows on end that chance (by the share of the value elsewhere) gives it less than once in a million tables, four times as many as
 * any value does in training.
 *
 * Source: science part C, "stale / frozen".
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
    'infrastructure-bug/default-category',
    'infrastructure-bug/stale-values',
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
  if (serving === null) return [];
  const isConstant =
    !serving.isNull && serving.share >= FROZEN_SHARE && !isCalendarFeature(feature, investigation);
  if (isConstant) {
    const before = shareInTraining(feature, serving.words);
    return before > MOST_TRAINING_SHARE ? [] : [constant(feature, serving, before)];
  }
  const run = frozenRun(feature, investigation);
  return run === null ? [] : [sinceMoment(feature, run, investigation)];
}

function constant(feature: FeatureView, { words, share }: Modal, before: number): Sighting {
  return {
    features: [feature.name],
    strength: 0.75,
    finding: `${feature.name} is ${words} in ${shareWords(share)} of serving, and varies in training`,
    facts: [fact('this value, training', before, 'share'), fact('this value, serving', share, 'share')],
    rows: null,
    window: null,
    picture: { kind: 'distribution', feature: feature.name },
    detail: 'constant throughout',
    repair: { kind: 'redraw', feature: feature.name, from: null },
  };
}

function sinceMoment(feature: FeatureView, run: FrozenRun, investigation: Investigation): Sighting {
  const kinds = rowKinds(feature, 'serving');
  const course = markOverTime(
    investigation,
    `${run.words} in ${feature.name}`,
    (side, row) => side === 'serving' && kinds !== null && kinds[row] === run.kind,
  );
  const until = run.to === null ? 'on' : `until ${momentWords(run.to)}`;
  return {
    features: [feature.name],
    strength: run.to === null ? 1 : 0.8,
    finding: `${feature.name} is ${run.words} in all of ${run.rows} rows from ${momentWords(run.from)} ${until}, and in ${shareWords(run.shareElsewhere)} of the rows otherwise`,
    facts: [
      fact('rows on end with this value', run.rows, 'count'),
      fact('the most in training', run.longestInTraining, 'count'),
      fact('this value elsewhere', run.shareElsewhere, 'share'),
      fact('since', run.from, 'time'),
    ],
    rows: { training: 0, serving: run.rows },
    window: { from: run.from, to: run.to },
    picture: course.picture && { ...course.picture, moment: run.from },
    detail: run.to === null ? 'from a release on' : 'for a while',
    repair: { kind: 'redraw', feature: feature.name, from: run.from },
  };
}

function shareInTraining(feature: FeatureView, value: string): number {
  const { training } = feature.comparison;
  const found = training?.top.find((one) => one.value === value);
  return training && found ? found.count / training.rows : 0;
}
