import type { RankedScores } from './ranked-scores.ts';

/**
 * Standard error of the ROC AUC where rows come in clusters, such as the rows of one user: with V10 of a positive row the share of
 * negatives below it and V01 of a negative row the share of positives above it, m positives and n negatives,
 * var = S10 / m + S01 / n + 2 S11 / (m n), where
 * S10 = I10 / ((I10 - 1) m) sum (V10 of the cluster - its positives x AUC)^2 over the I10 clusters with positives, S01 likewise, and
 * S11 = I / (I - 1) sum of the products of both over all I clusters. DeLong's where each cluster is one row.
 *
 * Source: Obuchowski, Nonparametric analysis of clustered ROC curve data, 1997.
 *
 * @param ranked - the scores of both classes, all finite
 * @param area - their ROC AUC
 * @param rows - of the same scores, those of one cluster together
 * @param rows.places - index of each row's score among the distinct ones
 * @param rows.labels - one a row: above 0 for positive
 * @param rows.weights - one a row, finite, >= 0
 * @param rows.starts - where each cluster begins, and one entry more
 * @param rows.scale - by what sums over these rows are multiplied, where they are a sample of the clusters; 1 unless given
 * @returns the standard error; null with fewer than two clusters that have positives, or negatives
 * @example
 * clusteredAucError(ranked, 0.8, { places, labels, starts: Uint32Array.of(0, 3, 4) });
 */
export function clusteredAucError(
  ranked: RankedScores,
  area: number,
  rows: {
    places: Uint32Array;
    labels: ArrayLike<number>;
    weights?: Float64Array | undefined;
    starts: Uint32Array;
    scale?: number;
  },
): number | null {
  const { ofPositive, ofNegative } = placements(ranked);
  const { positiveWeight: m, negativeWeight: n } = ranked;
  const { places, labels, weights, starts, scale = 1 } = rows;
  const clusters = starts.length - 1;
  let [withPositives, withNegatives, sum10, sum01, sum11] = [0, 0, 0, 0, 0];
  for (let g = 0; g < clusters; g++) {
    let [above, below, positives, negatives] = [0, 0, 0, 0];
    for (let row = starts[g]; row < starts[g + 1]; row++) {
      const weight = weights === undefined ? 1 : weights[row];
      if (labels[row] > 0) {
        positives += weight;
        above += weight * ofPositive[places[row]];
      } else {
        negatives += weight;
        below += weight * ofNegative[places[row]];
      }
    }
    if (positives > 0) withPositives++;
    if (negatives > 0) withNegatives++;
    const [own10, own01] = [above - positives * area, below - negatives * area];
    sum10 += own10 * own10;
    sum01 += own01 * own01;
    sum11 += own10 * own01;
  }
  if (withPositives < 2 || withNegatives < 2) return null;
  const variance =
    ((withPositives / (withPositives - 1)) * sum10) / (m * m) +
    ((withNegatives / (withNegatives - 1)) * sum01) / (n * n) +
    ((clusters / (clusters - 1)) * 2 * sum11) / (m * n);
  return Math.sqrt(Math.max(0, scale * variance));
}

// V10 and V01 at each score, ties one half.
function placements({ positives, negatives, positiveWeight, negativeWeight }: RankedScores) {
  const ofPositive = new Float64Array(positives.length);
  const ofNegative = new Float64Array(positives.length);
  let [below, passed] = [0, 0];
  for (let i = 0; i < positives.length; i++) {
    ofPositive[i] = (below + negatives[i] / 2) / negativeWeight;
    ofNegative[i] = 1 - (passed + positives[i] / 2) / positiveWeight;
    below += negatives[i];
    passed += positives[i];
  }
  return { ofPositive, ofNegative };
}
