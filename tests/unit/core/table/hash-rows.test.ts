import { expect, test } from 'vitest';
import { hashRows } from '../../../../src/core/table/hash-rows.ts';
import type { Column } from '../../../../src/core/table/column.ts';
import { draws } from '../../../support/draws.ts';

const numbers = (...values: number[]): Column => ({ storage: 'number', values: Float64Array.from(values) });

test('equal rows have one number, whatever the zero and the null', () => {
  const [a, b, c] = hashRows([numbers(0, -0, NaN), numbers(NaN, NaN, 0)], 3);
  expect(a).toBe(b);
  expect(a).not.toBe(c);
});

test('rows that differ in one small decimal, the first or the last, do not meet', () => {
  const d = draws(3);
  const many = d.many(20_000, () => Math.round(1000 * d.uniform()) / 10);
  const others = many.map((_, row) => row * 1e-6);
  for (const columns of [
    [numbers(...others), numbers(...many), numbers(...many)],
    [numbers(...many), numbers(...many), numbers(...others)],
  ])
    expect(new Set(hashRows(columns, many.length)).size).toBe(many.length);
});

test('a text column counts by its texts', () => {
  const text: Column = {
    storage: 'text',
    codes: Uint32Array.of(1, 2, 1, 0),
    dictionary: ['', 'a', 'b'],
  };
  const [a, b, c, none] = hashRows([text], 4);
  expect(a).toBe(c);
  expect(new Set([a, b, none]).size).toBe(3);
});
