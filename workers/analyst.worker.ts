import { transfer } from 'comlink';
import { compareFeature } from '../src/core/compare/feature-comparison.ts';
import { overTime } from '../src/core/compare/over-time.ts';
import { ColumnStore } from '../src/core/table/column-store.ts';
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
    if (stored === null) return null;
    const { column, schema } = stored;
    // A class does not survive the way to another worker: numbers go as plain data.
    if (column.storage === 'number') {
      const values = column.values.slice();
      return transfer({ column: { storage: 'number', values }, schema }, [values.buffer]);
    }
    const copy = structuredClone(column);
    return transfer({ column: copy, schema }, [
      copy.storage === 'text' ? copy.codes.buffer : copy.hashes.buffer,
    ]);
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

exposeWithoutNetwork(analyst);
