import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { psiFromCounts, psiNoDriftBand } from '../../../stats/psi.ts';
import type { Side } from '../../../faults.ts';
import type { Sighting } from '../../evidence.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import { filledNulls, newAtom } from '../../filled-values.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';
import { areBuckets } from '../../skew/buckets.ts';
import { quantilePair } from '../../skew/quantile-pair.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Numbers that only a program puts anywhere: beside them a value of training's own range is weaker evidence. */
const TELLING = /^-?9{2,}$|^-1$|^-?(?:1000000|2147483647|2147483648)$/;

/** A value that this share of training has, and that is no number of programs alone, may become frequent with its neighbours. */
const LEAST_BEFORE = 0.01;
/** PSI of all other values from which they moved as well. */
const MOST_PSI = 0.1;

/**
 * A default that training did not have: -999, -1, 0, the mean, "unknown", in many rows at once. Where training had about as many
 * nulls and serving has none, it is nulls that are filled now.
 *
 * Test: Compare's spikes (a known default, or training's mean, median, smallest or largest value, that became frequent beyond what its
 * neighbours did: more than 2 points, twice as frequent, 3 standard errors); else a value that took the place of nulls (`filledNulls`); else a
 * value that many rows share in a feature without frequent values (`newAtom`). Features that follow the calendar are left out.
 *
 * Source: science part C, "sentinel / default fill": excess mass beyond the neighbours' change, falsely in 1.3 % of real pairs.
 */
export const defaultFilled: Signature = {
  id: 'infrastructure-bug/default-filled',
  cause: 'infrastructure-bug',
  subCause: 'a default in place of values',
  needs: [],
  explainsAway: [
    'data-drift/',
    'label-leakage/association-collapse',
    'training-serving-skew/',
    'feedback-loop/label-moved-by-action',
  ],
  refutedBy: 'The value is what the source holds for these rows.',
  toBeSure: 'Look up a few rows with this value at the source; search the serving code for the constant.',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const { training, serving, spikes } = feature.comparison;
  if (training === null || serving === null || isCalendarFeature(feature, investigation)) return [];
  const filled = filledNulls(feature);
  const known = spikes.length > 0 ? spikes[0] : null;
  const spike = known ?? filled ?? newAtom(feature);
  if (spike === null) return [];
  // Every bucket is frequent.
  const pair = quantilePair(feature);
  if (pair !== null && areBuckets(pair)) return [];
  if (!isSentinel(spike.value) && spike.training >= LEAST_BEFORE && hasRestMoved(feature, spike.value))
    return [];
  const [p, q] = [training.nulls / training.rows, serving.nulls / serving.rows];
  const gained = spike.serving - spike.training;
  const isNullsFilled = filled?.value === spike.value;
  const course = markOverTime(
    investigation,
    `${spike.value} in ${feature.name}`,
    isValueOf(feature, spike.value),
  );
  const isTelling = known !== null && (TELLING.test(spike.value) || feature.kind === 'text');
  const clear = Math.min(1, gained / 0.2);
  const strength = Math.min(
    1,
    (isTelling ? 0.65 : 0.5) +
      0.2 * clear +
      (isNullsFilled ? 0.15 : 0) +
      (course.shape === 'step' ? 0.15 : 0),
  );
  const when =
    course.shape === 'step' && course.moment !== null ? ` from ${momentWords(course.moment)} on` : '';
  const nulls = isNullsFilled
    ? `; nulls went from ${shareWords(p)} to ${shareWords(q)}: they are filled with ${spike.value} now`
    : '';
  return [
    {
      features: [feature.name],
      strength,
      finding: `${feature.name} is ${spike.value} in ${shareWords(spike.serving)} of serving, ${shareWords(spike.training)} of training${when}${nulls}`,
      facts: [
        fact(`${spike.value}, training`, spike.training, 'share'),
        fact(`${spike.value}, serving`, spike.serving, 'share'),
        fact('null rate, training', p, 'share'),
        fact('null rate, serving', q, 'share'),
      ],
      rows: {
        training: Math.round(spike.training * training.rows),
        serving: Math.round(spike.serving * serving.rows),
      },
      window: course.moment === null ? null : { from: course.moment, to: null },
      picture: course.shape === 'step' ? course.picture : { kind: 'distribution', feature: feature.name },
      detail: isNullsFilled ? `nulls filled with ${spike.value}` : `${spike.value} as a default`,
      repair: isNullsFilled
        ? {
            kind: 'is-null',
            feature: feature.name,
            value: feature.kind === 'text' ? spike.value : Number(spike.value),
          }
        : { kind: 'redraw', feature: feature.name, from: course.moment },
    },
  ];
}

function isSentinel(value: string): boolean {
  return TELLING.test(value);
}

// A default takes rows of all kinds alike: the other values keep their mix. A population that moves towards a limit changes it.
function hasRestMoved(feature: FeatureView, value: string): boolean {
  const number = Number(value);
  const rest = (feature.comparison.bins['quantile-10'] ?? []).filter(({ kind, low, high, category }) => {
    const isIt =
      category === null ? (low ?? -Infinity) <= number && number <= (high ?? Infinity) : category === value;
    return kind !== 'null' && !isIt;
  });
  if (rest.length < 3) return false;
  const [before, after] = [rest.map(({ training }) => training), rest.map(({ serving }) => serving)];
  const [n, m] = [before, after].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  if (n === 0 || m === 0) return false;
  const [, byChance] = psiNoDriftBand(rest.length, n, m);
  const psi = psiFromCounts(before, after);
  return psi > MOST_PSI && psi > byChance;
}

function isValueOf(feature: FeatureView, value: string): (side: Side, row: number) => boolean {
  const number = Number(value);
  const codes = {
    training: feature.texts('training')?.dictionary.indexOf(value),
    serving: feature.texts('serving')?.dictionary.indexOf(value),
  };
  return (side, row) => {
    const numbers = feature.numbers(side);
    if (numbers !== null) return numbers[row] === number;
    return codes[side] !== undefined && codes[side] > 0 && feature.texts(side)?.codes[row] === codes[side];
  };
}
