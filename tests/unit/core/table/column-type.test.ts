import { describe, expect, it } from 'vitest';
import { columnType } from '../../../../src/core/table/column-type.ts';
import type { Column, ColumnType, ValueFormat } from '../../../../src/core/table/column.ts';
import { PLAIN_NUMBER } from '../../../../src/core/csv/number-format.ts';

const isWhole = (value: number): boolean => !Number.isFinite(value) || Number.isInteger(value);

const numbers = (values: readonly number[], name = 'x', format: ValueFormat = PLAIN_NUMBER): ColumnType => {
  const kept = values.filter((value) => !Number.isNaN(value));
  const column: Column = { storage: 'number', values: Float64Array.from(values) };
  return columnType(column, format, new Set(kept).size, kept.length, name, kept.every(isWhole));
};

const texts = (
  values: readonly (string | null)[],
  name = 'x',
  unused: readonly string[] = [],
): ColumnType => {
  const kept = values.filter((value) => value !== null);
  const dictionary = ['', ...unused, ...new Set(kept)];
  const codes = Uint32Array.from(values, (value) => (value === null ? 0 : dictionary.indexOf(value)));
  return columnType(
    { storage: 'text', codes, dictionary },
    { kind: 'text' },
    new Set(kept).size,
    kept.length,
    name,
    false,
  );
};

const count = (n: number) => Array.from({ length: n }, (_, at) => at);
const scattered = (n: number) => count(n).map((at) => 100_000 + ((at * 7919) % 1_000_003));
const word = (at: number) =>
  `w${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}${'xyz'.repeat(at % 7)}${at}`;

describe('columnType, numbers', () => {
  it.each<[string, ColumnType, ColumnType]>([
    ['whole numbers', numbers([1, 2, 2, NaN]), 'integer'],
    ['zero and one', numbers([0, 1, 0, 1]), 'integer'],
    ['one fraction among them', numbers([1, 2, 2.5]), 'decimal'],
    ['infinite counts', numbers([1, Infinity, -Infinity]), 'integer'],
    ['nothing', numbers([NaN, NaN]), 'empty'],
    ['ids by name', numbers(scattered(200), 'user_id'), 'identifier'],
    ['ids by name in camelCase', numbers(scattered(200), 'entityId'), 'identifier'],
    ['salaries that hardly repeat', numbers(scattered(200), 'salary'), 'integer'],
    ['row numbers', numbers(count(200), 'Unnamed: 0'), 'identifier'],
    ['row numbers in any order', numbers(count(200).reverse(), 'n'), 'identifier'],
    ['too few rows to tell', numbers(count(99), 'id'), 'integer'],
    ['an id that repeats', numbers([...count(100), ...count(100)], 'user_id'), 'integer'],
    ['unique decimals, whatever their name', numbers(count(200).map((at) => at + 0.5), 'id'), 'decimal'],
    ['date-times', numbers([1, 2], 'x', { kind: 'date-time', pattern: 'iso' }), 'date-time'],
    ['date-times that are all null', numbers([NaN], 'x', { kind: 'date-time', pattern: 'iso' }), 'empty'],
  ])('%s', (_, found, type) => {
    expect(found).toBe(type);
  }); // prettier-ignore

  it('knows that distinct values of large tables are those of a sample', () => {
    const values = Float64Array.from({ length: 300_000 }, (_, at) => at * 3);
    const type = (distinct: number) =>
      columnType({ storage: 'number', values }, PLAIN_NUMBER, distinct, values.length, 'user_id', true);
    expect(type(50_000)).toBe('identifier');
    expect(type(30_000)).toBe('integer');
  });

  it('believes a caller who knows whether all are whole', () => {
    const column: Column = { storage: 'number', values: Float64Array.from([1, 2]) };
    expect(columnType(column, PLAIN_NUMBER, 2, 2, 'x', false)).toBe('decimal');
  });
});

describe('columnType, text', () => {
  it.each<[string, ColumnType, ColumnType]>([
    ['true and false', texts(['True', 'False', null, 'true']), 'boolean'],
    ['yes alone', texts(['yes', 'yes']), 'boolean'],
    ['t and f', texts(['t', 'f']), 'boolean'],
    ['y and n', texts(['Y', 'N', 'n']), 'boolean'],
    ['t alone', texts(['t', 't']), 'category'],
    ['yes, no and unknown', texts(['yes', 'no', 'unknown']), 'category'],
    ['yes and true', texts(['yes', 'true']), 'category'],
    ['spelled nulls left in the dictionary', texts(['yes', 'no'], 'x', ['NA', '?']), 'boolean'],
    ['a few words', texts(['red', 'blue', 'red']), 'category'],
    ['many words that repeat', texts(count(400).map((at) => word(at % 150))), 'category'],
    ['many words that do not', texts(count(400).map(word)), 'text'],
    ['long texts that repeat', texts(count(400).map((at) => 'so it goes '.repeat(9) + (at % 150))), 'text'],
    ['ids by name', texts(count(200).map(word), 'customer_key'), 'identifier'],
    [
      'codes of one length',
      texts(count(200).map((at) => `a${String(at * 7).padStart(7, '0')}`)),
      'identifier',
    ],
    ['nothing', texts([null, null]), 'empty'],
  ])('%s', (_, found, type) => {
    expect(found).toBe(type);
  });

  it('tells identifiers from free text by what is left of hashed columns', () => {
    const hashed = (examples: readonly string[], name: string): ColumnType =>
      columnType(
        { storage: 'hashed', hashes: Float64Array.from(count(1000)), examples },
        { kind: 'text' },
        1000,
        1000,
        name,
        false,
      );
    const uuid = (at: number) => `0b5e9f3${at}-7c1d-4a52-9a3e-2f6d8c4b1a0e`;
    expect(hashed(count(10).map(uuid), 'x')).toBe('identifier');
    expect(hashed(['Dear all', 'Many thanks for it', 'ok', 'no', 'yes!'], 'comment')).toBe('text');
    expect(hashed(['Dear all', 'Many thanks for it'], 'message_id')).toBe('identifier');
  });
});
