import type { Side } from '../faults.ts';

/**
 * What kind of outcome the model predicts:
 * - `binary`: labels 0 or 1, predictions a score;
 * - `multiclass`: labels and predictions are classes, with a score for each class where there are columns for them;
 * - `regression`: labels and predictions are quantities;
 * - `ranking`: labels are grades (0 or 1, or larger), predictions order the rows of a group.
 */
export type Task = 'binary' | 'multiclass' | 'regression' | 'ranking';

/** Labels and predictions of one table as numbers, one entry for each row that takes part in evaluation. */
export interface SideOutcomes {
  /** Row of the table behind each entry, ascending; null where all rows take part (there is no split column). */
  tableRows: Uint32Array | null;
  /** NaN is no label (yet). Binary: 0 or 1. Multiclass: index into `Outcomes.classes`. Regression: the quantity. Ranking: the grade, >= 0. */
  labels: Float64Array;
  /** NaN is no prediction; infinities are kept. Binary and ranking: the score. Multiclass: index into `Outcomes.classes`. Regression: the quantity. */
  predictions: Float64Array;
  /** Multiclass: for each class the column of its scores, NaN at rows where features are not sampled; null where the table has none. */
  classScores: readonly Float64Array[] | null;
  /** Finite, >= 0; null where no column has the role. */
  weights: Float64Array | null;
  /** Number of the row's group (one of its own for a row without), and how many groups there are; null where no column has the role. */
  groups: { of: Uint32Array; count: number } | null;
  /** A key for the row's entity, the same one in both tables; NaN is none. Null where no column has the role. */
  entities: Float64Array | null;
  /** Epoch milliseconds UTC; NaN is none. Null where no column has the role or it is no date-time. */
  times: Float64Array | null;
}

/** What is odd about labels and predictions. The words for each stand in `steps/confirm/problem-words.ts`. */
export type OutcomeProblemCode =
  | 'no-label-column'
  | 'no-prediction-column'
  | 'labels-missing'
  | 'labels-mostly-missing'
  | 'predictions-missing'
  | 'one-class'
  | 'labels-unlike'
  | 'labels-unmatched'
  | 'label-not-understood'
  | 'scores-outside-unit-interval'
  | 'scores-are-decisions'
  | 'scores-constant'
  | 'scores-infinite'
  | 'few-rows'
  | 'times-all-equal'
  | 'times-in-future'
  | 'tables-swapped'
  | 'threshold-outside-scores'
  | 'prediction-unlike-label'
  | 'weights-invalid';

/** One thing that is odd, as a value. */
export interface OutcomeProblem {
  code: OutcomeProblemCode;
  /** Null where it is not about one table. */
  side: Side | null;
  /** The offending text or number; shown as text only. */
  detail?: string;
  /** Rows it is about. */
  count?: number;
}

/** Labels and predictions of both tables, read in the same way. */
export interface Outcomes {
  task: Task;
  /** Whether the person chose the task. */
  isTaskChosen: boolean;
  /** Multiclass: the classes as text. Binary: the label text that counts as 0, then the one that counts as 1. Else empty. */
  classes: readonly string[];
  training: SideOutcomes;
  serving: SideOutcomes;
  /** Value of the split column whose training rows take part ("test"); null where all do. */
  split: string | null;
  problems: readonly OutcomeProblem[];
}
