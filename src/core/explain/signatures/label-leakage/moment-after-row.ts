import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { correlation } from '../../../stats/correlation.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { timeAfterRow } from '../../time-after-row.ts';
import type { Signature } from '../../signature.ts';

/** Share of training's rows whose moment lies after the row's own, rows, and what may be left of the share at serving. */
const LEAST_SHARE = 0.05;
const LEAST_ROWS = 20;
const MOST_LEFT = 0.25;
const LEAST_ERRORS = 6;
const DAY_MS = 86_400_000;

/**
 * A moment that had not come yet when the row was predicted: "updated at", "closed on". In training it lies after the row's own moment, in
 * serving it cannot; so the training table was written after the fact, and this column (and what is computed from it) knows the outcome.
 * What is planned (a due date) lies after the row on both sides.
 *
 * Test: moment of the feature less moment of the row above a minute for 5 % of training or more, and for a quarter of that share at serving or
 * less, six standard errors apart.
 *
 * Source: Kaufman et al. 2012, "no time machine requirement": a feature is legitimate only where it was observable before the target.
 */
export const momentAfterRow: Signature = {
  id: 'label-leakage/moment-after-row',
  cause: 'label-leakage',
  subCause: 'a moment that comes after the prediction',
  needs: ['timestamps'],
  explainsAway: [
    'data-drift/covariate',
    'data-drift/concept',
    'training-serving-skew/time-shift',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The moment was planned, and known when the prediction was made.',
  toBeSure:
    'Look at the history of the column for a few training rows: which value did it hold at the moment of the prediction? Build training from a snapshot of that moment.',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const found = timeAfterRow(feature, investigation);
  if (found === null) return [];
  const { share, rows, later, isAfter } = found;
  const [p, q] = [share.training, share.serving];
  const error = Math.sqrt((p * (1 - p)) / rows.training + (q * (1 - q)) / rows.serving);
  if (p < LEAST_SHARE || p * rows.training < LEAST_ROWS || q > MOST_LEFT * p) return [];
  if (p - q < LEAST_ERRORS * error) return [];
  const { labels } = investigation.rows.training;
  const labelled = [...labels.keys()].filter((row) => labels[row] === labels[row]);
  const tells = Math.abs(
    correlation(
      labelled.map((row) => Number(isAfter('training', row))),
      labelled.map((row) => labels[row]),
    ) ?? 0,
  );
  const days = (later.training ?? 0) / DAY_MS;
  return [
    {
      features: [feature.name],
      strength: Math.min(1, 0.6 + 0.2 * Math.min(1, p / 0.5) + 0.3 * tells),
      finding: `${feature.name} lies after the row's own time in ${shareWords(p)} of training (half of them by ${days.toPrecision(2)} days or more) and in ${shareWords(q)} of serving`,
      facts: [
        fact("after the row's time, training", p, 'share'),
        fact("after the row's time, serving", q, 'share'),
        fact('median distance in days, training', days),
        fact('correlation of “after” with the label, training', tells),
      ],
      rows: { training: Math.round(p * rows.training), serving: Math.round(q * rows.serving) },
      window: null,
      picture: {
        kind: 'bars',
        quantity: "rows whose moment lies after the row's own",
        isShare: true,
        bars: [{ name: feature.name, training: p, serving: q }],
      },
    },
  ];
}
