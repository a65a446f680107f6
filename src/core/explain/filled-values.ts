import type { FeatureView } from './investigation.ts';

/** A value of serving that stands where others stood. */
export interface FilledValue {
  value: string;
  /** Shares of the values that are not null. */
  training: number;
  serving: number;
}

/** Nulls that training has to have had, and what may be left of them. */
const LEAST_NULLS = 0.02;
const MOST_LEFT = 0.2;
const LEAST_ERRORS = 5;
/** How near the growth of a value has to come to what was lost in nulls, as a share of that. */
const MOST_OFF = 0.4;
/** The largest share of one value in training up to which a feature is without frequent values. */
const MOST_ATOM = 0.01;
const LEAST_DISTINCT = 100;
/** A value that appears in such a feature: points it gains, and times the largest share of any other value. */
const LEAST_ATOM = 0.03;
const LEAST_LEAD = 5;

/**
 * The value that stands where training had nulls: nulls are (all but) gone, and one value has become more frequent by about as much.
 * @param feature - numbers or texts on both sides
 * @returns null where nulls stayed, or no one value took their place
 */
export function filledNulls(feature: FeatureView): FilledValue | null {
  const { training, serving } = feature.comparison;
  if (training === null || serving === null || training.rows === 0 || serving.rows === 0) return null;
  const [p, q] = [training.nulls / training.rows, serving.nulls / serving.rows];
  const z = (p - q) / Math.sqrt((p * (1 - p)) / training.rows + Math.max(p * (1 - p), 1e-9) / serving.rows);
  if (p < LEAST_NULLS || q > MOST_LEFT * p || !(z > LEAST_ERRORS)) return null;
  let best: FilledValue | null = null;
  let nearest = MOST_OFF;
  for (const { value, count } of serving.top) {
    // Of all rows: nulls that became values must not make every other value look rarer.
    const before = shareInTraining(feature, value) * (1 - p);
    const off = Math.abs(count / serving.rows - before - (p - q)) / (p - q);
    const grew = count / serving.rows - before;
    const error = Math.sqrt((before + grew) / serving.rows + before / training.rows);
    if (off > nearest || grew < LEAST_ERRORS * error) continue;
    nearest = off;
    best = { value, training: before / (1 - p), serving: count / (serving.rows - serving.nulls) };
  }
  return best;
}

/**
 * A value that many serving rows share in a feature whose training values are hardly ever equal: something writes it.
 * @param feature - numbers on both sides
 * @returns null where training has frequent values itself, or serving has none or several
 *
 * Source: science part C, where a bare "new atom" had 18 % false alarms on real adjacent periods; so training has to be without any
 * (none above 1 %, 100 distinct values), and the value has to lead all others five times.
 */
export function newAtom(feature: FeatureView): FilledValue | null {
  const { training, serving } = feature.comparison;
  if (feature.kind !== 'number' || training === null || serving === null) return null;
  const [n, m] = [training.rows - training.nulls, serving.rows - serving.nulls];
  const [top, second] = serving.top;
  if (top === undefined || n < LEAST_DISTINCT || m < LEAST_DISTINCT || training.distinct < LEAST_DISTINCT)
    return null;
  const others = Math.max((training.top[0]?.count ?? 0) / n, (second?.count ?? 0) / m);
  const share = top.count / m;
  const before = shareInTraining(feature, top.value);
  if (
    (training.top[0]?.count ?? 0) / n > MOST_ATOM ||
    share - before < LEAST_ATOM ||
    share < LEAST_LEAD * others
  )
    return null;
  return { value: top.value, training: before, serving: share };
}

function shareInTraining(feature: FeatureView, value: string): number {
  const ordered = feature.ordered('training');
  if (ordered !== null) {
    const number = Number(value);
    if (ordered.total === 0 || Number.isNaN(number)) return 0;
    const place = ordered.values.indexOf(number);
    return place < 0 ? 0 : ordered.counts[place] / ordered.total;
  }
  const texts = feature.texts('training');
  const code = texts?.dictionary.indexOf(value) ?? -1;
  if (texts === null || code <= 0) return 0;
  let [known, equal] = [0, 0];
  for (const one of texts.codes) {
    if (one > 0) known++;
    if (one === code) equal++;
  }
  return known > 0 ? equal / known : 0;
}
