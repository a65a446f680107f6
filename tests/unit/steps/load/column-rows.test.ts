import { describe, expect, it } from 'vitest';
import type { ColumnSchema } from '../../../../src/core/table/column.ts';
import { columnRows, describeColumn, isShown } from '../../../../src/steps/load/column-rows.ts';

const PLAIN = { kind: 'number', decimal: '.', thousands: '', prefix: '', suffix: '' } as const;

function column(name: string, extra: Partial<ColumnSchema> = {}): ColumnSchema {
  return {
    name,
    index: 0,
    type: 'decimal',
    format: PLAIN,
    nulls: [],
    misfits: { count: 0, examples: [] },
    count: 1,
    distinct: 1,
    ...extra,
  };
}

const named = (...names: string[]) => names.map((name) => column(name));
const pairs = (rows: ReturnType<typeof columnRows>) =>
  rows.map((row) => [row.training?.name ?? null, row.serving?.name ?? null]);

describe('columnRows', () => {
  it("keeps training's order and puts serving's own columns last", () => {
    expect(pairs(columnRows(named('b', 'a', 'x'), named('a', 'y', 'b'), {}))).toEqual([
      ['b', 'b'],
      ['a', 'a'],
      ['x', null],
      [null, 'y'],
    ]);
  });

  it('joins by hand, and shows each column once', () => {
    const rows = columnRows(named('user_id', 'a'), named('a', 'userId'), { user_id: 'userId' });
    expect(pairs(rows)).toEqual([
      ['user_id', 'userId'],
      ['a', 'a'],
    ]);
    expect(rows.map((row) => row.isJoined)).toEqual([true, false]);
  });

  it('takes a joined column away from its namesake', () => {
    expect(pairs(columnRows(named('old', 'x'), named('x'), { old: 'x' }))).toEqual([
      ['old', 'x'],
      ['x', null],
    ]);
  });

  it('leaves a column alone whose joined partner is gone', () => {
    expect(pairs(columnRows(named('a'), named('b'), { a: 'vanished' }))).toEqual([
      ['a', null],
      [null, 'b'],
    ]);
  });

  it('takes names that objects have anyway', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    expect(pairs(columnRows(named(...names), named(...names), {}))).toEqual(
      names.map((name) => [name, name]),
    );
  });

  it('marks another type and another way of writing', () => {
    const money = column('price', { format: { ...PLAIN, prefix: '€', thousands: ',' } });
    expect(columnRows([money], named('price'), {})[0]!.differs).toBe(true);
    expect(
      columnRows([column('a', { type: 'text', format: { kind: 'text' } })], named('a'), {})[0]!.differs,
    ).toBe(true);
    expect(columnRows(named('a'), named('a'), {})[0]!.differs).toBe(false);
  });
});

describe('isShown', () => {
  const [both, alone] = columnRows(named('Amount', 'Extra'), named('Amount'), {}) as [
    ReturnType<typeof columnRows>[0],
    ReturnType<typeof columnRows>[0],
  ];
  it('filters by text and by kind', () => {
    expect(isShown(both, 'all', ' amo ')).toBe(true);
    expect(isShown(both, 'all', 'x')).toBe(false);
    expect(isShown(both, 'one-side', '')).toBe(false);
    expect(isShown(alone, 'one-side', '')).toBe(true);
    expect(isShown(alone, 'differs', '')).toBe(false);
  });
});

describe('describeColumn', () => {
  it.each([
    [column('a'), 'decimal'],
    [column('a', { format: { ...PLAIN, decimal: ',' } }), 'decimal, decimal comma'],
    [column('a', { format: { ...PLAIN, suffix: '%' } }), 'decimal, as 0.0%'],
    [column('a', { type: 'integer', format: { ...PLAIN, thousands: "'" } }), "integer, as 1'000"],
    [
      column('a', { format: { ...PLAIN, prefix: '€', thousands: '.', decimal: ',' } }),
      'decimal, as €1.000,0',
    ],
    [
      column('a', { type: 'date-time', format: { kind: 'date-time', pattern: 'day-first' } }),
      'date-time, day first',
    ],
    [column('a', { type: 'category', format: { kind: 'text' } }), 'category'],
  ])('%#: %s', (given, words) => {
    expect(describeColumn(given)).toBe(words);
  });
});
