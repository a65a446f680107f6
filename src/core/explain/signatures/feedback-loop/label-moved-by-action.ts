import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { correlation } from '../../../stats/correlation.ts';
import { psiFromCounts } from '../../../stats/psi.ts';
import type { Signature } from '../../signature.ts';

/** Bins of the score on the scale of training's quantiles. */
const BINS = 20;
/** Rows a bin needs on both sides. */
const LEAST_ROWS = 40;
/** On one side of the cut labels fall to at most this part of what training says, on the other they stay. */
const MOST_LEFT = 0.75;
/** Mean deviation on the side that stays, in standard errors. */
const MOST_OFF = 1.5;
const LEAST_ERRORS = 6;
/** PSI of the scores up to which serving is scored as training was: a broken feature makes scores too high as well, but moves them. */
const MOST_SCORE_PSI = 0.2;
/** Bins of it: in narrower ones the ends differ where training's scores are out of fold and serving's are those of the whole model. */
const SCORE_BINS = 5;

/**
 * Labels that an action moved: above a score, where something was done (a call, a block, a discount), positives are far fewer than
 * training's rate at the same score; below it they are as they were. The model did its work, and that is what it is judged by.
 *
 * Test: positive rate by bin of the score, serving against training; the cut that best parts unmoved from moved bins; a jump at it, rates
 * as before on one side, at most 0.75 of them on the other.
 *
 * Source: regression discontinuity, Imbens and Lemieux 2008; performative prediction, Perdomo et al. 2020.
 */
export const labelMovedByAction: Signature = {
  id: 'feedback-loop/label-moved-by-action',
  cause: 'feedback-loop',
  subCause: 'labels that the action itself changed',
  needs: ['predictions', 'labels', 'serving-labels'],
  explainsAway: ['data-drift/concept', 'data-drift/prior-shift'],
  refutedBy: 'Rows above the cut on which nothing was done have the same low rate.',
  toBeSure:
    'Compare with rows above the cut that were left alone (a holdout); there the old rate must still hold.',
  look({ rows, outcomes, gap }) {
    // Positives that are not known yet are missing wherever there are many.
    if (outcomes.task !== 'binary' || gap?.isImmature) return [];
    const scores = rows.training.predictions.filter((score) => Number.isFinite(score)).sort();
    if (scores.length < 400) return [];
    const edges = [
      ...new Set(
        Array.from({ length: BINS - 1 }, (_, k) => scores[Math.floor(((k + 1) * scores.length) / BINS)]),
      ),
    ];
    const bins = edges.map(() => ({ n: [0, 0], y: [0, 0] }));
    bins.push({ n: [0, 0], y: [0, 0] });
    (['training', 'serving'] as const).forEach((side, s) => {
      const { labels, predictions } = rows[side];
      labels.forEach((label, row) => {
        if (label !== label || !Number.isFinite(predictions[row])) return;
        const bin = bins[edges.filter((edge) => predictions[row] > edge).length];
        bin.n[s]++;
        bin.y[s] += label;
      });
    });
    if (psiFromCounts(wide(bins.map(({ n }) => n[0])), wide(bins.map(({ n }) => n[1]))) > MOST_SCORE_PSI)
      return [];
    const usable = bins
      .map(({ n, y }, k) => ({ k, n, rate: [(y[0] + 0.5) / (n[0] + 1), (y[1] + 0.5) / (n[1] + 1)] }))
      .filter(({ n }) => Math.min(...n) >= LEAST_ROWS);
    if (usable.length < 6) return [];
    const errors = usable.map(
      ({ n, rate: [p, q] }) => (q - p) / Math.sqrt((p * (1 - p)) / n[0] + (q * (1 - q)) / n[1]),
    );
    // The cut that best parts two levels of ln(q / p), each bin by what it knows of it. By errors the last bins, which know most, would decide.
    const ratios = usable.map(({ rate: [p, q] }) => Math.log(q / p));
    const weights = usable.map(({ n, rate: [p, q] }) => 1 / ((1 - p) / (p * n[0]) + (1 - q) / (q * n[1])));
    let best: { at: number; gain: number } | null = null;
    for (let at = 2; at <= usable.length - 2; at++) {
      const [left, right] = [weights.slice(0, at), weights.slice(at)].map(total);
      const step =
        weighted(ratios.slice(at), weights.slice(at)) - weighted(ratios.slice(0, at), weights.slice(0, at));
      const gain = ((left * right) / (left + right)) * step * step;
      if (best === null || gain > best.gain) best = { at, gain };
    }
    if (best === null || best.gain < lineGain(ratios, weights)) return [];
    const stays = errors.slice(0, best.at);
    const moved = errors.slice(best.at);
    const z = moved.reduce((sum, one) => sum + one, 0) / Math.sqrt(moved.length);
    const ratio = mean(usable.slice(best.at).map(({ rate: [p, q] }) => q / p));
    // The jump is at the cut: its own bins differ, not only the far end, as a wrong slope would have it.
    const jump = Math.abs(errors[best.at]) - Math.abs(errors[best.at - 1]);
    const staysRate = usable.slice(0, best.at).map(({ rate: [p] }) => p);
    if (Math.abs(mean(stays)) > MOST_OFF || z > -LEAST_ERRORS || ratio > MOST_LEFT || jump < 1.5) return [];
    // Nothing can be seen to stay where there was nothing to lose.
    if (Math.max(...staysRate) < 0.02) return [];
    const cut = edges[usable[best.at].k - 1];
    return [
      {
        features: [],
        strength: Math.min(1, 0.5 + 0.25 * (1 - ratio) + 0.25 * Math.min(1, (-z - LEAST_ERRORS) / 10)),
        finding: `from a score of ${cut.toPrecision(3)} on positives are only ${shareWords(ratio)} of what they are in training at the same score; below it they are as they were`,
        facts: [
          fact('score of the cut', cut),
          fact('rate left above the cut', ratio, 'share'),
          fact('standard errors', z),
        ],
        rows: null,
        window: null,
        picture: {
          kind: 'bars',
          quantity: 'positive rate',
          isShare: true,
          bars: usable.map(({ k, rate: [p, q] }) => ({
            name: `score up to ${(edges[k] ?? scores[scores.length - 1]).toPrecision(3)}`,
            training: p,
            serving: q,
          })),
        },
      },
    ];
  },
};

function wide(counts: readonly number[]): number[] {
  const sums = new Array<number>(SCORE_BINS).fill(0);
  counts.forEach((count, k) => (sums[Math.floor((k * SCORE_BINS) / counts.length)] += count));
  return sums;
}

function mean(list: readonly number[]): number {
  return total(list) / list.length;
}

function total(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0);
}

function weighted(list: readonly number[], weights: readonly number[]): number {
  return list.reduce((sum, one, i) => sum + one * weights[i], 0) / total(weights);
}

// What a line through the bins explains, as the step's gain does: where rates fall little by little with the score, nothing was cut.
function lineGain(ratios: readonly number[], weights: readonly number[]): number {
  const places = ratios.map((_, k) => k);
  const r = correlation(places, ratios, weights) ?? 0;
  const middle = weighted(ratios, weights);
  return r * r * total(ratios.map((ratio, k) => weights[k] * (ratio - middle) ** 2));
}
