import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinRows } from '../../../../src/core/table/join-rows.ts';

const keys = (entities: number[], times: number[] | null = null) => ({
  entities: Float64Array.from(entities),
  times: times && Float64Array.from(times),
});

describe('joining rows', () => {
  test('finds the partner of each serving row by entity, whatever the order', () => {
    const joined = joinRows(keys([5, NaN, 3, -0]), keys([3, 9, 0, NaN, 5]));
    expect(joined?.rows.training).toEqual(Uint32Array.of(2, 3, 0));
    expect(joined?.rows.serving).toEqual(Uint32Array.of(0, 2, 4));
    expect(joined?.isSameTime).toBe(false);
  });

  test('null where nobody is in both', () => {
    expect(joinRows(keys([1, 2]), keys([3]))).toBeNull();
    expect(joinRows(keys([]), keys([]))).toBeNull();
  });

  test('of many rows of one entity takes the one of the same moment, where enough rows have one', () => {
    const entities = Array.from({ length: 200 }, (_, i) => i % 10);
    const times = entities.map((_, i) => 1000 * i);
    const joined = joinRows(keys(entities, times), keys(entities.slice(100), times.slice(100)));
    expect(joined?.isSameTime).toBe(true);
    expect([...(joined?.rows.training ?? [])]).toEqual(Array.from({ length: 100 }, (_, i) => i + 100));
  });

  test('else the latest that is not younger', () => {
    const joined = joinRows(keys([1, 1, 1, 2], [10, 20, 40, 5]), keys([1, 2, 2], [30, 1, 9]));
    expect([...(joined?.rows.training ?? [])]).toEqual([1, 3, 3]);
    expect(joined?.isSameTime).toBe(false);
  });

  test('agrees with a nested loop on any keys', () => {
    const small = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(NaN)), { maxLength: 40 });
    fc.assert(
      fc.property(small, small, (training, serving) => {
        const expected = serving.flatMap((key, row) => {
          const at = training.lastIndexOf(key);
          return Number.isNaN(key) || at < 0 ? [] : [[at, row]];
        });
        const joined = joinRows(keys(training), keys(serving));
        const pairs = [...(joined?.rows.serving ?? [])].map((row, i) => [joined!.rows.training[i], row]);
        expect(pairs).toEqual(expected);
      }),
    );
  });

  test('with times agrees with a nested loop: the first of the same moment, else the latest before', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 90 }));
    const table = fc.array(row, { maxLength: 160 });
    const isSameAt = ([entity, time]: readonly number[], at: readonly number[]) =>
      entity === at[0] && time === at[1];
    fc.assert(
      fc.property(table, table, (training, serving) => {
        const exact = serving.flatMap((own, i) => {
          const at = training.findIndex((other) => isSameAt(own, other));
          return at < 0 ? [] : [[at, i]];
        });
        const latest = serving.flatMap(([entity, time], i) => {
          const own = training.flatMap((other, at) => (other[0] === entity ? [at] : []));
          const before = own.filter((at) => training[at][1] <= time);
          const moment = Math.max(...before.map((at) => training[at][1]));
          if (before.length > 0) return [[before.find((at) => training[at][1] === moment), i]];
          return own.length === 1 ? [[own[0], i]] : [];
        });
        const columns = (rows: number[][]) => keys(rows.map(([entity]) => entity), rows.map(([, time]) => time)); // prettier-ignore
        const joined = joinRows(columns(training), columns(serving));
        const pairs = [...(joined?.rows.serving ?? [])].map((at, i) => [joined!.rows.training[i], at]);
        expect(pairs).toEqual(exact.length >= 50 ? exact : latest);
      }),
    );
  });

  test('rows without a moment are older than all; a serving row without one meets the latest', () => {
    const training = keys([1, 1, 1], [NaN, 20, 10]);
    expect(joinRows(training, keys([1, 1, 1], [5, 15, NaN]))?.rows.training).toEqual(Uint32Array.of(0, 2, 1));
  });

  test('as many times as rows', () => {
    expect(() => joinRows({ entities: Float64Array.of(1), times: new Float64Array(2) }, keys([1]))).toThrow(
      RangeError,
    );
  });
});
