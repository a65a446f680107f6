import { describe, expect, test } from 'vitest';
import { differingPairs, pairsAgree } from '../../../../../src/core/explain/row-join/pairs-agree.ts';
import { unitScale } from '../../../../../src/core/explain/signatures/training-serving-skew/unit-scale.ts';
import { windowMismatch } from '../../../../../src/core/explain/signatures/training-serving-skew/window-mismatch.ts';
import { draws } from '../../../../support/draws.ts';
import { plantedPair } from '../../../../support/planted-pair.ts';

const ROWS = 3000;
const HOUR = 3_600_000;

/** Serving's rows are training's, as a log and a recomputation have them; `lag` lets them be of another moment. */
function both(serve: (x: number, uniform: number) => number, lag = 0, areKnown = true) {
  const d = draws(31);
  const spent = d.many(ROWS, () => Math.round(1000 * Math.exp(0.8 * d.normal())) / 10);
  const ids = spent.map((_, row) => row);
  const times = spent.map((_, row) => row * HOUR);
  const labels = spent.map((x) => Number(d.uniform() < x / (x + 100)));
  return plantedPair(
    { features: { spent }, labels, entities: ids, times },
    {
      features: { spent: spent.map((x) => serve(x, d.uniform())) },
      labels,
      entities: ids.map((id) => id + (areKnown ? 0 : 1e6)),
      times: times.map((time) => time + lag),
    },
  );
}
const part = (x: number, u: number) => Math.round(x * (0.2 + 0.5 * u) * 100) / 100;

describe('rows in both tables', () => {
  test('hold what differs, with the same time and the same entity only', () => {
    const tenth = both((x, u) => (u < 0.1 ? x + 1 : x));
    expect(differingPairs(tenth, 'spent')?.training.length).toBeGreaterThan(200);
    expect(
      differingPairs(
        both((x) => x),
        'spent',
      ),
    ).toBeNull();
    expect(
      differingPairs(
        both((x) => x + 1, HOUR / 2),
        'spent',
      ),
    ).toBeNull();
    expect(
      differingPairs(
        both((x) => x + 1, 0, false),
        'spent',
      ),
    ).toBeNull();
  });

  test('agree with a change that holds row by row, and with anything where there are none', () => {
    const cents = both((x) => 100 * x);
    expect(pairsAgree(cents, 'spent', (x) => 100 * x)).toBe(true);
    expect(pairsAgree(cents, 'spent', (x) => 10 * x)).toBe(false);
    expect(pairsAgree(both(part), 'spent', (x) => x / 2.205)).toBe(false);
    expect(pairsAgree(both(part, 0, false), 'spent', (x) => x / 2.205)).toBe(true);
  });
});

describe('a window and a unit', () => {
  test('a part of the history, another one in each row, is a window and no unit', () => {
    expect(unitScale.look(both(part))).toEqual([]);
    const [found] = windowMismatch.look(both(part));
    expect(found).toMatchObject({
      features: ['spent'],
      strength: 0.95,
      detail: 'a shorter window, by the rows in both tables',
    });
    const [longer] = windowMismatch.look(both((x, u) => x * (2 + 4 * u)));
    expect(longer.detail).toBe('a longer window, by the rows in both tables');
  });

  test('one factor is a unit and no window', () => {
    const cents = both((x) => x / 100);
    expect(unitScale.look(cents)).toMatchObject([{ features: ['spent'] }]);
    expect(windowMismatch.look(cents)).toEqual([]);
  });

  test.each<[string, (x: number, u: number) => number]>([
    ['a cap', (x) => Math.min(x, 40)],
    ['a default', () => 0],
    ['noise', (x, u) => x * (0.5 + u)],
    ['a cast to whole numbers', Math.floor],
  ])('%s is no window', (_, serve) => {
    expect(windowMismatch.look(both(serve))).toEqual([]);
  });
});
