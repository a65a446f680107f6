import { transfer } from 'comlink';
import { compareFeature } from '../src/core/compare/feature-comparison.ts';
import { overTime } from '../src/core/compare/over-time.ts';
import { ColumnStore } from '../src/core/table/column-store.ts';
import type { StoredColumn } from '../src/core/table/column-builder.ts';
import type { Column } from '../src/core/table/column.ts';
import { MOST_SAMPLED_ROWS, sampleRows } from '../src/core/table/sample-rows.ts';
import { bufferOfColumn, takeRows } from '../src/core/table/take-rows.ts';
import { exposeWithoutNetwork } from './expose.ts';
import type { AnalystApi, TableKey } from './protocol.ts';

const store = new ColumnStore();

const analyst: AnalystApi = {
  append: (table, plans, columns, expectedRows) => store.append(table, plans, columns, expectedRows),
  finish: (table) => store.finish(table),
  drop: (table) => store.drop(table),
  adoptColumn: (table, stored) => store.put(table, stored),

  copyColumn(table, name) {
    const stored = store.get(table, name);
    return stored && handOver({ column: copyOf(stored.column), schema: stored.schema });
  },

  takeRows(table, names, wanted, copies) {
    const isDrawn = wanted !== null && 'seed' in wanted;
    const rows = isDrawn ? sampleRows(wanted.rows, MOST_SAMPLED_ROWS, wanted.seed) : wanted;
    const taken = new Map<string, StoredColumn[]>();
    for (const name of names) {
      const stored = store.get(table, name);
      if (stored === null) continue;
      const { column, schema } = stored;
      const first = rows === null ? copyOf(column) : takeRows(column, rows);
      const all = [first, ...Array.from({ length: copies - 1 }, () => copyOf(first))];
      taken.set(
        name,
        all.map((copy) => ({ column: copy, schema })),
      );
    }
    return transfer(
      taken,
      [...taken.values()].flat().map(({ column }) => bufferOfColumn(column)),
    );
  },

  compare(pair, isPreview) {
    const key = (side: 'training' | 'serving'): TableKey => (isPreview ? `${side}-preview` : side);
    return compareFeature(
      store.get(key('training'), pair.training),
      store.get(key('serving'), pair.serving),
      {
        name: pair.training ?? pair.serving ?? '',
        servingName: pair.serving ?? pair.training ?? '',
        preview: isPreview,
      },
    );
  },

  overTime(feature, timestamp, bins, length) {
    const column = store.get('serving', feature)?.column;
    const time = store.get('serving', timestamp)?.column;
    if (column === undefined || time?.storage !== 'number') {
      throw new RangeError('Over time needs a feature and a timestamp that are held here');
    }
    return overTime(column, time.values, bins, length);
  },
};

// A class does not survive the way to another worker: numbers go as plain data.
function copyOf(column: Column): Column {
  return column.storage === 'number'
    ? { storage: 'number', values: column.values.slice() }
    : structuredClone(column);
}

function handOver(stored: StoredColumn): StoredColumn {
  return transfer(stored, [bufferOfColumn(stored.column)]);
}

exposeWithoutNetwork(analyst);
