import type { ExaminedPair } from '../../src/core/table/examined-pair.ts';
import type { Column, ColumnType } from '../../src/core/table/column.ts';
import type { StoredColumn } from '../../src/core/table/column-builder.ts';

type Values = readonly (number | string | null)[] | Float64Array;

/** A column of numbers (null and NaN are null) or of text, with as much of a schema as analyses look at. */
export function storedColumn(name: string, values: Values, type?: ColumnType): StoredColumn {
  const column = columnOf(values);
  return {
    column,
    schema: {
      name,
      index: 0,
      type: type ?? (column.storage === 'number' ? 'decimal' : 'category'),
      format: { kind: 'text' },
      nulls: [],
      misfits: { count: 0, examples: [] },
      count: values.length,
      distinct: 0,
    },
  };
}

function columnOf(values: Values): Column {
  if (values instanceof Float64Array) return { storage: 'number', values };
  if (!values.some((value) => typeof value === 'string'))
    return { storage: 'number', values: Float64Array.from(values, (value) => Number(value ?? NaN)) };
  const dictionary = [''];
  const codeOf = new Map<string, number>();
  const codes = Uint32Array.from(values, (value) => {
    if (value === null) return 0;
    const text = String(value);
    let code = codeOf.get(text);
    if (code === undefined) codeOf.set(text, (code = dictionary.push(text) - 1));
    return code;
  });
  return { storage: 'text', codes, dictionary };
}

/** A pair of tables with these features, all rows sampled, no column with a role. */
export function makePair(
  features: Record<string, { training: Values; serving: Values; type?: ColumnType }>,
): ExaminedPair {
  const entries = Object.entries(features);
  const rows = (side: 'training' | 'serving') => entries[0]?.[1][side].length ?? 0;
  return {
    rows: { training: rows('training'), serving: rows('serving') },
    roles: { training: {}, serving: {} },
    features: entries.map(([name, { training, serving, type }]) => ({
      name,
      training: storedColumn(name, training, type),
      serving: storedColumn(name, serving, type),
    })),
    sampled: { training: null, serving: null },
    shared: null,
  };
}
