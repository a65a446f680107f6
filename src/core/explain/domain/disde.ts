import { lossKind, type LossKind } from '../../confirm/row-losses.ts';
import type { Side } from '../../faults.ts';
import { seededRandom } from '../../metrics/seeded-random.ts';
import type { Investigation } from '../investigation.ts';
import type { AttributionReport } from '../report.ts';
import { shareWords } from '../../compare/measure-words.ts';
import { domainClassifier, SEPARATED, type DomainClassifier } from './domain-classifier.ts';
import { domainOf } from './rows-in-support.ts';

/** Shared mass below which the parts mislead, and by how much the two views of it may disagree. */
const LEAST_OVERLAP = 0.3;
const MOST_DISAGREEMENT = 0.1;
/** Probabilities are kept this far from 0 and 1. */
const LEAST_PROBABILITY = 1e-3;
const REPLICATES = 100;

type Parts = NonNullable<AttributionReport['parts']>;

/**
 * Where the growth of the loss comes from (DISDE). With pi(x) the probability that a row is serving's, alpha the share of serving's rows (one half
 * here), and S the distribution proportional to p q / (p + q), rows of training are weighted by pi / ((1 - alpha) pi + alpha (1 - pi)) and rows of
 * serving by (1 - pi) / (the same), which makes both of them S in the features:
 *
 * gap = (S_P - E_P) harder rows of kinds that training has + (S_Q - S_P) another relation of label to features
 * + (E_Q - S_Q) rows of kinds that training lacks.
 *
 * Where the tables hardly overlap, the weights become constant and everything would be called "another relation", whatever it is: a changed
 * unit was, in full. So the shared mass 2 mean(f / (f + g)) has to be 0.3 or more as seen from either side, and agree within 0.1;
 * else the parts are undefined. Features that tell the tables apart by themselves are left out first. Standard errors
 * are of 100 resamples of the rows, with pi fixed.
 *
 * Source: Cai, Namkoong and Yadlowsky 2023, Diagnosing Model Performance Under Distribution Shift; the guard is this project's.
 *
 * @param investigation - both tables
 * @returns null without losses on both sides (100 rows each), or without features
 * @example
 * attributeGap(investigation)?.parts?.concept; // growth of the loss that another relation accounts for
 */
export function attributeGap(investigation: Investigation): AttributionReport | null {
  const { outcomes } = investigation;
  const losses = { training: investigation.losses('training'), serving: investigation.losses('serving') };
  const known = (side: Side) =>
    Uint32Array.from(losses[side].keys()).filter((row) => Number.isFinite(losses[side][row]));
  const rowsWithLoss = { training: known('training'), serving: known('serving') };
  // Where every row has a loss, others ask for the same.
  const isWhole = (side: Side) => rowsWithLoss[side].length === investigation.rows[side].rows;
  const classifier =
    isWhole('training') && isWhole('serving')
      ? domainOf(investigation)
      : domainClassifier(investigation, rowsWithLoss);
  if (classifier === null) return null;
  const rows = {
    training: weighted(classifier, losses.training, 'training'),
    serving: weighted(classifier, losses.serving, 'serving'),
  };
  const overlap = {
    training: Math.min(1, sharedMass(classifier.probabilities.training)),
    serving: Math.min(1, sharedMass(classifier.probabilities.serving.map((p) => 1 - p))),
  };
  const total = mean(rows.serving.losses) - mean(rows.training.losses);
  const isDefined =
    Math.min(overlap.training, overlap.serving) >= LEAST_OVERLAP &&
    Math.abs(overlap.training - overlap.serving) <= MOST_DISAGREEMENT &&
    classifier.auc.value < SEPARATED;
  const parts = isDefined ? partsOf(rows) : null;
  const report = {
    loss: LOSS_WORDS[lossKind(outcomes, [outcomes.training.predictions, outcomes.serving.predictions])],
    total,
    parts,
    standardErrors: isDefined ? errorsOf(rows, investigation.seed) : null,
    overlap,
    domainAuc: classifier.auc,
    leftOut: classifier.leftOut,
  };
  return { ...report, finding: findingOf(report) };
}

const LOSS_WORDS: Record<LossKind, string> = {
  'log-loss': 'log loss',
  brier: 'Brier score',
  error: 'share of errors',
  'absolute-error': 'absolute error',
};

interface WeightedRows {
  losses: Float64Array;
  weights: Float64Array;
}

function weighted({ rows, probabilities }: DomainClassifier, losses: Float64Array, side: Side): WeightedRows {
  const clip = (p: number) => Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, p));
  // With as many rows of both tables the denominator is the same for all.
  const weights = probabilities[side].map((p) => (side === 'training' ? clip(p) : 1 - clip(p)));
  return { losses: Float64Array.from(rows[side], (row) => losses[row]), weights };
}

/** 2 mean of f / (f + g), seen from the table whose rows these are: the probability of the other table, twice. */
function sharedMass(ofOther: Float64Array): number {
  return 2 * mean(ofOther);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function partsOf(
  { training, serving }: Record<Side, WeightedRows>,
  drawn?: Record<Side, Uint32Array>,
): Parts {
  const [plainP, sharedP] = means(training, drawn?.training);
  const [plainQ, sharedQ] = means(serving, drawn?.serving);
  return { seen: sharedP - plainP, concept: sharedQ - sharedP, unseen: plainQ - sharedQ };
}

function means({ losses, weights }: WeightedRows, drawn?: Uint32Array): [plain: number, shared: number] {
  let [sum, total, weightedSum] = [0, 0, 0];
  for (let i = 0; i < losses.length; i++) {
    const row = drawn === undefined ? i : drawn[i];
    sum += losses[row];
    total += weights[row];
    weightedSum += weights[row] * losses[row];
  }
  return [sum / losses.length, weightedSum / total];
}

function errorsOf(rows: Record<Side, WeightedRows>, seed: number): Parts {
  const random = seededRandom(seed);
  const draw = ({ losses }: WeightedRows) =>
    Uint32Array.from({ length: losses.length }, () => Math.floor(random() * losses.length));
  const replicates = Array.from({ length: REPLICATES }, () =>
    partsOf(rows, { training: draw(rows.training), serving: draw(rows.serving) }),
  );
  const spread = (part: keyof Parts): number => {
    const values = Float64Array.from(replicates, (replicate) => replicate[part]);
    const centre = mean(values);
    return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (REPLICATES - 1));
  };
  return { seen: spread('seen'), concept: spread('concept'), unseen: spread('unseen') };
}

const PART_WORDS: Record<keyof Parts, string> = {
  seen: 'harder rows of kinds that training has',
  concept: 'another relation of the label to the features (late or redefined labels look the same)',
  unseen: 'rows of kinds that training hardly has',
};

function findingOf({
  loss,
  total,
  parts,
  standardErrors,
  leftOut,
}: Omit<AttributionReport, 'finding'>): string {
  const without =
    leftOut.length === 0
      ? ''
      : `, without ${leftOut.join(', ')}, which tell the tables apart by themselves (what is wrong with these counts as another relation)`;
  if (parts === null || standardErrors === null)
    return `The tables hardly overlap, so where the growth of the ${loss} comes from is undefined${without}.`;
  const [largest, value] = (Object.entries(parts) as [keyof Parts, number][]).reduce((most, one) =>
    one[1] > most[1] ? one : most,
  );
  if (!(total > 0) || value < 2 * standardErrors[largest])
    return `No part of the change in ${loss} stands out of its error${without}.`;
  return `Of the growth of the ${loss}, ${shareWords(Math.min(1, value / total))} comes from ${PART_WORDS[largest]}${without}.`;
}
