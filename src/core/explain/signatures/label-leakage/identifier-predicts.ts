import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { rocAuc } from '../../../metrics/roc-auc.ts';
import { correlation } from '../../../stats/correlation.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';

/** Distinct values a row from which a whole number looks like an identifier. */
const LEAST_UNIQUE = 0.9;
/** |2 AUC - 1| of the number against the label (|correlation|, for quantities), from which numbers were given by outcome. */
const LEAST_ASSOCIATION = 0.3;
const LEAST_ERRORS = 6;
/** What it tells beyond time: base rates that change give later numbers other labels. */
const LEAST_BEYOND_TIME = 0.15;
/** Correlation with the scores at equal labels, from which the model was fed a number that has no role. */
const LEAST_FOLLOWED = 0.2;
/** ... or from which number and score both all but are the label, so that nothing is left to correlate: the model can have it from the number. */
const NEXT_TO_LABEL = 0.9;
/** Numbers that were given out one after another are spread evenly (largest distance from the straight line, as Kolmogorov-Smirnov), or lie next to each other in
 * blocks. Amounts, which may be as distinct, are skewed and have gaps: household expenditure (BudgetFood): 0.78, and 1.6 % of neighbours. */
const MOST_UNEVEN = 0.1;
const NEIGHBOUR = 2;
const LEAST_NEIGHBOURS = 0.5;

/**
 * An identifier (a whole number, almost every row another) that tells the label in training: numbers were given out by outcome, or files of
 * positives and negatives were put behind each other. At serving new numbers tell nothing. The column with the role of entity id
 * is looked at too, as a model may be fed it, and so are identifiers without a role, where the scores follow them at equal labels.
 *
 * Source: Kapoor and Narayanan 2023, leakage type "illegitimate features"; Kaufman et al. 2012.
 */
export const identifierPredicts: Signature = {
  id: 'label-leakage/identifier-predicts',
  cause: 'label-leakage',
  subCause: 'an identifier or row order that predicts',
  needs: ['labels'],
  // Without it the stand-in does not give the scores.
  explainsAway: [
    'data-drift/',
    'label-leakage/association-collapse',
    'infrastructure-bug/model-version',
    // Numbers beyond all of training's get one score.
    'infrastructure-bug/default-prediction',
  ],
  refutedBy: 'The number means something that is known before the outcome, such as an age of the account.',
  toBeSure: 'Shuffle the identifiers and train again: the offline score must not fall.',
  look(investigation) {
    const { rows } = investigation;
    const { labels, times } = rows.training;
    // Later rows have later numbers: what time tells by itself is not the number's doing.
    const byTime = times === null ? 0 : (orderOf(times, labels, investigation)?.value ?? 0);
    return candidates(investigation).flatMap(({ name, values, distinct, isFeature, isAside }) => {
      const order = orderOf(values, labels, investigation);
      if (order === null) return [];
      const { value, error } = order;
      if (value < LEAST_ASSOCIATION || value < LEAST_ERRORS * error || value < byTime + LEAST_BEYOND_TIME)
        return [];
      if (
        isAside &&
        !(scoresFollow(values, investigation) > LEAST_FOLLOWED) &&
        !isAllButLabel(value, investigation)
      )
        return [];
      return [
        {
          features: isFeature ? [name] : [],
          strength: Math.min(1, 0.5 + value / 2),
          finding: `${name} is another number in ${shareWords(distinct)} of the rows, and orders training's labels (${value.toFixed(2)} of 1)`,
          facts: [
            fact('how well it orders labels, training', value),
            fact('how well time does', byTime),
            fact('distinct values a row', distinct, 'share'),
          ],
          rows: null,
          window: null,
          picture: isFeature ? { kind: 'distribution', feature: name } : null,
          detail: name,
        },
      ];
    });
  },
};

function isAllButLabel(value: number, investigation: Investigation): boolean {
  const { labels, predictions } = investigation.rows.training;
  const ofScores = orderOf(predictions, labels, investigation);
  return value > NEXT_TO_LABEL && ofScores !== null && ofScores.value > NEXT_TO_LABEL;
}

