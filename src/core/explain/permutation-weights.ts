import { seededRandom } from '../metrics/seeded-random.ts';
import { predictBoosting } from './boosting/predict-boosting.ts';
import type { BoostedModel } from './boosting/boosted-model.ts';

/** Rows that are asked about: 2,000 tell a share to a point or two. */
const MOST_ROWS = 2000;

/**
 * Share of a model's attention by feature: how much its squared error grows on rows it did not learn from when the feature's
 * values are shuffled among them (permutation importance; Breiman 2001), as a share of the sum over features.
 *
 * @param models - two, each of which learnt from every other row of `known`
 * @param bins - of training, one array a feature
 * @param scores - by row
 * @param known - rows that have a score, in the order in which they were dealt out
 * @param seed - of the shuffling
 * @returns one share a feature, >= 0; they add up to 1. Where shuffling never hurts, shares of the gains
 */
export function permutationWeights(
  models: readonly BoostedModel[],
  bins: readonly Uint8Array[],
  scores: Float64Array,
  known: Uint32Array,
  seed: number,
): Float64Array {
  const growth = new Float64Array(bins.length);
  models.forEach((model, m) => {
    const keptOut = known.filter((_, i) => i % 2 !== m);
    const step = Math.max(1, keptOut.length / (MOST_ROWS / models.length));
    const rows = Uint32Array.from(
      { length: Math.floor(keptOut.length / step) },
      (_, i) => keptOut[Math.floor(i * step)],
    );
    const small = bins.map((column) => Uint8Array.from(rows, (row) => column[row]));
    const errorOf = (answers: Float64Array): number =>
      answers.reduce((sum, answer, i) => sum + (scores[rows[i]] - answer) ** 2, 0) / rows.length;
    const before = predictBoosting(model, small);
    const byTree = model.trees.map((tree) => predictBoosting({ ...model, trees: [tree], start: 0 }, small));
    const base = errorOf(before);
    const order = shuffled(rows.length, seed + m);
    for (let feature = 0; feature < bins.length; feature++) {
      // Only the trees that ask for the feature answer otherwise.
      const asking = [...model.trees.keys()].filter((tree) => model.trees[tree].features.includes(feature));
      if (asking.length === 0) continue;
      const was = new Float64Array(rows.length);
      for (const tree of asking) for (let i = 0; i < was.length; i++) was[i] += byTree[tree][i];
      const part = { ...model, trees: asking.map((tree) => model.trees[tree]), start: 0 };
      const mixed = small.with(
        feature,
        Uint8Array.from(order, (row) => small[feature][row]),
      );
      const is = predictBoosting(part, mixed);
      const after = before.map((answer, i) => answer - was[i] + is[i]);
      growth[feature] += Math.max(0, errorOf(after) - base);
    }
  });
  const shares = growth.some((value) => value > 0) ? growth : summedGains(models);
  const total = shares.reduce((sum, value) => sum + value, 0);
  return shares.map((value) => (total > 0 ? value / total : 1 / shares.length));
}

function summedGains(models: readonly BoostedModel[]): Float64Array {
  return models[0].gains.map((gain, i) =>
    models.reduce((sum, { gains }, m) => sum + (m === 0 ? 0 : gains[i]), gain),
  );
}

/** Fisher and Yates. */
function shuffled(length: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
