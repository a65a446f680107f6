import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Sighting } from '../../evidence.ts';
import type { Investigation } from '../../investigation.ts';
import { numbersOf } from '../../row-join/compare-shared.ts';
import { joinedFeatures, type JoinedFeature } from '../../row-join/row-join-report.ts';
import type { Signature } from '../../signature.ts';
import { momentWords } from '../../words.ts';

/** Pairs and mismatches that are needed, and the lower end of the mismatch rate's interval. */
const LEAST_PAIRS = 50;
const LEAST_RATE = 0.01;
const LEAST_LOW = 0.005;
/** Where pairs are not of the same moment, an entity's values may simply have changed; that is never clear evidence. */
const STRENGTH_OF_ANOTHER_TIME = 0.5;
/** Pairs drawn in a picture. */
const MOST_POINTS = 400;

/**
 * The same row has other values in the two tables: the only test that tells skew from drift outright. Drift brings other rows, skew
 * computes other values for the same row. One sighting for all features that are off in the same way.
 *
 * Test: of the rows that both tables have, at least 50, more than 1 % differ (lower end of Wilson's interval above 0.5 %). Pairs
 * of the same moment only are strong evidence: else the feature may have been updated in between.
 *
 * Source: Zinkevich, Rules of Machine Learning, rules 31 and 37; TensorFlow Data Validation's skew comparison.
 */
export const rowJoin: Signature = {
  id: 'training-serving-skew/row-join',
  cause: 'training-serving-skew',
  subCause: 'other values for the same rows',
  needs: ['shared-rows'],
  explainsAway: [
    'data-drift/',
    'training-serving-skew/misjoined-column',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The two tables log the row at different moments, and the value changed in between.',
  toBeSure:
    'Take a few of these rows, compute the features by hand from the sources as they were at that moment, and see which of the two pipelines is right.',
  look(investigation) {
    const groups = new Map<string, JoinedFeature[]>();
    for (const joined of joinedFeatures(investigation)) {
      if (joined.compared < LEAST_PAIRS || joined.rate <= LEAST_RATE || joined.low <= LEAST_LOW) continue;
      const key = joined.transform?.key ?? 'unknown';
      groups.set(key, [...(groups.get(key) ?? []), joined]);
    }
    return [...groups.values()].map((group) => sighting(investigation, group));
  },
};

function sighting(investigation: Investigation, group: readonly JoinedFeature[]): Sighting {
  const sorted = group.toSorted((a, b) => b.rate - a.rate);
  const [worst] = sorted;
  const { transform } = worst;
  const isSameTime = investigation.shared?.isSameTime ?? false;
  const names = sorted.map(({ feature }) => feature);
  const clear = 0.8 + 0.2 * Math.min(1, worst.low / 0.2);
  // A constant factor is no update, whenever the values were taken.
  const isFunction = transform !== null && transform.key !== 'elsewhere';
  const held = isFunction ? Math.min(0.8, clear) : STRENGTH_OF_ANOTHER_TIME;
  const from = momentOf(investigation, worst);
  const what = transform === null ? 'other values' : transform.words;
  const caveat = isSameTime
    ? ''
    : '; the pairs are not of the same moment, so it may have been updated since';
  const since = from === null ? '' : `, from ${momentWords(from)} on`;
  return {
    features: names,
    strength: isSameTime ? clear : held,
    finding: `in ${shareWords(worst.rate)} of ${worst.compared} rows that are in both tables serving holds, for ${listed(names)}, ${what}${since}${caveat}`,
    facts: [
      fact('rows in both tables', worst.compared, 'count'),
      ...sorted.flatMap(({ feature, rate, low }) => [
        fact(`mismatches of ${feature}`, rate, 'share'),
        fact(`at least, ${feature}`, low, 'share'),
      ]),
    ],
    rows: { training: worst.compared, serving: worst.compared },
    window: from === null ? null : { from, to: null },
    picture: picture(worst),
    ...(transform === null ? {} : { detail: transform.words }),
    repair: isFunction ? transform.repair : { kind: 'joined', feature: worst.feature },
  };
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

function picture({ feature, training, serving, mismatched, transform }: JoinedFeature): Sighting['picture'] {
  const a = numbersOf(training);
  const b = numbersOf(serving);
  if (a === null || b === null || training.storage === 'text') return { kind: 'distribution', feature };
  const step = Math.max(1, mismatched.length / MOST_POINTS);
  const places = Array.from(
    { length: Math.floor(mismatched.length / step) },
    (_, i) => mismatched[Math.floor(i * step)],
  );
  const points = places
    .map((i) => ({ training: a[i], serving: b[i] }))
    .filter((point) => Number.isFinite(point.training) && Number.isFinite(point.serving));
  return { kind: 'pairs', feature, points, line: transform?.words ?? null };
}

/** Rows before a moment have no mismatch to speak of, those after it do: the moment. Null where it holds throughout. */
function momentOf({ pair, shared }: Investigation, { compared, mismatched }: JoinedFeature): number | null {
  const column = pair.roles.serving.timestamp?.column;
  if (column?.storage !== 'number' || shared === null) return null;
  const times = Float64Array.from(shared.rows.serving, (row) => column.values[row]);
  const first = mismatched.reduce((least, i) => (times[i] < least ? times[i] : least), Infinity);
  const rowsBefore = times.reduce((count, time) => count + Number(time < first), 0);
  if (!Number.isFinite(first) || rowsBefore < LEAST_PAIRS) return null;
  // So many rows without a mismatch, at the rate that holds after: by chance less than once in a thousand.
  const rate = mismatched.length / (compared - rowsBefore);
  return (1 - rate) ** rowsBefore < 1e-3 ? first : null;
}
