import { writeCell } from '../../../src/practice/write-csv.ts';
import { formatTime, type Cell } from '../../../src/practice/table.ts';
import type { BenchTable } from './bench-case.ts';
import type { Family, Row } from './family.ts';

/** Rows as a table: id, time, features, version where there is one, prediction, label. Names may be changed or dropped (null). */
export function tableOf(
  family: Family,
  rows: readonly Row[],
  features: readonly string[],
  predictions: readonly (number | null)[],
  versions: readonly string[] | null,
  renamed: ReadonlyMap<string, string | null> = new Map(),
): BenchTable {
  const table = new Map<string, readonly Cell[]>();
  table.set(
    family.entity,
    rows.map(({ entityId }) => entityId),
  );
  table.set(
    'event_time',
    rows.map(({ time }) => formatTime(time)),
  );
  for (const feature of features) {
    const name = renamed.has(feature) ? renamed.get(feature) : feature;
    if (name === null || name === undefined) continue;
    table.set(
      name,
      rows.map(({ values }) => values[feature] ?? null),
    );
  }
  if (versions !== null) table.set('model_version', versions);
  table.set('prediction', predictions);
  table.set(
    'label',
    rows.map(({ label }) => label),
  );
  return table;
}

/** A table as the bytes of a CSV file: UTF-8, comma, LF, nulls as empty cells. */
export function csvOf(table: BenchTable): Uint8Array {
  const columns = [...table.values()];
  const lines = [[...table.keys()].map(writeCell).join(',')];
  const rows = columns[0]?.length ?? 0;
  for (let i = 0; i < rows; i++) lines.push(columns.map((cells) => writeCell(cells[i])).join(','));
  return new TextEncoder().encode(lines.join('\n') + '\n');
}
