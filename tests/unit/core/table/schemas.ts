import type { ColumnSchema, ColumnType } from '../../../../src/core/table/column.ts';

/** A schema of 1,000 rows, for tests that look at names and types only. */
export function schema(name: string, type: ColumnType, parts: Partial<ColumnSchema> = {}): ColumnSchema {
  const distinct = { integer: 400, decimal: 900, boolean: 2, category: 8, text: 950, 'date-time': 990, identifier: 1000, empty: 0 }; // prettier-ignore
  return {
    name,
    index: 0,
    type,
    format: { kind: 'text' },
    nulls: [],
    misfits: { count: 0, examples: [] },
    count: type === 'empty' ? 0 : 1000,
    distinct: distinct[type],
    ...parts,
  };
}
