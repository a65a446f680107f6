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

  test('as many times as rows', () => {
    expect(() => joinRows({ entities: Float64Array.of(1), times: new Float64Array(2) }, keys([1]))).toThrow(
      RangeError,
    );
  });
});
