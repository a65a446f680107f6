import type { Investigation } from '../investigation.ts';
import { domainClassifier, type DomainClassifier } from './domain-classifier.ts';

/** A serving row that the domain classifier is this sure of is of a kind that training hardly has. */
const MOST_PROBABLE = 0.8;
/** Share of the model's attention from which a feature that broke puts every row out of support. */
const LEAST_WEIGHT = 0.02;
const LEAST_ROWS = 200;

const known = new WeakMap<Investigation, { found: DomainClassifier | null }>();

/**
 * The domain classifier over all rows; computed once.
 * @param investigation - both tables
 * @returns null where there are too few rows, or no features
 */
export function domainOf(investigation: Investigation): DomainClassifier | null {
  let entry = known.get(investigation);
  if (entry === undefined) known.set(investigation, (entry = { found: domainClassifier(investigation) }));
  return entry.found;
}

/**
 * Serving rows of a kind that training has: where a surrogate can be held against the model, as it learnt what the model says there.
 * @param investigation - both tables
 * @returns rows, of a sample; null where there are fewer than 200, or a feature that the model looks at is off by itself
 */
export function rowsInSupport(investigation: Investigation): Uint32Array | null {
  const domain = domainOf(investigation);
  const surrogate = investigation.surrogate();
  if (domain === null || surrogate === null) return null;
  if (domain.leftOut.some((feature) => (surrogate.weights.get(feature) ?? 0) >= LEAST_WEIGHT)) return null;
  const rows = domain.rows.serving.filter((_, i) => domain.probabilities.serving[i] <= MOST_PROBABLE);
  return rows.length < LEAST_ROWS ? null : rows;
}
