import { describe, expect, test } from 'vitest';
import { draws } from '../../../../../support/draws.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { affineUnits } from '../../../../../../src/core/explain/signatures/training-serving-skew/affine-units.ts';
import { functionOnOneSide } from '../../../../../../src/core/explain/signatures/training-serving-skew/function-on-one-side.ts';
import { signFlipped } from '../../../../../../src/core/explain/signatures/training-serving-skew/sign-flipped.ts';

const DAY = 86_400_000;
const amount = (d: ReturnType<typeof draws>) => 40 * Math.exp(0.7 * d.normal());

function pair(
  rows: number,
  serve: (x: number, row: number, values: readonly number[]) => number,
  one = amount,
) {
  const d = draws(5);
  const training = d.many(rows, () => one(d));
  const meant = d.many(rows, () => one(d));
  const times = training.map((_, row) => (row * 30 * DAY) / rows);
  return madeInvestigation(
    { features: { x: training }, times },
    {
      features: { x: meant.map((x, row) => serve(x, row, meant)) },
      times: times.map((time) => time + 90 * DAY),
    },
  );
}
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)));

describe('a function in a part of serving', () => {
  const wide = (d: ReturnType<typeof draws>) => 60 + 12 * d.normal();

  test.each<[string, (x: number, values: readonly number[]) => number]>([
    ['standardised', (x, values) => (x - mean(values)) / deviation(values)],
    [
      'scaled to [0, 1]',
      (x, values) => (x - Math.min(...values)) / (Math.max(...values) - Math.min(...values)),
    ],
    ['the logarithm', (x) => Math.log(x)],
    ['the root', (x) => Math.sqrt(x)],
  ])('%s', (words, change) => {
    for (const share of [0.2, 0.5]) {
      const d = draws(8);
      const served = pair(3000, (x, _, values) => (d.uniform() < share ? change(x, values) : x), wide);
      const [sighting, ...others] = functionOnOneSide.look(served);
      expect(others).toEqual([]);
      expect(sighting.detail).toContain(`${words}`);
      expect(sighting.detail).toContain('in a part of serving');
      expect(sighting.facts[0].value).toBeCloseTo(share, 1);
    }
  });

  test('a default among the others is none', () => {
    const d = draws(8);
    expect(functionOnOneSide.look(pair(3000, (x) => (d.uniform() < 0.3 ? 0 : x), wide))).toEqual([]);
  });
});

describe('a function in serving only', () => {
  test.each([
    ['log(x)', 'log', Math.log],
    ['log10(x)', 'log10', Math.log10],
    ['the square root', 'sqrt', Math.sqrt],
    ['the square', 'square', (x: number) => x * x],
  ])('%s', (words, served, apply) => {
    const [sighting] = functionOnOneSide.look(pair(5000, apply));
    expect(sighting.detail).toContain(words);
    expect(sighting.repair).toEqual({ kind: 'function', feature: 'x', served });
  });

  test('log(1 + x) of small numbers, in 2,000 rows and from a moment on', () => {
    const small = (d: ReturnType<typeof draws>) => Math.exp(0.7 * d.normal());
    expect(functionOnOneSide.look(pair(2000, Math.log1p, small))[0].detail).toContain('log(1 + x)');
    const late = pair(4000, (x, row) => (row < 1500 ? x : Math.log1p(x)));
    expect(functionOnOneSide.look(late)[0]?.detail).toContain('log(1 + x)');
  });

  test('standardised, and scaled to [0, 1]', () => {
    const standard = pair(3000, (x, _, all) => (x - mean(all)) / deviation(all));
    expect(functionOnOneSide.look(standard)[0].detail).toContain('standardised in serving');
    const even = (d: ReturnType<typeof draws>) => 20 + 60 * d.uniform();
    const scaled = pair(3000, (x) => (x - 20) / 60, even);
    expect(functionOnOneSide.look(scaled)[0].detail).toContain('scaled to [0, 1] in serving');
  });

  test('a standardised feature that moves by three widths is drift', () => {
    expect(
      functionOnOneSide.look(
        pair(
          3000,
          (x) => x + 3,
          (d) => d.normal(),
        ),
      ),
    ).toEqual([]);
  });
});

describe('temperatures', () => {
  const celsius = (d: ReturnType<typeof draws>) => 15 + 7 * d.normal();
  test.each([
    ['Fahrenheit instead of Celsius', (x: number) => 1.8 * x + 32],
    ['Kelvin instead of Celsius', (x: number) => x + 273.15],
  ])('%s', (words, serve) => {
    for (const rows of [400, 4000]) {
      const [sighting] = affineUnits.look(pair(rows, serve, celsius));
      expect(sighting.detail).toContain(words);
    }
  });

  test.each([10, 17, 100])('%f degrees warmer is drift', (degrees) => {
    expect(affineUnits.look(pair(4000, (x) => x + degrees, celsius))).toEqual([]);
  });
});

describe('signs', () => {
  test('all reversed, and undone by a factor of -1', () => {
    const [sighting] = signFlipped.look(pair(3000, (x) => -x));
    expect(sighting.repair).toEqual({ kind: 'affine', feature: 'x', slope: -1, intercept: 0 });
  });

  test.each([0.05, 0.3])('a share of %f reversed', (share) => {
    const [sighting] = signFlipped.look(pair(4000, (x, row) => (row % 100 < 100 * share ? -x : x)));
    expect(sighting.facts[0].value).toBeCloseTo(share, 2);
  });

  test('a lost sign', () => {
    const d = draws(5);
    const training = d.many(3000, () => 4 + 10 * d.normal());
    const serving = d.many(3000, () => Math.abs(4 + 10 * d.normal()));
    const look = (served: number[]) =>
      signFlipped.look(madeInvestigation({ features: { x: training } }, { features: { x: served } }));
    expect(look(serving)[0].detail).toBe('the sign is lost');
    expect(look(serving.map((x) => -x))[0].detail).toBe('the sign is lost');
    // Only the positive ones, or moved up: the amounts are others.
    expect(look(training.filter((x) => x >= 0))).toEqual([]);
    expect(look(serving.map((x) => x + 8))).toEqual([]);
  });

  test('a sentinel of -1 or -999 is no reversed sign', () => {
    for (const mark of [-1, -999])
      expect(signFlipped.look(pair(3000, (x, row) => (row % 5 === 0 ? mark : x)))).toEqual([]);
  });
});
