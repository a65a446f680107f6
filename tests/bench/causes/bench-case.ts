import type { CauseId } from '../../../src/core/case-file/cause.ts';
import type { Role } from '../../../src/core/table/roles.ts';
import type { Cell } from '../../../src/practice/table.ts';

/** One table as a person would upload it: columns by name, in order, of equal length. */
export type BenchTable = ReadonlyMap<string, readonly Cell[]>;

/** What is wrong with a pair. */
export interface Truth {
  /** Id of the fault, or of both. */
  fault: string;
  cause: CauseId;
  /** Every answer that is right. */
  accept: readonly CauseId[];
  /** Features at fault, by training's name; empty where no single one is. */
  features: readonly string[];
  /** When it began, epoch milliseconds; null for before serving did. */
  from: number | null;
  /** AUC or mean absolute error, on both sides; null where it is undefined. */
  offline: number | null;
  online: number | null;
  /**
   * What the model would have reached on the same rows if it had been given the right values; null where values were right.
   * Where it hardly differs from `online`, the fault is real but harmless.
   */
  repaired: number | null;
  isHarmless: boolean;
  /** Share of the rows whose served values are wrong; null where values were right. 0 is a fault that changed nothing. */
  reach: number | null;
}

/** A pair of tables and what is wrong with it. */
export interface BenchCase {
  id: string;
  family: string;
  task: 'binary' | 'regression';
  strength: number;
  training: BenchTable;
  serving: BenchTable;
  roles: Readonly<Record<string, Role>>;
  truth: Truth;
}
