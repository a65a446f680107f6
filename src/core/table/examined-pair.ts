import type { Side } from '../faults.ts';
import type { StoredColumn } from './column-builder.ts';
import type { SpecialRole } from './roles.ts';

/** One feature by its name (training's, where it has one), at the sampled rows of each side. */
export interface ExaminedFeature {
  name: string;
  /** Null where that side lacks the column. */
  training: StoredColumn | null;
  serving: StoredColumn | null;
}

/** Both tables as Confirm and Explain are given them: columns with a role whole, features at a sample of the rows. */
export interface ExaminedPair {
  rows: Record<Side, number>;
  /** By role; a role that no column has, or that this side lacks, is left out. */
  roles: Record<Side, Partial<Record<SpecialRole, StoredColumn>>>;
  /** In the order of the training table, then those that only serving has. */
  features: readonly ExaminedFeature[];
  /** Identifiers that nobody called features, at the same rows: a model may have been fed them all the same. Left out where there are none. */
  aside?: readonly ExaminedFeature[];
  /** Rows (0-based, ascending) that `features` hold; null for all rows. */
  sampled: Record<Side, Uint32Array | null>;
  /** Rows that are in both tables; null where there are none, or no column tells. */
  shared: SharedRows | null;
}

/** The same rows in both tables, as far as entity ids (and times) tell. */
export interface SharedRows {
  /** Pairs there are; `features` may hold a sample of them. */
  pairs: number;
  /** Whether times agree as well; otherwise an entity's values may have changed between the two. */
  isSameTime: boolean;
  /** Rows of each table, aligned: entry i of both is the same row of life. */
  rows: Record<Side, Uint32Array>;
  /** Values at those rows: entry i of training's and of serving's column belong together. */
  features: readonly ExaminedFeature[];
}
