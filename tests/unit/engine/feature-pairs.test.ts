import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../src/core/compare/comparison.ts';
import type { ColumnSchema } from '../../../src/core/table/column.ts';
import { columnsOnlyHere, featurePairs, placesFor } from '../../../src/engine/feature-pairs.ts';
import { mergeFaults } from '../../../src/engine/merge-faults.ts';

const columns = (...names: string[]): ColumnSchema[] =>
  names.map((name, index) => ({
    name,
    index,
    type: 'integer',
    format: { kind: 'text' },
    nulls: [],
    misfits: { count: 0, examples: [] },
    count: 1,
    distinct: 1,
  }));

describe('featurePairs', () => {
  const roles = Object.fromEntries(
    ['age', 'plan', 'old_name', 'new_name', 'only_serving', '__proto__'].map(
      (name) => [name, 'feature'] as const,
    ),
  );

  test('pairs by name, keeps the order of training, adds what only serving has', () => {
    const pairs = featurePairs(
      columns('plan', 'label', 'age'),
      columns('age', 'only_serving', 'plan'),
      {},
      roles,
    );
    expect(pairs).toEqual([
      { training: 'plan', serving: 'plan' },
      { training: 'age', serving: 'age' },
      { training: null, serving: 'only_serving' },
    ]);
  });

  test('joins by hand what was renamed', () => {
    const pairs = featurePairs(columns('old_name'), columns('new_name'), { old_name: 'new_name' }, roles);
    expect(pairs).toEqual([{ training: 'old_name', serving: 'new_name' }]);
  });

  test('takes __proto__ for a name like any other', () => {
    expect(featurePairs(columns('__proto__'), columns('__proto__'), {}, roles)).toEqual([
      { training: '__proto__', serving: '__proto__' },
    ]);
  });
});

test('columnsOnlyHere leaves out shared and joined columns', () => {
  const only = columnsOnlyHere(columns('a', 'b', 'c'), columns('b'), ['c']);
  expect(only.map(({ name }) => name)).toEqual(['a']);
});

test('placesFor keeps previews and forgets what was compared in full', () => {
  const known = [
    { name: 'a', preview: true },
    { name: 'b', preview: false },
  ] as Comparison[];
  const pairs = ['b', 'a', 'c'].map((name) => ({ training: name, serving: name }));
  expect(placesFor(pairs, known)).toEqual([null, known[0], null]);
});

test('mergeFaults adds up faults of the same kind, file and column, and keeps the first place', () => {
  const merged = mergeFaults([
    { code: 'invalid-bytes', file: 'a.csv', column: 'x', row: 3, count: 2 },
    { code: 'invalid-bytes', file: 'a.csv', column: 'y', row: 4 },
    { code: 'invalid-bytes', file: 'a.csv', column: 'x', row: 9 },
  ]);
  expect(merged).toEqual([
    { code: 'invalid-bytes', file: 'a.csv', column: 'x', row: 3, count: 3 },
    { code: 'invalid-bytes', file: 'a.csv', column: 'y', row: 4 },
  ]);
});
