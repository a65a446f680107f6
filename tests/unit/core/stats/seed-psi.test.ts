import { describe, expect, test } from 'vitest';
import { orderNumbers } from '../../../../src/core/stats/ordered.ts';
import { seedPsi } from '../../../../src/core/stats/seed-psi.ts';

const ordered = (values: number[]) => orderNumbers(Float64Array.from(values));
const HUNDRED = Array.from({ length: 100 }, (_, i) => i);

// That the number equals numpy's is checked in tests/oracle.
describe('seedPsi', () => {
  test('drops what lies outside the training range', () => {
    const { psi, dropped } = seedPsi(ordered(HUNDRED), ordered([...HUNDRED, -999, -999, 1e6, Infinity]), 10);
    expect(dropped).toBe(4);
    // Which is why it hardly notices: each share only shrinks by the 4 rows.
    expect(psi).toBeLessThan(0.01);
  });

  test('the last bin takes its upper edge', () => {
    expect(seedPsi(ordered([0, 1, 2, 3]), ordered([3, 3]), 1).dropped).toBe(0);
  });

  test('edges that repeat', () => {
    const training = ordered([...new Array<number>(60).fill(0), ...HUNDRED.slice(1, 41)]);
    expect(seedPsi(training, training, 10).repeatedEdges).toBe(5);
    expect(seedPsi(ordered([7, 7, 7]), ordered([7]), 5)).toMatchObject({ repeatedEdges: 5, dropped: 0 });
  });

  test('one null in training and it sees nothing but nulls', () => {
    const training = ordered([...HUNDRED, NaN]);
    const near = seedPsi(training, ordered(HUNDRED), 10);
    const far = seedPsi(training, ordered(HUNDRED.map((value) => value + 1e6)), 10);
    expect(near.psi).not.toBeNull();
    expect(near.psi).toBe(far.psi);
    expect(near).toMatchObject({ dropped: 100, nulls: 1, repeatedEdges: 0 });
  });

  test('counts the nulls of both tables', () => {
    expect(seedPsi(ordered([1, 2, NaN]), ordered([NaN, NaN, 1]), 5).nulls).toBe(3);
  });

  test.each([
    ['a training table without rows', [], [1]],
    ['a serving table without rows', [1], []],
    ['infinities in training', [1, 2, Infinity], [1]],
  ])('no number for %s', (_, training, serving) => {
    expect(seedPsi(ordered(training), ordered(serving), 10).psi).toBeNull();
  });

  test.each([0, 2.5, NaN])('refuses %d buckets', (buckets) => {
    expect(() => seedPsi(ordered([1]), ordered([1]), buckets)).toThrow(RangeError);
  });
});