interface Candidate {
  name: string;
  values: Float64Array;
  distinct: number;
  isFeature: boolean;
  /** Without a role: whether the model was fed it has to be seen. */
  isAside: boolean;
}

// Features that look like identifiers, and the column that is one: a model may be fed either.
function candidates({ features, aside, pair, rows }: Investigation): Candidate[] {
  const entity = pair.roles.training['entity id'];
  const sampled = pair.sampled.training;
  const all = [...features, ...aside].map((view) => ({
    name: view.name,
    stored: view.pair.training,
    isFeature: true,
    isAside: aside.includes(view),
  }));
  if (entity !== undefined)
    all.push({
      name: entity.schema.name,
      stored: entity,
      isFeature: false,
      isAside: false,
    });
  return all.flatMap(({ name, stored, isFeature, isAside }) => {
    if (stored?.column.storage !== 'number' || stored.schema.count === 0) return [];
    const distinct = stored.schema.distinct / stored.schema.count;
    const { type } = stored.schema;
    if (distinct < LEAST_UNIQUE || (type !== 'integer' && type !== 'identifier')) return [];
    const { values } = stored.column;
    if (isFeature && !isGivenOut(values)) return [];
    return [
      {
        name,
        values:
          isFeature || sampled === null
            ? values
            : Float64Array.from({ length: rows.training.rows }, (_, i) => values[sampled[i]]),
        distinct,
        isFeature,
        isAside,
      },
    ];
  });
}

function isGivenOut(values: Float64Array): boolean {
  const sorted = values.filter(Number.isFinite).sort();
  const last = sorted.length - 1;
  if (last < 1) return false;
  let [uneven, neighbours] = [0, 0];
  for (let i = 1; i <= last; i++) {
    const along = (sorted[i] - sorted[0]) / (sorted[last] - sorted[0]);
    uneven = Math.max(uneven, Math.abs(along - i / last));
    if (sorted[i] - sorted[i - 1] <= NEIGHBOUR) neighbours++;
  }
  return uneven <= MOST_UNEVEN || neighbours >= LEAST_NEIGHBOURS * last;
}

// Correlation of the number with the scores among rows of one label: numbers given out by outcome and not fed to the model tell nothing there.
function scoresFollow(values: Float64Array, { rows, outcomes }: Investigation): number {
  const { labels, predictions } = rows.training;
  const known = [...labels.keys()].filter((row) =>
    [labels[row], predictions[row], values[row]].every(Number.isFinite),
  );
  const of = (column: Float64Array, some: readonly number[]) => some.map((row) => column[row]);
  const r = (one: Float64Array, other: Float64Array, some = known) =>
    correlation(of(one, some), of(other, some)) ?? 0;
  if (outcomes.task === 'binary') {
    const classes = [0, 1].map((label) => known.filter((row) => labels[row] === label));
    return classes.reduce(
      (sum, some) => sum + (some.length / known.length) * Math.abs(r(values, predictions, some)),
      0,
    );
  }
  const [vs, vl, sl] = [r(values, predictions), r(values, labels), r(predictions, labels)];
  return Math.abs(vs - vl * sl) / Math.sqrt(Math.max(1e-12, (1 - vl * vl) * (1 - sl * sl)));
}

function orderOf(
  values: Float64Array,
  labels: Float64Array,
  { outcomes }: Investigation,
): { value: number; error: number } | null {
  const known = Uint32Array.from(labels.keys()).filter(
    (row) => labels[row] === labels[row] && Number.isFinite(values[row]),
  );
  if (known.length < 100) return null;
  const numbers = Float64Array.from(known, (row) => values[row]);
  if (outcomes.task === 'binary') {
    const { value, standardError } = rocAuc(
      numbers,
      Uint8Array.from(known, (row) => labels[row]),
    );
    return value === null
      ? null
      : {
          value: Math.abs(2 * value - 1),
          error: 2 * (standardError ?? 0),
        };
  }
  const value = correlation(
    numbers,
    Float64Array.from(known, (row) => labels[row]),
  );
  return value === null
    ? null
    : {
        value: Math.abs(value),
        error: 1 / Math.sqrt(known.length),
      };
}
