import { clusterRows } from './cluster-rows.ts';
import { evaluatedEntries } from './evaluated-rows.ts';
import type { SideOutcomes } from './outcomes.ts';

/** Label, prediction and weight of some rows. */
export interface RowsOfClusters {
  labels: Float64Array;
  predictions: Float64Array;
  /** Undefined where every row counts once. */
  weights: Float64Array | undefined;
  /** Where each entity begins, and one entry more. */
  starts: Uint32Array;
  /** By what a sum over these rows is multiplied to be one over all. */
  scale: number;
}

/** The rows of one table that have label and prediction. */
export interface MeasuredRows {
  labels: Float64Array;
  predictions: Float64Array;
  /** Undefined where every row counts once. */
  weights: Float64Array | undefined;
  groups: { of: Uint32Array; count: number } | null;
  classScores: readonly Float64Array[] | null;
  /** The rows by entity, or those of enough entities; null where entities do not repeat. A row without one is its own. */
  clusters: RowsOfClusters | null;
  /** Number of entities; null where no column tells. */
  entities: number | null;
}

/**
 * Picks the rows with label and prediction.
 * @param side - labels and predictions of one table
 * @returns the rows, in the order of the table, and by entity where entities repeat (see `clusterRows`)
 * @example measuredRows(outcomes.training).labels.length
 */
export function measuredRows(side: SideOutcomes): MeasuredRows {
  const found = evaluatedEntries(side);
  const order = found.length === side.labels.length ? null : found;
  const labels = take(side.labels, order);
  const predictions = take(side.predictions, order);
  const weights = side.weights === null ? undefined : take(side.weights, order);
  const byEntity = side.entities && clusterRows(take(side.entities, order));
  const clusters = byEntity?.clusters ?? null;
  return {
    labels,
    predictions,
    weights,
    groups: side.groups && { of: take(side.groups.of, order), count: side.groups.count },
    classScores: side.classScores && side.classScores.map((scores) => take(scores, order)),
    clusters: clusters && {
      labels: take(labels, clusters.rows),
      predictions: take(predictions, clusters.rows),
      weights: weights && take(weights, clusters.rows),
      starts: clusters.starts,
      scale: clusters.scale,
    },
    entities: byEntity?.entities ?? null,
  };
}

function take<Values extends Float64Array | Uint32Array>(values: Values, rows: Uint32Array | null): Values {
  if (rows === null) return values;
  const taken = (values instanceof Float64Array ? new Float64Array(rows.length) : new Uint32Array(rows.length)) as Values; // prettier-ignore
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]];
  return taken;
}
