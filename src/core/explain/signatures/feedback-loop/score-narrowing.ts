import { findOnset } from '../../../confirm/onset.ts';
import { fact } from '../../../fact.ts';
import { correlation } from '../../../stats/correlation.ts';
import { psiFromCounts, psiNoDriftBand } from '../../../stats/psi.ts';
import { associations } from '../../association.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import type { Investigation } from '../../investigation.ts';
import { scoreScale } from '../../score-scale.ts';
import type { Signature } from '../../signature.ts';
import { timeSlices, type TimeSlices } from '../../time-slices.ts';

/** Correlation of slice and spread of the scores from which both go one way. */
const LEAST_TREND = 0.8;
/** Change of the spread from the first to the last quarter, and its standard errors. */
const LEAST_CHANGE = 0.2;
const LEAST_ERRORS = 5;
/** A feature that moves this much within serving, beyond chance, spreads scores otherwise by itself (PSI of first and last quarter). */
const LEAST_PSI = 0.1;
/** Features that may, each counted by how well it tells the label. */
const MOST_MOVED = 0.2;

/**
 * Scores that come closer to each other (or run to the ends) bit by bit over serving, while the features they rest on stay as they are:
 * a model that is trained again and again on what it said itself.
 *
 * Test: standard deviation of the scores (log-odds, for probabilities) by slice of serving: correlates with time at 0.8 or more, changes
 * by a fifth or more and by five standard errors from first to last quarter, and a line fits it better than one step (BIC), which would be a
 * release of another model; at most a fifth of the features, by what they tell of the label, differ between the two quarters.
 *
 * Source: Shumailov et al. 2024 (models trained on their own output lose their tails); Huyen 2022, degenerate feedback loops.
 */
export const scoreNarrowing: Signature = {
  id: 'feedback-loop/score-narrowing',
  cause: 'feedback-loop',
  subCause: 'scores that narrow while the features stay',
  needs: ['predictions', 'timestamps'],
  explainsAway: ['data-drift/concept', 'infrastructure-bug/model-version'],
  refutedBy: 'The model was not trained again during serving.',
  toBeSure:
    'Score one fixed set of rows with each version of the model since then: its spread must fall from version to version. Then train on rows that were served regardless of the score.',
  look(investigation) {
    const { rows, outcomes } = investigation;
    const scale = scoreScale(outcomes.task, rows.training.predictions);
    const slices = timeSlices(rows.serving);
    if (scale === null || slices === null) return [];
    const scores = rows.serving.predictions.map((score) => scale.to(score));
    const spreads = slices.rows.map((_, slice) => spreadOf(scores, (row) => slices.of[row] === slice));
    const known = [...spreads.keys()].filter((k) => spreads[k].deviation > 0);
    if (known.length < 8) return [];
    const logs = known.map((k) => Math.log(spreads[k].deviation));
    const trend = correlation(known, logs) ?? 0;
    if (Math.abs(trend) < LEAST_TREND) return [];
    const quarter = Math.max(2, Math.floor(slices.rows.length / 4));
    const isFirst = (row: number) => slices.of[row] >= 0 && slices.of[row] < quarter;
    const isLast = (row: number) => slices.of[row] >= slices.rows.length - quarter;
    const [first, last] = [spreadOf(scores, isFirst), spreadOf(scores, isLast)];
    const change = Math.log(last.deviation / first.deviation);
    const z = change / Math.hypot(first.logError, last.logError);
    if (!(Math.abs(z) > LEAST_ERRORS) || Math.abs(change) < -Math.log(1 - LEAST_CHANGE)) return [];
    const onset = findOnset(
      known.map((k) => slices.starts[k]),
      logs,
      known.map((k) => slices.rows[k]),
    );
    const shapes = onset === null ? [] : [onset.best, ...onset.runnersUp];
    const bic = (shape: string) => shapes.find((one) => one.shape === shape)?.bic ?? Infinity;
    if (bic('step') < bic('ramp') || movedShare(investigation, slices, quarter) > MOST_MOVED) return [];
    const left = Math.exp(change);
    const before = spreadOf(
      rows.training.predictions.map((score) => scale.to(score)),
      () => true,
    );
    return [
      {
        features: [],
        strength: Math.min(1, 0.5 + 0.5 * Math.min(1, Math.abs(change))),
        finding: `over serving the scores ${change < 0 ? 'come closer to each other' : 'run apart'}: their spread goes to ${left.toFixed(2)} of what it was, bit by bit, while the features stay as they are`,
        facts: [
          fact('spread of the scores, training', before.deviation),
          fact('spread, first quarter of serving', first.deviation),
          fact('spread, last quarter', last.deviation),
          fact('standard errors', z),
          fact('correlation of time and spread', trend),
        ],
        rows: null,
        window: { from: slices.starts[0], to: null },
        picture: {
          kind: 'over-time',
          quantity: scale.kind === 'log-odds' ? 'spread of the scores (log-odds)' : 'spread of the scores',
          isShare: false,
          training: [],
          serving: spreads.map(({ deviation }, k) => ({
            start: slices.starts[k],
            value: deviation || null,
          })),
          moment: null,
        },
      },
    ];
  },
};

interface Spread {
  deviation: number;
  /** Standard error of its logarithm: sqrt((kurtosis - 1) / 4 n). */
  logError: number;
}

function spreadOf(scores: Float64Array, takes: (row: number) => boolean): Spread {
  let [n, sum] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    if (!Number.isFinite(scores[row]) || !takes(row)) continue;
    n++;
    sum += scores[row];
  }
  const mean = sum / Math.max(1, n);
  let [second, fourth] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    if (!Number.isFinite(scores[row]) || !takes(row)) continue;
    const square = (scores[row] - mean) ** 2;
    second += square / n;
    fourth += (square * square) / n;
  }
  const kurtosis = second > 0 ? fourth / second ** 2 : 3;
  return {
    deviation: n > 1 ? Math.sqrt(second) : 0,
    logError: Math.sqrt(Math.max(kurtosis - 1, 0.1) / (4 * Math.max(1, n))),
  };
}

// Share of the features, by their association with the label (alike, where there are no labels), that differ between the first and the last quarter of serving.
function movedShare(investigation: Investigation, slices: TimeSlices, quarter: number): number {
  const all = associations(investigation);
  const isTold = [...all.values()].some(({ training }) => training !== null);
  let [moved, total] = [0, 0];
  for (const feature of investigation.features) {
    if (feature.binned === null || isCalendarFeature(feature, investigation)) continue;
    const { count, serving } = feature.binned;
    const counts = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
    serving.forEach((bin, row) => {
      const slice = slices.of[row];
      if (slice >= 0 && slice < quarter) counts[0][bin]++;
      else if (slice >= slices.rows.length - quarter) counts[1][bin]++;
    });
    const [n, m] = counts.map((list) => list.reduce((sum, one) => sum + one, 0));
    if (n === 0 || m === 0) continue;
    const filled = counts[0].filter((one, bin) => one + counts[1][bin] > 0).length;
    const [, byChance] = psiNoDriftBand(filled, n, m);
    const psi = psiFromCounts(counts[0], counts[1]);
    const weight = isTold ? Math.max(0, all.get(feature.name)?.training?.value ?? 0) : 1;
    total += weight;
    if (psi > LEAST_PSI && psi > byChance) moved += weight;
  }
  return total > 0 ? moved / total : 0;
}
