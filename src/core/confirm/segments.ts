import { adjustPValues } from '../stats/benjamini-hochberg.ts';
import type { Side } from '../faults.ts';
import type { ExaminedFeature, ExaminedPair } from '../table/examined-pair.ts';
import type { Outcomes } from './outcomes.ts';
import { pickSegments, type Candidate } from './pick-segments.ts';
import type { SegmentsReport, WeakSegment } from './report.ts';
import { lossKind, rowLosses } from './row-losses.ts';
import { atEntries, sampledEntries } from './sampled-entries.ts';
import { screenPairs } from './screen-pairs.ts';
import { segmentBins, type SegmentBins } from './segment-bins.ts';
import { excessOf, excessOver, restOf, type BothSums } from './segment-excess.ts';
import { segmentTable, wholeSums, type SideLosses } from './segment-table.ts';

/**
 * Rows of a segment on either side, and outside of it: with fewer a mean of log losses is far from normal, and one row in
 * fifty is what the eye calls an example.
 */
export const LEAST_ROWS_OF_A_SEGMENT = 50;
/** Features that pairs are made of: those with the largest excess alone. 66 pairs. */
export const MOST_PAIRED_FEATURES = 12;
/** Further pairs, of all, in which the growth of the loss is furthest from a sum of two parts. */
export const MOST_SCREENED_PAIRS = 8;
/** Quantile bins of a number where there are two features: with five, a plant between their edges was found as one of its parents in 3 of 12 tables. */
const BINS_OF_PAIRS = 8;
/** False discovery rate. */
const LEVEL = 0.05;
/** Standard errors by which a pair must exceed what is left of either parent: 1 of 740 does by chance. */
const BEATS_PARENT = 3;
/** Times as large as its parents' the excess of a pair must be: less is not worth a second condition. */
const LEAST_TIMES_PARENT = 1.5;

/**
 * Finds where the loss grew: segments one and two features deep whose mean loss grew most from training to serving, beyond its
 * growth over all rows.
 *
 * Every condition on every feature is looked at (each stretch of ten quantile bins, each frequent category, null), and
 * every pair of conditions on the twelve features with the largest excess alone. Beyond these, all other pairs of features are screened for growth that
 * neither shows alone, and every pair of conditions is looked at on the eight most conspicuous. p-values are one-sided and adjusted (Benjamini and Hochberg), the
 * screened ones as if all pairs that were screened had been looked at, and both times two, as there are two families. A pair stays only where it exceeds, by 3 standard errors, what is left of either of its conditions
 * without the other, and is half as large again as either. Then the clearest segment is taken, and the next only where it is still clear without the rows of those before.
 *
 * @param pair - both tables; features at sampled rows
 * @param outcomes - labels and predictions; rows without either are left out, weights do not count
 * @returns the segments, largest share of the growth first; none where a side has no labelled rows
 * @example
 * findWeakSegments(pair, outcomes).segments[0]?.conditions; // [{ feature: 'age', words: 'age > 60' }]
 */
export function findWeakSegments(pair: ExaminedPair, outcomes: Outcomes): SegmentsReport {
  const { kind, losses } = sampledLosses(pair, outcomes);
  const sampled = (side: Side) => pair.sampled[side]?.length ?? null;
  const report: SegmentsReport = {
    loss: kind,
    looked: 0,
    leastRows: LEAST_ROWS_OF_A_SEGMENT,
    segments: [],
    sampled: { training: sampled('training'), serving: sampled('serving') },
  };
  const means = { training: meanOf(losses.training), serving: meanOf(losses.serving) };
  if (!Number.isFinite(means.training) || !Number.isFinite(means.serving)) return report;
  // Less the mean of their side, so that squares lose no digits.
  const centred = {
    training: losses.training.map((loss) => loss - means.training),
    serving: losses.serving.map((loss) => loss - means.serving),
  };
  const whole = wholeSums(centred);
  const { ranked, screened, count } = lookAtAll(pair, centred, whole);
  const looked = [...ranked.candidates, ...screened.candidates];
  const families = [ranked, screened].filter(({ candidates }) => candidates.length > 0);
  const adjusted = families.flatMap((family) => adjustFamily(family, families.length));
  const clear = looked.filter((candidate, i) => adjusted[i] < LEVEL && exceedsParents(candidate, whole));
  const pValues = new Map(looked.map((candidate, i) => [candidate, adjusted[i]]));
  const growth = means.serving - means.training;
  const limits = { leastRows: LEAST_ROWS_OF_A_SEGMENT, looked: count };
  const segments = pickSegments(clear, centred, limits).map((candidate) =>
    describe(candidate, pValues.get(candidate) ?? 1, means, growth, whole.serving.rows),
  );
  // Segments of equal share stay in the order of their clearness.
  segments.sort((a, b) => b.share - a.share);
  return { ...report, looked: count, segments };
}

function sampledLosses(pair: ExaminedPair, outcomes: Outcomes) {
  const at = (side: Side) => {
    const entries = sampledEntries(pair, outcomes[side], side);
    const { labels, predictions } = outcomes[side];
    return { labels: atEntries(labels, entries), predictions: atEntries(predictions, entries) };
  };
  const [training, serving] = [at('training'), at('serving')];
  const kind = lossKind(outcomes, [training.predictions, serving.predictions]);
  const losses: SideLosses = {
    training: rowLosses(outcomes, training.labels, training.predictions, kind),
    serving: rowLosses(outcomes, serving.labels, serving.predictions, kind),
  };
  return { kind, losses };
}

