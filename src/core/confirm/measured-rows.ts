import { groupRows } from '../metrics/group-rows.ts';
import { numberKeys } from './number-keys.ts';
import { evaluatedEntries } from './evaluated-rows.ts';
import type { SideOutcomes } from './outcomes.ts';

/** Share of rows that share their entity with another row from which errors are taken by entity. */
const LEAST_SHARED = 0.05;

/** The rows of one table that have label and prediction; those of one entity stand together where entities repeat. */
export interface MeasuredRows {
  labels: Float64Array;
  predictions: Float64Array;
  /** Undefined where every row counts once. */
  weights: Float64Array | undefined;
  groups: { of: Uint32Array; count: number } | null;
  classScores: readonly Float64Array[] | null;
  /** Where each entity begins, and one entry more; null where entities do not repeat. A row without one is its own. */
  clusters: Uint32Array | null;
  /** Number of entities; null where no column tells. */
  entities: number | null;
}

/**
 * Picks the rows with label and prediction.
 * @param side - labels and predictions of one table
 * @returns the rows, in the order of the table unless entities repeat: more than 5 % of the rows share theirs
 * @example measuredRows(outcomes.training).labels.length
 */
export function measuredRows(side: SideOutcomes): MeasuredRows {
  const { labels, predictions } = side;
  const found = evaluatedEntries(side);
  const byEntity = side.entities && together(side.entities, found);
  const order = byEntity?.order ?? (found.length === labels.length ? null : found);
  return {
    labels: take(labels, order),
    predictions: take(predictions, order),
    weights: side.weights === null ? undefined : take(side.weights, order),
    groups: side.groups && { of: take(side.groups.of, order), count: side.groups.count },
    classScores: side.classScores && side.classScores.map((scores) => take(scores, order)),
    clusters: byEntity?.starts ?? null,
    entities: byEntity?.count ?? null,
  };
}

function together(entities: Float64Array, rows: Uint32Array) {
  const { of, count } = numberKeys(take(entities, rows));
  const sizes = new Uint32Array(count);
  for (let i = 0; i < of.length; i++) sizes[of[i]]++;
  let shared = 0;
  for (let g = 0; g < count; g++) if (sizes[g] > 1) shared += sizes[g];
  if (shared <= LEAST_SHARED * of.length) return { order: null, starts: null, count };
  const grouped = groupRows(of, count);
  return { order: grouped.rows.map((i) => rows[i]), starts: grouped.starts, count };
}

function take<Values extends Float64Array | Uint32Array>(values: Values, rows: Uint32Array | null): Values {
  if (rows === null) return values;
  const taken = (values instanceof Float64Array ? new Float64Array(rows.length) : new Uint32Array(rows.length)) as Values; // prettier-ignore
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]];
  return taken;
}
