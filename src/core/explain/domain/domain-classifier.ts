import type { Side } from '../../faults.ts';
import { rocAuc } from '../../metrics/roc-auc.ts';
import { seededRandom } from '../../metrics/seeded-random.ts';
import { binFeatures, type BinnedFeatures } from '../boosting/binned-features.ts';
import { fitBoosting } from '../boosting/fit-boosting.ts';
import { predictBoosting, probabilityOf } from '../boosting/predict-boosting.ts';
import type { Investigation } from '../investigation.ts';
import { pooledColumn } from './pooled-column.ts';

/** Above this ROC AUC something tells the tables apart by itself: an identifier, a unit, a null. */
export const SEPARATED = 0.95;

/** Rows of each table: with 10,000 the AUC is known to 0.005. */
const MOST_ROWS = 10_000;
const LEAST_ROWS = 100;
const FOLDS = 3;
const BOOSTING = { loss: 'logistic', trees: 60, depth: 4, learningRate: 0.15, leastRows: 20 } as const;
/** To find what separates, a few trees on half of the rows do. */
const QUICK_TREES = 12;
/** Features taken out one by one, at most. */
const MOST_LEFT_OUT = 12;

/** How well the two tables can be told apart by their features. */
export interface DomainClassifier {
  /** Of rows kept out, by the features that are left; the 95 % interval is DeLong's. */
  auc: { value: number; low: number; high: number };
  /** Features that tell the tables apart by themselves, in the order in which they were taken out. */
  leftOut: readonly string[];
  /** Features that are left, with their share of the gain; largest first. */
  importances: readonly { feature: string; share: number }[];
  /** Rows looked at, as many of each table. */
  rows: Record<Side, Uint32Array>;
  /** Probability of each of those rows that it is serving's, from trees that did not see it. */
  probabilities: Record<Side, Float64Array>;
}

/**
 * Tells the tables apart by their features (adversarial validation): boosted trees on as many rows of both, three folds. Where the AUC is
 * 0.95 or more the feature with the largest gain is taken out and it starts again, for there is nothing to be learnt of drift while
 * one broken feature says it all. Only features take part: never timestamp, identifier, version, label or score.
 *
 * Source: Rabanser, Günnemann and Lipton 2019 (Failing Loudly) for domain classifiers; Lopez-Paz and Oquab 2017.
 *
 * @param investigation - both tables
 * @param rows - rows that may take part, by side; all where left out
 * @returns null with fewer than 100 rows on a side, or without a feature that both tables have
 * @example
 * domainClassifier(investigation)?.auc.value; // 0.5 where there is no drift
 */
export function domainClassifier(
  investigation: Investigation,
  rows?: Record<Side, Uint32Array>,
): DomainClassifier | null {
  const { seed } = investigation;
  const taken = balanced(investigation, rows);
  if (taken === null) return null;
  const names: string[] = [];
  const leftOut: string[] = [];
  const columns = investigation.features.flatMap(({ name, pair }) => {
    const column = pooledColumn(pair, taken.training, taken.serving);
    // On one side only, or numbers here and text there: nothing tells the tables apart better.
    if (column === null) leftOut.push(name);
    else names.push(name);
    return column === null ? [] : [column];
  });
  if (columns.length === 0) return null;
  const binned = binFeatures(columns, 64);
  const size = taken.training.length;
  const target = new Float64Array(2 * size).fill(1, size);
  let used = names.map((_, i) => i);
  for (let round = 0; round < MOST_LEFT_OUT && used.length > 1; round++) {
    const { auc, top } = quickLook(binned, target, used, seed);
    if (auc < SEPARATED) break;
    leftOut.push(names[top]);
    used = used.filter((feature) => feature !== top);
  }
  const { probabilities, gains } = outOfFold(binned, target, used, seed);
  const { value, low, high } = rocAuc(probabilities, Uint8Array.from(target));
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  const importances = used.map((i) => ({ feature: names[i], share: total > 0 ? gains[i] / total : 0 }));
  importances.sort((a, b) => b.share - a.share);
  return {
    auc: { value: value!, low: low ?? value!, high: high ?? value! },
    leftOut,
    importances,
    rows: taken,
    probabilities: { training: probabilities.slice(0, size), serving: probabilities.slice(size) },
  };
}

/** As many rows of both tables, evenly spread with a random place in each stretch. */
function balanced(
  investigation: Investigation,
  rows?: Record<Side, Uint32Array>,
): Record<Side, Uint32Array> | null {
  const all = (side: Side) =>
    rows?.[side] ?? Uint32Array.from({ length: investigation.rows[side].rows }, (_, row) => row);
  const [training, serving] = [all('training'), all('serving')];
  const size = Math.min(training.length, serving.length, MOST_ROWS);
  if (size < LEAST_ROWS) return null;
  const random = seededRandom(investigation.seed);
  const take = (from: Uint32Array) => {
    const stretch = from.length / size;
    return Uint32Array.from({ length: size }, (_, i) => from[Math.floor((i + random()) * stretch)]);
  };
  return { training: take(training), serving: take(serving) };
}

function quickLook(
  binned: BinnedFeatures,
  target: Float64Array,
  features: readonly number[],
  seed: number,
): { auc: number; top: number } {
  const all = Uint32Array.from(target.keys());
  const learnt = all.filter((row) => row % 2 === 0);
  const asked = all.filter((row) => row % 2 === 1);
  const options = { ...BOOSTING, trees: QUICK_TREES, learningRate: 0.5, rows: learnt, features, seed };
  const model = fitBoosting(binned, target, options);
  const labels = Uint8Array.from(asked, (row) => target[row]);
  const top = features.reduce((best, feature) => (model.gains[feature] > model.gains[best] ? feature : best));
  return { auc: rocAuc(predictBoosting(model, binned.bins, asked), labels).value ?? 0.5, top };
}

function outOfFold(
  binned: BinnedFeatures,
  target: Float64Array,
  features: readonly number[],
  seed: number,
): { probabilities: Float64Array; gains: Float64Array } {
  const random = seededRandom(seed ^ 0x5f01d5);
  // As many rows of both tables in every fold: else the folds' shares alone would push the AUC below one half.
  let shift = 0;
  const fold = Uint8Array.from(target, (_, row) => {
    if (row % FOLDS === 0) shift = Math.floor(random() * FOLDS);
    return (row + shift) % FOLDS;
  });
  const all = Uint32Array.from(target.keys());
  const probabilities = new Float64Array(target.length);
  const gains = new Float64Array(binned.rules.length);
  for (let k = 0; k < FOLDS; k++) {
    const rows = all.filter((row) => fold[row] !== k);
    const asked = all.filter((row) => fold[row] === k);
    const model = fitBoosting(binned, target, { ...BOOSTING, rows, features, seed: seed + k });
    predictBoosting(model, binned.bins, asked).forEach(
      (answer, i) => (probabilities[asked[i]] = probabilityOf(answer)),
    );
    model.gains.forEach((gain, i) => (gains[i] += gain));
  }
  return { probabilities, gains };
}
