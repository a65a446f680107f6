import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import { meanAndError } from '../../../metrics/mean-estimate.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { correlation } from '../../../stats/correlation.ts';
import type { Signature } from '../../signature.ts';
import { meanBySlice, timeSlices } from '../../time-slices.ts';

/** Serving rows of values that training never had (science part C: unseen > 1 %). */
const LEAST_NEW = 0.01;
/** Training's share of what vanished, and what may be left of it. */
const LEAST_VANISHED = 0.04;
const MOST_LEFT = 0.1;
/** Values that training never had may be respelt ones where as many known ones vanished. */
const MOST_VANISHED_OF_NEW = 0.5;
/** Standard errors by which the loss of new rows exceeds that of the others, to be felt. */
const FELT_ERRORS = 3;
/** Correlation of time and share from which a new value grows. */
const LEAST_GROWTH = 0.7;

/**
 * A category that training never had and that grows, while those it had stay: a new product, region or kind of customer. Respelt
 * and re-coded categories come with the loss of the old ones.
 *
 * Source: unexpected values of a categorical feature, Breck et al. 2019 (TFDV); that the old ones go is science part C, "category re-encode".
 */
export const newSegment: Signature = {
  id: 'data-drift/new-segment',
  cause: 'data-drift',
  subCause: 'a segment that training did not have',
  needs: [],
  explainsAway: ['data-drift/covariate'],
  refutedBy: 'The new value stands for one that training had under another name.',
  toBeSure:
    'Ask what the new value means and since when it exists; look whether the model fails there more than elsewhere.',
  look: (investigation) => investigation.features.flatMap((feature) => appeared(feature, investigation)),
};

/**
 * A category that training had and serving has not, while no new one took its place.
 *
 * Source: the same seen from training: Breck et al. 2019.
 */
export const vanishedSegment: Signature = {
  id: 'data-drift/vanished-segment',
  cause: 'data-drift',
  subCause: 'a segment that is no longer there',
  needs: [],
  explainsAway: ['data-drift/covariate'],
  refutedBy: 'The value is still sent, under another name or to another service.',
  toBeSure: 'Ask whether these rows still exist and go another way, or are gone.',
  look: (investigation) => investigation.features.flatMap((feature) => vanished(feature)),
};

function appeared(feature: FeatureView, investigation: Investigation): Sighting[] {
  const { rows } = investigation;
  const training = feature.texts('training');
  const serving = feature.texts('serving');
  if (training === null || serving === null || feature.kind !== 'text') return [];
  const { newCategories, newCategoryShare } = feature.comparison;
  if (newCategoryShare < LEAST_NEW || newCategories.length > 10) return [];
  const [top] = newCategories;
  const lost = lostShare(feature);
  if (lost > MOST_VANISHED_OF_NEW * newCategoryShare) return [];
  const known = new Set(training.dictionary);
  const slices = timeSlices(rows.serving);
  const isNew = serving.dictionary.map((text, code) => code > 0 && !known.has(text));
  const course =
    slices &&
    meanBySlice(
      slices,
      Float64Array.from(serving.codes, (code) => (isNew[code] ? 1 : 0)),
    );
  const growth =
    course &&
    correlation(
      course.means.map((_, k) => k),
      course.means.map((mean) => mean ?? 0),
    );
  const strength =
    0.5 + 0.25 * Math.min(1, newCategoryShare / 0.1) + (growth !== null && growth >= LEAST_GROWTH ? 0.25 : 0);
  return [
    {
      features: [feature.name],
      strength,
      finding: `${shareWords(newCategoryShare)} of serving have a ${feature.name} that training never had (${top?.value ?? ''})${growth !== null && growth >= LEAST_GROWTH ? ', and more by the day' : ''}`,
      facts: [
        fact('share of values that training never had', newCategoryShare, 'share'),
        fact('share of training whose value is gone', lost, 'share'),
        ...(growth === null ? [] : [fact('correlation of its share with time', growth)]),
      ],
      rows: { training: 0, serving: Math.round(newCategoryShare * rows.serving.rows) },
      window: null,
      isFelt: isWorse(investigation, (row) => isNew[serving.codes[row]]),
      picture:
        slices && course
          ? {
              kind: 'over-time',
              quantity: `share of new values of ${feature.name}`,
              isShare: true,
              training: [],
              serving: course.means.map((value, k) => ({ start: slices.starts[k], value })),
              moment: null,
            }
          : { kind: 'distribution', feature: feature.name },
    },
  ];
}

/** Whether marked serving rows have a higher loss than the others, beyond chance. */
function isWorse(investigation: Investigation, isMarked: (row: number) => boolean): boolean {
  const losses = investigation.losses('serving');
  const of = (marked: boolean) =>
    meanAndError(losses.filter((loss, row) => loss === loss && isMarked(row) === marked));
  const [marked, others] = [of(true), of(false)];
  return marked.mean - others.mean > FELT_ERRORS * Math.hypot(marked.standardError, others.standardError);
}

function vanished(feature: FeatureView): Sighting[] {
  if (feature.kind !== 'text') return [];
  const lost = lostShare(feature);
  const { newCategoryShare } = feature.comparison;
  if (lost < LEAST_VANISHED || newCategoryShare > MOST_VANISHED_OF_NEW * lost) return [];
  const gone = goneValues(feature);
  return [
    {
      features: [feature.name],
      strength: Math.min(1, 0.5 + lost),
      finding: `${gone.slice(0, 3).join(', ')} of ${feature.name}, ${shareWords(lost)} of training, ${gone.length === 1 ? 'is' : 'are'} all but gone from serving`,
      facts: [fact('share of training whose value is gone', lost, 'share')],
      rows: null,
      window: null,
      picture: { kind: 'distribution', feature: feature.name },
    },
  ];
}

function shares(feature: FeatureView, side: Side): Map<string, number> {
  const column = feature.texts(side);
  const counts = new Map<string, number>();
  if (column === null || column.codes.length === 0) return counts;
  const byCode = new Float64Array(column.dictionary.length);
  for (const code of column.codes) byCode[code]++;
  column.dictionary.forEach((text, code) => {
    if (code > 0) counts.set(text, byCode[code] / column.codes.length);
  });
  return counts;
}

function goneValues(feature: FeatureView): string[] {
  const serving = shares(feature, 'serving');
  return [...shares(feature, 'training')]
    .filter(([text, share]) => share >= 0.01 && (serving.get(text) ?? 0) < MOST_LEFT * share)
    .toSorted(([, a], [, b]) => b - a)
    .map(([text]) => text);
}

function lostShare(feature: FeatureView): number {
  const training = shares(feature, 'training');
  return goneValues(feature).reduce((sum, text) => sum + (training.get(text) ?? 0), 0);
}
