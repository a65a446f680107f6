import type { Random } from '../../../src/practice/random.ts';
import type { Cell, Observation } from '../../../src/practice/table.ts';
import type { World } from './world.ts';
import type { Moment } from './moment.ts';

/** What a feature measures: injectors choose the faults that make sense for it. */
export type Meaning =
  /** Money, sizes, distances: positive, on a scale of its own. */
  | 'amount'
  /** Whole numbers of things. */
  | 'count'
  /** 0 to 100, or 0 to 1. */
  | 'percent'
  /** Temperatures, sensor and lab values: may be below 0. */
  | 'measure'
  | 'hour'
  | 'weekday'
  | 'month'
  /** Days since, or years. */
  | 'age'
  | 'category'
  | 'flag'
  /** A date or an epoch: the person says that the model is fed it. */
  | 'moment';

/** One column that is fed to the model. */
export interface FeatureSpec {
  name: string;
  meaning: Meaning;
  /** Whether it is aggregated over a window of history: a sum or count of days, or an average. */
  window?: 'sum' | 'mean';
  /** A measure or percentage without decimals. */
  isWhole?: boolean;
  /** Whether some training rows lack it by nature. */
  hasNulls?: boolean;
}

/** A row of life: what a feature store would say of it if nothing were broken. */
export interface Row extends Observation {
  values: Record<string, Cell>;
}

/** A business whose tables are generated. */
export interface Family {
  name: string;
  task: 'binary' | 'regression';
  /** Name of the column of entity ids. */
  entity: string;
  /** How many entities there are; as many as rows (each comes once) where null. */
  entities: number | null;
  /** Whether a model version is logged. */
  hasVersion: boolean;
  rows: { training: number; serving: number };
  features: readonly FeatureSpec[];
  /** Values of a row. `person` gives the same draws for each row of an entity: what is typical of it. */
  draw: (random: Random, moment: Moment, person: Random) => Record<string, Cell>;
  /** Log-odds of label 1, or the mean of the label. */
  outcome: (values: Readonly<Record<string, Cell>>) => number;
  /** Its rows, where they are not drawn one by one. */
  world?: (seed: string, family: Family) => World;
  /** Standard deviation of the label around `outcome`, as a share of it; regression only. */
  noise: number;
}

/** A feature of a family as a spec. */
export function feature(name: string, meaning: Meaning, more: Partial<FeatureSpec> = {}): FeatureSpec {
  return { name, meaning, ...more };
}

/** The number in a cell, 0 for anything else: outcomes are written with it. */
export function num(cell: Cell | undefined): number {
  return typeof cell === 'number' ? cell : 0;
}

/** 1 where a condition holds. */
export function when(condition: boolean): number {
  return condition ? 1 : 0;
}
