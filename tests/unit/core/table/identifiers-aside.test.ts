import { expect, test } from 'vitest';
import type { ColumnSchema } from '../../../../src/core/table/column.ts';
import { identifiersAside } from '../../../../src/core/table/identifiers-aside.ts';

const column = (name: string, type: ColumnSchema['type']) => ({ name, type }) as ColumnSchema;

test('identifiers on both sides that have no role', () => {
  const columns = {
    training: [
      column('record_no', 'identifier'),
      column('account', 'identifier'),
      column('note', 'text'),
      column('only_here', 'identifier'),
      column('changed', 'identifier'),
    ],
    serving: [
      column('record_no', 'identifier'),
      column('account', 'identifier'),
      column('note', 'text'),
      column('changed', 'text'),
    ],
  };
  const roles = {
    record_no: 'ignored',
    account: 'entity id',
    note: 'ignored',
    only_here: 'ignored',
    changed: 'ignored',
  } as const;
  expect(identifiersAside(columns, roles)).toEqual(['record_no']);
});
