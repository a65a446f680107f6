/** Columns as the comparison gets them, made from plain arrays. */
import type { FeatureSide } from '../../../../src/core/compare/type-difference.ts';
import { compareFeature } from '../../../../src/core/compare/feature-comparison.ts';
import { hashText } from '../../../../src/core/csv/hash.ts';
import type { Comparison } from '../../../../src/core/compare/comparison.ts';
import type { ColumnSchema, ColumnType, NumberFormat } from '../../../../src/core/table/column.ts';

export const PLAIN: NumberFormat = { kind: 'number', decimal: '.', thousands: '', prefix: '', suffix: '' };

function schema(type: ColumnType, count: number, format: ColumnSchema['format']): ColumnSchema {
  const misfits = { count: 0, examples: [] };
  return { name: 'x', index: 0, type, format, nulls: [], misfits, count, distinct: 0 };
}

export function numbers(
  values: readonly (number | null)[],
  type: ColumnType = 'decimal',
  format: ColumnSchema['format'] = type === 'date-time' ? { kind: 'date-time', pattern: 'iso' } : PLAIN,
): FeatureSide {
  const column = { storage: 'number' as const, values: Float64Array.from(values, (value) => value ?? NaN) };
  const count = values.filter((value) => value !== null && !Number.isNaN(value)).length;
  return { column, schema: schema(count === 0 ? 'empty' : type, count, format) };
}

export function texts(values: readonly (string | null)[], type: ColumnType = 'category'): FeatureSide {
  const dictionary = [''];
  const codes = Uint32Array.from(values, (value) => {
    if (value === null) return 0;
    const code = dictionary.indexOf(value, 1);
    return code === -1 ? dictionary.push(value) - 1 : code;
  });
  const count = codes.filter((code) => code > 0).length;
  return {
    column: { storage: 'text', codes, dictionary },
    schema: schema(count === 0 ? 'empty' : type, count, { kind: 'text' }),
  };
}

export function hashes(values: readonly (string | null)[], type: ColumnType = 'identifier'): FeatureSide {
  const examples = [...new Set(values.filter((value) => value !== null))].slice(0, 20);
  return {
    column: {
      storage: 'hashed',
      hashes: Float64Array.from(values, (value) => (value === null ? NaN : hashText(value))),
      examples,
    },
    schema: schema(type, values.filter((value) => value !== null).length, { kind: 'text' }),
  };
}

export function compared(training: FeatureSide | null, serving: FeatureSide | null): Comparison {
  return compareFeature(training, serving, { name: 'x', servingName: 'x', preview: false });
}

/** Reproducible uniform numbers in [0, 1). Source: mulberry32, public domain. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function normals(count: number, mean: number, std: number, seed: number): number[] {
  const random = randomNumbers(seed);
  return Array.from(
    { length: count },
    () => mean + std * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

/** The given values in these numbers: `repeated({ a: 2 })` is ['a', 'a']. */
export function repeated(counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([value, count]) => new Array<string>(count).fill(value));
}
