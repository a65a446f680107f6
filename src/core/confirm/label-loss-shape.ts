import { logitOf } from './logit.ts';

/** Bins of the probability on the logit scale between -7 and 7. */
const BINS = 60;
const MOST_LOGIT = 7;
const HALVINGS = 50;
const SLOPES = { from: 0, to: 3, steps: 40 };

/** How well three ways in which labels of young rows may differ from those of settled rows fit: log likelihoods, in nats. */
export interface LabelLossShape {
  /** Share of the positives that are there, for each bucket of age, youngest first. */
  shares: readonly number[];
  /** Positives go missing whatever the score: P(label) = F c(score). */
  lost: number;
  /** The base rate moved: log odds plus a constant. */
  shifted: number;
  /** The score tells less: log odds times a slope plus a constant, less the price of the one parameter more (ln n / 2). */
  tilted: number;
  rows: number;
}

/**
 * Tells positives that have not arrived from a base rate or a concept that changed, by what happens at each score. Late positives
 * leave P(label = 1 | score) a factor below its settled value at every score; a changed base rate moves its log odds, which
 * leaves sure positives sure; a changed concept flattens it, so that low scores gain positives.
 *
 * @param buckets - young rows, for each bucket of age the settled probabilities of its rows in [0, 1] and their labels 0 or 1
 * @returns the fits; null where no row is given
 * @throws {RangeError} where lengths differ
 * @example
 * labelLossShape([{ probabilities: Float64Array.of(0.9, 0.9), labels: Float64Array.of(0, 0) }])?.shares; // [0]
 */
export function labelLossShape(
  buckets: readonly { probabilities: Float64Array; labels: Float64Array }[],
): LabelLossShape | null {
  const cells = buckets.map(cellsOf);
  const rows = cells.reduce((sum, list) => sum + list.reduce((all, cell) => all + cell.rows, 0), 0);
  if (rows === 0) return null;
  const shares = cells.map(shareThere);
  const sum = (of: (bucket: Cell[], at: number) => number) =>
    cells.reduce((all, bucket, at) => all + of(bucket, at), 0);
  const lost = sum((bucket, at) => likelihood(bucket, (cell) => shares[at] * cell.probability));
  const withSlope = (slope: number) =>
    sum((bucket) => {
      const shift = shiftOf(bucket, slope);
      return likelihood(bucket, (cell) => sigmoid(shift + slope * cell.logit));
    });
  let best = -Infinity;
  for (let step = 0; step <= SLOPES.steps; step++)
    best = Math.max(best, withSlope(SLOPES.from + (step / SLOPES.steps) * (SLOPES.to - SLOPES.from)));
  return { shares, lost, shifted: withSlope(1), tilted: best - Math.log(rows) / 2, rows };
}

interface Cell {
  probability: number;
  logit: number;
  rows: number;
  positives: number;
}

// Rows of like probability are one cell, so that fitting does not depend on the number of rows.
function cellsOf({ probabilities, labels }: { probabilities: Float64Array; labels: Float64Array }): Cell[] {
  if (probabilities.length !== labels.length)
    throw new RangeError(`${probabilities.length} probabilities, ${labels.length} labels`);
  const cells = Array.from({ length: BINS }, () => ({ sum: 0, rows: 0, positives: 0 }));
  for (let row = 0; row < labels.length; row++) {
    const logit = Math.min(MOST_LOGIT, Math.max(-MOST_LOGIT, logitOf(probabilities[row])));
    const cell = cells[Math.min(BINS - 1, Math.floor(((logit + MOST_LOGIT) / (2 * MOST_LOGIT)) * BINS))];
    cell.sum += probabilities[row];
    cell.rows++;
    cell.positives += labels[row];
  }
  return cells
    .filter(({ rows }) => rows > 0)
    .map(({ sum, rows, positives }) => {
      const logit = Math.min(MOST_LOGIT, Math.max(-MOST_LOGIT, logitOf(sum / rows)));
      return { probability: sigmoid(logit), logit, rows, positives };
    });
}

// Most likely share of positives that are there, at most 1: zero of the falling slope of a concave likelihood.
function shareThere(bucket: readonly Cell[]): number {
  const slope = (share: number) =>
    bucket.reduce((sum, { probability, rows, positives }) => {
      const p = share * probability;
      return sum + positives / share - ((rows - positives) * probability) / (1 - p);
    }, 0);
  if (bucket.every(({ positives }) => positives === 0)) return 0;
  if (slope(1) >= 0) return 1;
  return halve(0, 1, (share) => slope(share) > 0);
}

// Constant that brings the expected positives to those there are.
function shiftOf(bucket: readonly Cell[], slope: number): number {
  const positives = bucket.reduce((sum, cell) => sum + cell.positives, 0);
  const expected = (shift: number) =>
    bucket.reduce((sum, { logit, rows }) => sum + rows * sigmoid(shift + slope * logit), 0);
  return halve(-30, 30, (shift) => expected(shift) < positives);
}

function halve(low: number, high: number, isBelow: (at: number) => boolean): number {
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function likelihood(bucket: readonly Cell[], probabilityOf: (cell: Cell) => number): number {
  let sum = 0;
  for (const cell of bucket) {
    const p = probabilityOf(cell);
    // 0 ln 0 is 0.
    if (cell.positives > 0) sum += cell.positives * Math.log(p);
    if (cell.rows > cell.positives) sum += (cell.rows - cell.positives) * Math.log1p(-p);
  }
  return sum;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
