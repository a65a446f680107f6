import { describe, expect, test } from 'vitest';
import { hashText } from '../../../../src/core/csv/hash.ts';
import { PLAIN_NUMBER } from '../../../../src/core/csv/number-format.ts';
import type { ColumnChunk } from '../../../../src/core/csv/plan.ts';
import { ColumnBuilder } from '../../../../src/core/table/column-builder.ts';
import { lengthOf, PiecedNumbers } from '../../../../src/core/table/pieced-numbers.ts';

const text = { name: 'plan', format: { kind: 'text' } } as const;

const texts = (codes: number[], dictionary: string[], nulls: [string, number][] = []): ColumnChunk => ({
  storage: 'text',
  codes: Uint32Array.from(codes),
  dictionary: ['', ...dictionary],
  nulls: new Map(nulls),
  misfits: { count: 0, examples: [] },
});

const numbers = (values: number[], isWhole: boolean, nulls: [string, number][] = []): ColumnChunk => ({
  storage: 'number',
  values: Float64Array.from(values),
  isWhole,
  nulls: new Map(nulls),
  misfits: { count: 1, examples: [{ row: 0, text: 'oops' }] },
});

describe('ColumnBuilder', () => {
  test('gives chunks with dictionaries of their own one dictionary', () => {
    const builder = new ColumnBuilder(text, 4);
    builder.append(texts([1, 2, 0], ['a', 'b'], [['', 1]]), 100);
    builder.append(texts([1, 2, 2], ['b', 'c'], []), 100);
    const { column, schema } = builder.finish();
    if (column.storage !== 'text') throw new Error('not text');
    expect([...column.codes].map((code) => column.dictionary[code])).toEqual(['a', 'b', '', 'b', 'c', 'c']);
    expect(schema).toMatchObject({ name: 'plan', index: 4, type: 'category', count: 5, distinct: 3 });
    expect(schema.nulls).toEqual([{ spelling: '', count: 1 }]);
  });

  test('does not count texts that no row has', () => {
    const builder = new ColumnBuilder(text, 0);
    builder.append(texts([1, 1], ['a', 'of a row that was set aside']), 2);
    expect(builder.finish().schema.distinct).toBe(1);
  });

  test('turns into hashes once one chunk is hashed, with the same hash for the same text', () => {
    const builder = new ColumnBuilder(text, 0);
    builder.append(texts([1, 0, 2], ['a', 'b']), 10);
    const hashes = Float64Array.of(hashText('b'), NaN);
    const nothing = { nulls: new Map<string, number>(), misfits: { count: 0, examples: [] } };
    builder.append({ storage: 'hashed', hashes, examples: ['b'], ...nothing }, 10);
    builder.append(texts([1], ['a']), 10);
    const { column } = builder.finish();
    if (column.storage !== 'hashed') throw new Error('not hashed');
    expect([...column.hashes]).toEqual([
      hashText('a'),
      NaN,
      hashText('b'),
      hashText('b'),
      NaN,
      hashText('a'),
    ]);
    expect(column.examples).toEqual(['a', 'b']);
  });

  test('keeps numbers in pieces until somebody asks for values by row', () => {
    const builder = new ColumnBuilder({ name: 'x', format: PLAIN_NUMBER }, 0);
    builder.append(numbers([1, NaN], true, [['NA', 1]]), 10);
    builder.append(numbers([2.5, 3], false, []), 10);
    const { column, schema } = builder.finish();
    expect(schema).toMatchObject({ type: 'decimal', distinct: 3, misfits: { count: 2 } });
    // Rows are counted over all chunks, from 1.
    expect(schema.misfits.examples.map(({ row }) => row)).toEqual([1, 3]);
    if (!(column instanceof PiecedNumbers)) throw new Error('not in pieces');
    expect(column.parts).toHaveLength(2);
    expect(lengthOf(column)).toBe(4);
    expect([...column.values]).toEqual([1, NaN, 2.5, 3]);
    expect(column.parts).toHaveLength(1);
  });
});
