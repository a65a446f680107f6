/** The one PSI that every way in the bench ends with, so that their answers can be checked against each other. */

/** Shares that the numbers ask for: the percentiles of a profile, and the deciles that PSI bins by. */
export const PERCENTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
export const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** PSI of two lists of counts over the same bins, with half a count smoothing. Natural logarithm. */
export function psiOfCounts(training, serving) {
  const total = (counts) => counts.reduce((sum, count) => sum + count + 0.5, 0);
  const trainingTotal = total(training);
  const servingTotal = total(serving);
  let psi = 0;
  for (let bin = 0; bin < training.length; bin++) {
    const p = (training[bin] + 0.5) / trainingTotal;
    const q = (serving[bin] + 0.5) / servingTotal;
    psi += (q - p) * Math.log(q / p);
  }
  return psi;
}

/** Inner bin edges from nine deciles: repeated ones count once. */
export const distinctEdges = (deciles) => [...new Set(deciles)];
