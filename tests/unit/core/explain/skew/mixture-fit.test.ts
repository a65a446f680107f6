import { describe, expect, test } from 'vitest';
import { epochUnit } from '../../../../../src/core/explain/skew/epoch-unit.ts';
import { mixtureFit } from '../../../../../src/core/explain/skew/mixture-fit.ts';
import { orderNumbers } from '../../../../../src/core/stats/ordered.ts';
import { draws } from '../../../../support/draws.ts';

const ROWS = 5000;
const wrapped = (x: number) => (x > 1 ? x - 3 : x);

function fit(reach: number, drift = 0) {
  const d = draws(1);
  const training = d.many(ROWS, () => d.normal());
  const serving = d.many(ROWS, () => d.normal() + drift).map((x) => (d.uniform() < reach ? wrapped(x) : x));
  return mixtureFit(
    ...([training, serving, training.map(wrapped)].map((values) =>
      orderNumbers(Float64Array.from(values)),
    ) as [ReturnType<typeof orderNumbers>, ReturnType<typeof orderNumbers>, ReturnType<typeof orderNumbers>]),
  );
}

describe('a mixture of values and changed values', () => {
  test.each([0.3, 0.6, 1])('of which %f are changed', (reach) => {
    const found = fit(reach);
    expect(found.reach).toBeCloseTo(reach, 1);
    expect(found.left).toBeLessThan(0.1);
    expect(found.moved).toBeCloseTo(0.16 * reach, 1);
  });

  test('of which none is leaves everything', () => {
    expect(fit(0)).toMatchObject({ left: 1 });
  });

  test('is not told from drift by the fit alone: more rows than there are, or fewer than none', () => {
    expect(fit(0, -0.5).reach).toBeGreaterThan(1);
    expect(fit(0, 0.5).reach).toBeLessThan(0);
  });

  test('a change that changes nothing reaches nothing', () => {
    const same = orderNumbers(Float64Array.of(1, 2, 3));
    expect(mixtureFit(same, same, same)).toEqual({ reach: 0, left: 1, moved: 0 });
  });
});

test.each([
  [[1.7e9, 1.8e9], 0],
  [[1.7e12, 1.8e12], 1],
  [[1.7e15, 1.8e15], 2],
  [[1.7e18, 1.8e18], 3],
  [[0, 1.8e9], -1],
  [[1.7e9, 1.8e12], -1],
  [[20_250_101, 20_251_231], -1],
])('the unit of %j', (at, unit) => {
  expect(epochUnit(Float64Array.from(at))).toBe(unit);
});
