import type { Side } from '../faults.ts';
import { rankAmong, ranksOf } from '../stats/ranks.ts';
import { evenlySpaced } from './evenly-spaced.ts';
import type { FeatureView, Investigation } from './investigation.ts';

/** Rows of each side that relations are measured on: a correlation of 0.1 is then known to 0.007. */
const MOST_ROWS = 20_000;
/** Fewer say nothing. */
const LEAST_ROWS = 200;

/** The relation of two features, on both sides. */
export interface Relation {
  features: readonly [string, string];
  /** Rank correlation; texts count by training's mean outcome (label, else score) of each. */
  training: number;
  serving: number;
  /** What is left of training's between rows of one label (the partial correlation); null where labels are not known. */
  atLabel: number | null;
  /** Difference of the two by Fisher's z, in standard errors; positive where the relation is weaker in serving. */
  errors: number;
}

const known = new WeakMap<Investigation, readonly Relation[]>();

/**
 * How every two features hang together on both sides; computed once.
 * @param investigation - both tables
 * @returns one entry a pair of features; empty with fewer than 200 rows of either
 */
export function relations(investigation: Investigation): readonly Relation[] {
  let found = known.get(investigation);
  if (found === undefined) known.set(investigation, (found = measure(investigation)));
  return found;
}

function measure(investigation: Investigation): Relation[] {
  const rows = {
    training: evenlySpaced(investigation.rows.training.rows, MOST_ROWS),
    serving: evenlySpaced(investigation.rows.serving.rows, MOST_ROWS),
  };
  const [n, m] = [rows.training.length, rows.serving.length];
  if (Math.min(n, m) < LEAST_ROWS) return [];
  const columns = investigation.features.flatMap((feature) => {
    const encoded = encode(feature, investigation, rows);
    return encoded === null ? [] : [{ name: feature.name, ...encoded }];
  });
  const label = encodeLabel(investigation, rows.training);
  const byLabel = columns.map(({ training }) => (label === null ? 0 : dot(training, label) / n));
  const error = Math.sqrt(1 / (n - 3) + 1 / (m - 3));
  const fisher = (r: number) => Math.atanh(Math.max(-0.9999, Math.min(0.9999, r)));
  return columns.flatMap((one, i) =>
    columns.slice(i + 1).map((other, k) => {
      const training = dot(one.training, other.training) / n;
      const serving = dot(one.serving, other.serving) / m;
      const errors = (fisher(training) - fisher(serving)) / error;
      return {
        features: [one.name, other.name] as const,
        training,
        serving,
        atLabel: label === null ? null : partial(training, byLabel[i], byLabel[i + 1 + k]),
        errors: training < 0 ? -errors : errors,
      };
    }),
  );
}

/** Ranks of training's labels, standardised; null where hardly any are known. */
function encodeLabel({ rows, outcomes }: Investigation, at: Uint32Array): Float64Array | null {
  const labels = Float64Array.from(at, (row) => rows.training.labels[row]);
  const known = labels.filter((label) => label === label);
  if (outcomes.task === 'multiclass' || known.length < LEAST_ROWS) return null;
  return standardised(ranksOf(labels));
}

function partial(r: number, a: number, b: number): number {
  return (r - a * b) / Math.sqrt(Math.max(1e-9, (1 - a * a) * (1 - b * b)));
}

/** Standardised on each side; nulls stand at the mean. Null where training does not vary or the two cannot be compared. */
function encode(
  feature: FeatureView,
  { rows: facts, outcomes }: Investigation,
  rows: Record<Side, Uint32Array>,
): Record<Side, Float64Array> | null {
  const codes = (side: Side): Float64Array | null => {
    const numbers = feature.numbers(side);
    if (numbers !== null) return Float64Array.from(rows[side], (row) => numbers[row]);
    return null;
  };
  let [training, serving] = [codes('training'), codes('serving')];
  if (training !== null && serving !== null) {
    const rank = rankAmong(training.filter((value) => value === value).sort());
    [training, serving] = [training.map(rank), serving.map(rank)];
  } else {
    const [before, after] = [feature.texts('training'), feature.texts('serving')];
    if (before === null || after === null) return null;
    const { labels, predictions } = facts.training;
    const outcome =
      outcomes.task !== 'multiclass' && labels.some((label) => label === label) ? labels : predictions;
    const means = meanByText(before, outcome);
    const read = ({ codes: of, dictionary }: typeof before, side: Side) =>
      Float64Array.from(rows[side], (row) => (of[row] === 0 ? NaN : (means.get(dictionary[of[row]]) ?? NaN)));
    [training, serving] = [read(before, 'training'), read(after, 'serving')];
  }
  const [a, b] = [standardised(training), standardised(serving)];
  // What lies beyond all of training's values, or stands still, hangs together with nothing.
  return a && { training: a, serving: b ?? new Float64Array(serving.length) };
}

function meanByText(
  { codes, dictionary }: { codes: Uint32Array; dictionary: readonly string[] },
  outcome: Float64Array,
): Map<string, number> {
  const sums = new Float64Array(dictionary.length);
  const counts = new Float64Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) {
    if (outcome[row] !== outcome[row]) continue;
    sums[codes[row]] += outcome[row];
    counts[codes[row]]++;
  }
  const used = [...dictionary.keys()].filter((code) => code > 0 && counts[code] > 0);
  return new Map(used.map((code) => [dictionary[code], sums[code] / counts[code]]));
}

function standardised(values: Float64Array): Float64Array | null {
  let [count, sum, squares] = [0, 0, 0];
  for (const value of values) {
    if (value !== value) continue;
    count++;
    sum += value;
  }
  const mean = sum / count;
  for (const value of values) if (value === value) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / values.length);
  if (!(deviation > 0)) return null;
  return values.map((value) => (value === value ? (value - mean) / deviation : 0));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
