import type { Task } from '../../src/core/confirm/outcomes.ts';
import { investigate, type Investigation } from '../../src/core/explain/investigation.ts';
import { learnSurrogate } from '../../src/core/explain/learn-surrogate.ts';
import type { Side } from '../../src/core/faults.ts';
import type { StoredColumn } from '../../src/core/table/column-builder.ts';
import type { ColumnType } from '../../src/core/table/column.ts';
import { examinePair } from '../../src/core/table/examine-pair.ts';
import { rowKeys } from '../../src/core/table/row-keys.ts';
import { makeOutcomes } from './make-outcomes.ts';

/** A column as a test has it: numbers (NaN is null) or texts (null is null). */
export type PlantedColumn = ArrayLike<number> | readonly (string | null)[];

/** One table as a test has it; what is not given is absent. */
export interface PlantedTable {
  features: Record<string, PlantedColumn>;
  labels?: ArrayLike<number>;
  predictions?: ArrayLike<number>;
  times?: ArrayLike<number>;
  entities?: ArrayLike<number>;
  versions?: readonly string[];
}

/** Both tables, looked at as the page does, with a surrogate where there are predictions. */
export function plantedPair(
  training: PlantedTable,
  serving: PlantedTable,
  task: Task = 'binary',
): Investigation {
  const tables = { training, serving };
  const names = [...new Set([...Object.keys(training.features), ...Object.keys(serving.features)])];
  const features = names.map((name) => {
    const of = (side: Side) =>
      Object.hasOwn(tables[side].features, name) ? storedColumn(name, tables[side].features[name]) : null;
    return { name, training: of('training'), serving: of('serving') };
  });
  const roles = (table: PlantedTable) => ({
    ...(table.times && { timestamp: storedColumn('time', table.times) }),
    ...(table.entities && { 'entity id': storedColumn('id', table.entities) }),
    ...(table.versions && { 'model version': storedColumn('version', table.versions) }),
  });
  const rows = { training: rowsOf(training), serving: rowsOf(serving) };
  const pair = examinePair(
    { roles: { training: roles(training), serving: roles(serving) }, features },
    rows,
    1,
  );
  const outcomes = (side: Side) => {
    const { labels, predictions, times } = tables[side];
    const nothing = new Float64Array(rows[side]).fill(NaN);
    const entity = pair.roles[side]['entity id'];
    return {
      labels: labels ? Float64Array.from(labels) : nothing,
      predictions: predictions ? Float64Array.from(predictions) : nothing,
      times: times ? Float64Array.from(times) : null,
      entities: entity ? rowKeys(entity.column) : null,
    };
  };
  return investigate({
    pair,
    outcomes: makeOutcomes(task, outcomes('training'), outcomes('serving')),
    gap: null,
    seed: 1,
    learn: learnSurrogate,
    lossOf: (_, { labels, predictions }) =>
      labels.map((label, row) =>
        task === 'regression'
          ? (label - predictions[row]) ** 2
          : -Math.log(Math.max(1e-6, label === 1 ? predictions[row] : 1 - predictions[row])),
      ),
  });
}

function rowsOf({ features, labels, predictions }: PlantedTable): number {
  return Object.values(features).at(0)?.length ?? labels?.length ?? predictions?.length ?? 0;
}

function storedColumn(name: string, values: PlantedColumn): StoredColumn {
  const given = Array.from<number | string | null>(values);
  const isText = given.some((value) => typeof value === 'string');
  const present = given.filter((value) => value !== null && !Number.isNaN(value));
  const dictionary = ['', ...new Set(present.filter((value) => typeof value === 'string'))];
  const codes = new Map(dictionary.map((text, code) => [text, code]));
  return {
    column: isText
      ? {
          storage: 'text',
          codes: Uint32Array.from(given, (text) => codes.get(String(text ?? '')) ?? 0),
          dictionary,
        }
      : {
          storage: 'number',
          values: Float64Array.from(given, (value) => (value === null ? NaN : Number(value))),
        },
    schema: {
      name,
      index: 0,
      type: typeOf(given),
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

function typeOf(given: readonly (number | string | null)[]): ColumnType {
  const present = given.filter((value) => value !== null && !Number.isNaN(value));
  if (present.length === 0) return 'empty';
  if (present.some((value) => typeof value === 'string')) return 'category';
  return present.every((value) => Number.isInteger(value)) ? 'integer' : 'decimal';
}
