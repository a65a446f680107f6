import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { associationAlone, associations } from '../../association.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { modalOf } from '../../modal-share.ts';
import { renamedColumns } from '../../renamed-columns.ts';
import type { Signature } from '../../signature.ts';
import { timeSlices } from '../../time-slices.ts';

/** A share of rows from which a column says nothing any more. */
const EMPTY_SHARE = 0.95;
/** Training has to have had something to say. */
const MOST_TRAINING_SHARE = 0.9;
/** Association with the label from which a feature is too good to be known beforehand (AUC 0.85, science part C: "single-feature AUC"). */
const TOO_GOOD = 0.7;
/** A column that serving does not have at all was more likely forgotten, unless it is next to the label itself ... */
const LEAST_WHERE_GONE = 0.9;
/** ... and leaves open this part, at most, of what the next best feature leaves open: runs batted in are next to hits, and to the other counts of a season. */
const MOST_LEFT_OPEN = 0.5;
/** And it has to be this many times as telling as the next feature, where that is strong itself. */
const LEAST_LEAD = 1.25;

/**
 * A feature that tells the label too well in training, and says nothing at serving from the first row on: filled in only once the
 * outcome is known. A release that breaks a good feature looks alike, but starts at a moment, and the feature is rarely that good.
 *
 * Source: availability asymmetry, Kapoor and Narayanan 2023 ("feature not available at prediction time").
 */
export const postOutcomeFeature: Signature = {
  id: 'label-leakage/post-outcome-feature',
  cause: 'label-leakage',
  subCause: 'a feature that is known only after the outcome',
  needs: ['labels'],
  explainsAway: [
    'infrastructure-bug/',
    'data-drift/',
    'training-serving-skew/',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The feature is shown to be filled in before the prediction is made, on training rows as well.',
  toBeSure:
    'Compare the time at which this feature was written with the time of the prediction, for some training rows; then train again without it and see whether the offline score falls to the serving one.',
  look(investigation) {
    const all = associations(investigation);
    const renamed = renamedColumns(investigation.features);
    return investigation.features.flatMap((feature) =>
      // What is there under another name is not missing.
      renamed.has(feature.name) ? [] : sightingOf(feature, all, investigation),
    );
  },
};

function sightingOf(
  feature: FeatureView,
  all: ReturnType<typeof associations>,
  investigation: Investigation,
): Sighting[] {
  const training = modalOf(feature, 'training');
  const serving = modalOf(feature, 'serving');
  if (training === null || training.share > MOST_TRAINING_SHARE) return [];
  const isGone = feature.pair.serving === null;
  if (!isGone && (serving === null || serving.share < EMPTY_SHARE || !isFromStart(feature, investigation)))
    return [];
  // Where serving lacks the column there are no bins in common: training is binned by itself.
  const own = all.get(feature.name)?.training ?? associationAlone(feature, 'training', investigation);
  if (own === null || own.value < (isGone ? LEAST_WHERE_GONE : TOO_GOOD)) return [];
  const next = Math.max(
    0,
    ...[...all].filter(([name]) => name !== feature.name).map(([, { training: other }]) => other?.value ?? 0),
  );
  if (own.value < LEAST_LEAD * next && own.value < 0.9) return [];
  if (isGone && 1 - own.value > MOST_LEFT_OPEN * (1 - next)) return [];
  const absent = isGone ? 'is not there' : serving!.isNull ? 'is null' : `is ${serving!.words}`;
  const strength = 0.5 + 0.5 * Math.min(1, (own.value - TOO_GOOD) / (0.95 - TOO_GOOD));
  return [
    {
      features: [feature.name],
      strength,
      finding: `${feature.name} alone tells the label almost perfectly in training, and at serving it ${absent} in ${isGone ? 'any' : shareWords(serving!.share)} of the rows, from the first one on`,
      facts: [
        fact('association with the label, training', own.value, 'number'),
        fact('next best feature', next, 'number'),
        fact('most frequent value, training', training.share, 'share'),
        fact('most frequent value, serving', serving?.share ?? 1, 'share'),
      ],
      rows: null,
      window: null,
      picture: {
        kind: 'bars',
        quantity: 'association with the label',
        isShare: false,
        bars: [...all]
          .map(([name, { training: one, serving: other }]) => ({
            name,
            training: one?.value ?? null,
            serving: other?.value ?? null,
          }))
          .toSorted((a, b) => (b.training ?? 0) - (a.training ?? 0))
          .slice(0, 8),
      },
    },
  ];
}

function isFromStart(feature: FeatureView, { rows }: Investigation): boolean {
  const slices = timeSlices(rows.serving);
  const { binned } = feature;
  if (slices === null || binned === null) return true;
  const counts = new Float64Array(binned.count);
  for (const bin of binned.serving) counts[bin]++;
  const modal = counts.indexOf(Math.max(...counts));
  let modalRows = 0;
  let all = 0;
  binned.serving.forEach((bin, row) => {
    if (slices.of[row] !== 0) return;
    all++;
    if (bin === modal) modalRows++;
  });
  return all === 0 || modalRows / all >= EMPTY_SHARE - 0.1;
}
