import type { Side } from '../faults.ts';
import type { BinCondition, SegmentBins } from './segment-bins.ts';
import { excessOf, type BothSums, type Excess, type LossSums } from './segment-excess.ts';
import type { SideLosses } from './segment-table.ts';

/** A segment that was looked at. */
export interface Candidate {
  conditions: { bins: SegmentBins; condition: BinCondition }[];
  sums: BothSums;
  excess: Excess;
  /** Sums of the rows that meet one of its two conditions; none for a single condition. Few candidates are ever asked. */
  parents: () => readonly BothSums[];
}

/** As many are reported. */
const MOST_SEGMENTS = 20;
/** As many are tried, clearest first: each takes a pass over the rows. */
const MOST_TRIED = 200;
/**
 * Chance that a segment is still clear without the rows of those before, where nothing is left, over all segments looked at
 * (Bonferroni). The rate of false discoveries alone is no guard here: the many descriptions of one true segment all count as found, and
 * leave room for false ones.
 */
const LEVEL = 0.05;
/** Share of its serving rows that must be left. */
const LEAST_LEFT = 0.5;

/**
 * Takes the clearest segment, then the next one that is still clear, beyond the growth elsewhere, without the rows of those
 * taken before; so neither a wider nor a narrower description of the same rows, nor a feature that goes along with
 * them, is reported twice.
 * @param candidates - segments whose excess is established, in any order
 * @param losses - of each row
 * @param limits - what a segment must keep
 * @param limits.leastRows - rows that must be left on either side
 * @param limits.looked - segments looked at
 * @returns at most 20 of them, clearest first
 */
export function pickSegments(
  candidates: readonly Candidate[],
  losses: SideLosses,
  limits: { leastRows: number; looked: number },
): Candidate[] {
  const left = { training: losses.training.slice(), serving: losses.serving.slice() };
  const picked: Candidate[] = [];
  const byClearness = [...candidates].sort((a, b) => b.excess.z - a.excess.z).slice(0, MOST_TRIED);
  for (const candidate of byClearness) {
    if (picked.length === MOST_SEGMENTS) break;
    if (picked.length > 0) {
      const { part, whole } = sumsLeft(candidate, left);
      const isLeft =
        Math.min(part.training.rows, part.serving.rows) >= limits.leastRows &&
        part.serving.rows >= LEAST_LEFT * candidate.sums.serving.rows;
      if (!isLeft || !((excessOf(part, whole)?.pValue ?? 1) * limits.looked < LEVEL)) continue;
    }
    picked.push(candidate);
    takeOut(candidate, left);
  }
  return picked;
}

function sumsLeft(candidate: Candidate, left: SideLosses): { part: BothSums; whole: BothSums } {
  const of = (side: Side) => {
    const part: LossSums = { rows: 0, sum: 0, squares: 0 };
    const whole: LossSums = { rows: 0, sum: 0, squares: 0 };
    const isInside = membership(candidate, side);
    const losses = left[side];
    for (let i = 0; i < losses.length; i++) {
      const loss = losses[i];
      if (loss !== loss) continue;
      add(whole, loss);
      if (isInside(i)) add(part, loss);
    }
    return { part, whole };
  };
  const [training, serving] = [of('training'), of('serving')];
  return {
    part: { training: training.part, serving: serving.part },
    whole: { training: training.whole, serving: serving.whole },
  };
}

function takeOut(candidate: Candidate, left: SideLosses): void {
  for (const side of ['training', 'serving'] as const) {
    const isInside = membership(candidate, side);
    const losses = left[side];
    for (let i = 0; i < losses.length; i++) if (isInside(i)) losses[i] = NaN;
  }
}

function membership({ conditions }: Candidate, side: Side): (row: number) => boolean {
  const [a, b = a] = conditions;
  const [binsOfA, binsOfB] = [a.bins.rows[side], b.bins.rows[side]];
  const [firstA, lastA] = [a.condition.first, a.condition.last];
  const [firstB, lastB] = [b.condition.first, b.condition.last];
  return (row) =>
    binsOfA[row] >= firstA && binsOfA[row] <= lastA && binsOfB[row] >= firstB && binsOfB[row] <= lastB;
}

function add(sums: LossSums, loss: number): void {
  sums.rows++;
  sums.sum += loss;
  sums.squares += loss * loss;
}
