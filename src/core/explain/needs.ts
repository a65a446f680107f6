import type { Investigation } from './investigation.ts';
import type { Need } from './signature.ts';

/**
 * What the tables have of what signatures may need.
 * @param investigation - both tables
 * @returns all needs that are met
 */
export function metNeeds(investigation: Investigation): Set<Need> {
  const { rows, shared, pair } = investigation;
  const has = (values: Float64Array | null) => values !== null && values.some((value) => value === value);
  const met = new Set<Need>();
  if (has(rows.training.labels)) met.add('labels');
  if (has(rows.serving.labels)) met.add('serving-labels');
  if (has(rows.training.predictions) && has(rows.serving.predictions)) met.add('predictions');
  if (has(rows.serving.times)) met.add('timestamps');
  if (has(rows.training.entities) && has(rows.serving.entities)) met.add('entity-ids');
  if (shared !== null) met.add('shared-rows');
  if (pair.roles.serving['model version'] !== undefined) met.add('model-versions');
  return met;
}