/** Candidates that are adjusted together. */
interface Family {
  candidates: Candidate[];
  /** Candidates that each stands for: those among which it was chosen. */
  times: number;
}

function lookAtAll(
  pair: ExaminedPair,
  losses: SideLosses,
  whole: BothSums,
): { ranked: Family; screened: Family; count: number } {
  const candidates: Candidate[] = [];
  const best: { feature: ExaminedFeature; z: number }[] = [];
  for (const feature of pair.features) {
    const bins = segmentBins(feature);
    if (bins === null) continue;
    const ofFeature = candidatesOf(bins, null, losses, whole);
    candidates.push(...ofFeature);
    if (ofFeature.length > 0) best.push({ feature, z: Math.max(...ofFeature.map(({ excess }) => excess.z)) });
  }
  best.sort((a, b) => b.z - a.z);
  const features = best.map(({ feature }) => feature);
  const paired = features.map((feature, at) =>
    at < MOST_PAIRED_FEATURES ? segmentBins(feature, BINS_OF_PAIRS) : null,
  );
  const binsAt = (at: number) => (paired[at] ??= segmentBins(features[at], BINS_OF_PAIRS));
  const ofPair = (i: number, j: number): Candidate[] => {
    const [a, b] = [binsAt(i), binsAt(j)];
    return a === null || b === null ? [] : candidatesOf(a, b, losses, whole);
  };
  const top = Math.min(MOST_PAIRED_FEATURES, features.length);
  for (let i = 0; i < top; i++) for (let j = i + 1; j < top; j++) candidates.push(...ofPair(i, j));
  const { pairs, looked } = screenPairs(features, losses, MOST_SCREENED_PAIRS, ([, j]) => j >= top);
  const screened = {
    candidates: pairs.flatMap(([i, j]) => ofPair(i, j)),
    times: looked / Math.max(1, pairs.length),
  };
  return {
    ranked: { candidates, times: 1 },
    screened,
    count: candidates.length + Math.round(screened.candidates.length * screened.times),
  };
}

// All that were not chosen count as candidates of no interest, which makes each p-value as many times larger.
function adjustFamily({ candidates, times }: Family, families: number): number[] {
  const pValues = Float64Array.from(candidates, ({ excess }) => Math.min(1, excess.pValue * times));
  return Array.from(adjustPValues(pValues), (adjusted) => Math.min(1, families * adjusted));
}

function candidatesOf(
  a: SegmentBins,
  b: SegmentBins | null,
  losses: SideLosses,
  whole: BothSums,
): Candidate[] {
  const table = segmentTable(a, b, losses);
  const candidates: Candidate[] = [];
  for (const first of a.conditions)
    for (const second of b?.conditions ?? [null]) {
      const sums = table.sums(first, second);
      if (!hasEnough(sums) || !hasEnough(restOf(sums, whole))) continue;
      const excess = excessOf(sums, whole);
      if (excess === null) continue;
      const conditions = [{ bins: a, condition: first }];
      if (b === null || second === null) {
        candidates.push({ conditions, sums, excess, parents: () => [] });
        continue;
      }
      conditions.push({ bins: b, condition: second });
      const all = { first: 0, last: b.count - 1, words: '' };
      const rows = { first: 0, last: a.count - 1, words: '' };
      candidates.push({
        conditions,
        sums,
        excess,
        parents: () => [table.sums(first, all), table.sums(rows, second)],
      });
    }
  return candidates;
}

function hasEnough({ training, serving }: BothSums): boolean {
  return Math.min(training.rows, serving.rows) >= LEAST_ROWS_OF_A_SEGMENT;
}

function exceedsParents({ sums, excess, parents }: Candidate, whole: BothSums): boolean {
  return parents().every((parent) => {
    const rest = restOf(sums, parent);
    if (!hasEnough(rest) || !((excessOver(sums, rest)?.z ?? 0) > BEATS_PARENT)) return false;
    return excess.excess > LEAST_TIMES_PARENT * (excessOf(parent, whole)?.excess ?? 0);
  });
}

function describe(
  { conditions, sums, excess }: Candidate,
  pValue: number,
  means: Record<Side, number>,
  growth: number,
  servingRows: number,
): WeakSegment {
  const loss = (side: Side) => means[side] + sums[side].sum / sums[side].rows;
  const [training, serving] = [loss('training'), loss('serving')];
  const part = (sums.serving.rows / servingRows) * (serving - training);
  return {
    conditions: conditions.map(({ bins, condition }) => ({ feature: bins.name, words: condition.words })),
    rows: { training: sums.training.rows, serving: sums.serving.rows },
    loss: { training, serving },
    excess: excess.excess,
    low: excess.low,
    high: excess.high,
    pValue,
    // Where the loss did not grow there is no growth to have a share of; elsewhere others may have improved.
    share: growth > 0 ? Math.min(1, Math.max(0, part / growth)) : 0,
  };
}

function meanOf(losses: Float64Array): number {
  let sum = 0;
  let rows = 0;
  for (let i = 0; i < losses.length; i++) {
    if (losses[i] !== losses[i]) continue;
    sum += losses[i];
    rows++;
  }
  return sum / rows;
}
