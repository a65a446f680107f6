import { expect, test } from 'vitest';
import { formOf } from '../../../../../src/core/confirm/innocent/score-form.ts';
import { seededRandom } from '../../../../../src/core/metrics/seeded-random.ts';

/** As the text of the number has it. */
const decimalsOf = (value: number) =>
  [0, 1, 2, 3, 4, 5, 6].find((n) => Number(value.toFixed(n)) === value) ?? null;

test('tells decimals as the written number has them, to the last bit', () => {
  const random = seededRandom(5);
  for (let i = 0; i < 20_000; i++) {
    const size = 10 ** Math.floor(random() * 13);
    const drawn = (random() - 0.3) * size;
    const written = Number(drawn.toFixed(Math.floor(random() * 8)));
    // Every third is one bit off.
    const value = i % 3 === 0 ? written * (1 + Number.EPSILON) : written;
    expect(formOf(Float64Array.of(value))?.decimals).toBe(decimalsOf(value));
  }
});

test('says how scores are written', () => {
  expect(formOf(Float64Array.of(0.25, 0.5, 0.5, NaN))).toEqual({
    rows: 3,
    distinct: 2,
    low: 0.25,
    high: 0.5,
    atLow: 1 / 3,
    atHigh: 2 / 3,
    decimals: 2,
  });
  expect(formOf(Float64Array.of(0.1234567))?.decimals).toBeNull();
  expect(formOf(Float64Array.of(NaN))).toBeNull();
});
