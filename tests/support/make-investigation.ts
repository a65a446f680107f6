import type { SideOutcomes } from '../../src/core/confirm/outcomes.ts';
import { investigate, type Investigation } from '../../src/core/explain/investigation.ts';
import type { StoredColumn } from '../../src/core/table/column-builder.ts';
import type { Column, ColumnType } from '../../src/core/table/column.ts';
import type { ExaminedPair } from '../../src/core/table/examined-pair.ts';
import { makeOutcomes } from './make-outcomes.ts';

/** Values of a column: numbers (NaN is null), or texts ('' is null). */
export type Values = readonly number[] | Float64Array | readonly string[];

/** A table as a test writes it: features by name, and what has a role. */
export interface MadeTable {
  features: Record<string, Values>;
  labels?: readonly number[] | Float64Array;
  times?: readonly number[] | Float64Array;
}

/** An investigation of two tables without a surrogate; every column is a feature. */
export function madeInvestigation(
  training: MadeTable,
  serving: MadeTable,
  types: Record<string, ColumnType> = {},
): Investigation {
  const names = [...new Set([...Object.keys(training.features), ...Object.keys(serving.features)])];
  const stored = (table: MadeTable, name: string): StoredColumn | null =>
    Object.hasOwn(table.features, name) ? storedColumn(name, table.features[name], types[name]) : null;
  const pair: ExaminedPair = {
    rows: { training: rowsOf(training), serving: rowsOf(serving) },
    roles: { training: {}, serving: {} },
    features: names.map((name) => ({
      name,
      training: stored(training, name),
      serving: stored(serving, name),
    })),
    sampled: { training: null, serving: null },
    shared: null,
  };
  return investigate({
    pair,
    outcomes: makeOutcomes('binary', outcomesOf(training), outcomesOf(serving)),
    gap: null,
    seed: 1,
    learn: () => null,
    lossOf: (_, { rows }) => new Float64Array(rows).fill(NaN),
  });
}

/** A column of values with the schema that reading would give it. */
function storedColumn(name: string, values: Values, type?: ColumnType): StoredColumn {
  const isText = typeof values[0] === 'string';
  const column: Column = isText
    ? textColumn(values as readonly string[])
    : { storage: 'number', values: Float64Array.from(values as readonly number[]) };
  const present = [...values].filter((value) => value !== '' && !Number.isNaN(value));
  const isWhole = present.every((value) => Number.isInteger(value));
  return {
    column,
    schema: {
      name,
      index: 0,
      type: type ?? (isText ? 'category' : isWhole ? 'integer' : 'decimal'),
      format: isText
        ? { kind: 'text' }
        : { kind: 'number', decimal: '.', thousands: '', prefix: '', suffix: '' },
      nulls: [],
      misfits: { count: 0, examples: [] },
      count: present.length,
      distinct: new Set(present).size,
    },
  };
}

function textColumn(values: readonly string[]): Column {
  const dictionary = ['', ...new Set(values.filter((value) => value !== ''))];
  const codes = new Map(dictionary.map((text, code) => [text, code]));
  return { storage: 'text', codes: Uint32Array.from(values, (value) => codes.get(value)!), dictionary };
}

function rowsOf({ features }: MadeTable): number {
  return Math.max(0, ...Object.values(features).map(({ length }) => length));
}

function outcomesOf(table: MadeTable): Partial<SideOutcomes> {
  return {
    labels: Float64Array.from(table.labels ?? new Array<number>(rowsOf(table)).fill(NaN)),
    times: table.times ? Float64Array.from(table.times) : null,
  };
}
