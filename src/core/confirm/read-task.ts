import type { Side } from '../faults.ts';
import type { Column } from '../table/column.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import type { DistinctValues } from './distinct-values.ts';
import type { OutcomeProblem, SideOutcomes } from './outcomes.ts';
import type { ConfirmSettings } from './report.ts';

/** Columns of one table at the rows that take part. */
export interface SideColumns {
  rows: number;
  tableRows: Uint32Array | null;
  label: Column | null;
  prediction: Column | null;
  labels: DistinctValues | null;
  predictions: DistinctValues | null;
  /** Predictions as numbers; null where none is one. */
  scores: Float64Array | null;
}

/** Labels and predictions of both tables, read for one task; null where there is no column for them. */
export interface ReadOutcomes {
  classes: readonly string[];
  sides: Record<
    Side,
    {
      labels: Float64Array | null;
      predictions: Float64Array | null;
      classScores: SideOutcomes['classScores'];
    }
  >;
  problems: readonly OutcomeProblem[];
}

/** How a task reads the columns. */
export type ReadTask = (
  pair: ExaminedPair,
  columns: Record<Side, SideColumns>,
  settings: ConfirmSettings,
) => ReadOutcomes;
