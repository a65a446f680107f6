import { describe, expect, test } from 'vitest';
import { draws } from '../../../../../support/draws.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { clipping } from '../../../../../../src/core/explain/signatures/training-serving-skew/clipping.ts';
import { rounding } from '../../../../../../src/core/explain/signatures/training-serving-skew/rounding.ts';
import { timeShift } from '../../../../../../src/core/explain/signatures/training-serving-skew/time-shift.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const amount = (d: ReturnType<typeof draws>) => Math.round(10_000 * Math.exp(0.5 * d.normal())) / 100;

function pair(rows: number, serve: (x: number) => number, train: (x: number) => number = (x) => x) {
  const d = draws(21);
  return madeInvestigation(
    { features: { x: d.many(rows, () => train(amount(d))) } },
    { features: { x: d.many(rows, () => serve(1.1 * amount(d))) } },
  );
}

describe('rounding', () => {
  test.each([
    [10, '10'],
    [50, '50'],
    [0.1, '0.1'],
  ])('to %f', (step, words) => {
    for (const rows of [300, 5000]) {
      const [sighting] = rounding.look(pair(rows, (x) => Math.round(x / step) * step));
      expect(sighting.detail).toBe(`rounded to ${words} in serving`);
    }
  });

  test('of training', () => {
    const tens = (x: number) => Math.round(x / 10) * 10;
    expect(rounding.look(pair(2000, (x) => x, tens))[0].detail).toBe('rounded to 10 in training');
  });

  test('into buckets', () => {
    expect(
      rounding.look(pair(3000, (x) => 31.7312 * Math.floor(x / 31.7312) + 16.11718))[0].detail,
    ).toContain('buckets');
  });

  // A tail that is long: quarters, each by its lowest value.
  const quarters = (x: number) => [0, 20, 50, 100].findLast((edge) => x ** 3 / 1e4 >= edge) ?? 0;
  test('into a few buckets of a long tail, though its percentiles move', () => {
    const tail = (x: number) => x ** 3 / 1e4;
    expect(rounding.look(pair(3000, quarters, tail))[0].detail).toContain('buckets');
    // The same few values with other shares are no buckets of these.
    const others = (x: number) => (x % 10 < 1 ? quarters(x) : 100);
    expect(rounding.look(pair(3000, others, tail))).toEqual([]);
  });

  test('of whole numbers of which there are not many', () => {
    const age = (x: number) => 25 + (Math.round(x) % 40);
    const tens = (x: number) => 10 * Math.floor(age(x) / 10);
    expect(rounding.look(pair(3000, (x) => tens(x) + (tens(x) < 40 ? 0 : 3), age))[0].detail).toContain(
      'buckets',
    );
  });

  test.each<[string, (x: number) => number]>([
    ['as many decimals', (x) => Math.round(x * 101) / 100],
    ['one value', () => 100],
    ['whole numbers, which are a cast', (x) => Math.trunc(x)],
  ])('%s: none', (_, serve) => {
    expect(rounding.look(pair(3000, serve))).toEqual([]);
  });
});

describe('caps', () => {
  test.each([150, 200, 250])('at %f in serving', (cap) => {
    const [sighting] = clipping.look(pair(4000, (x) => Math.min(x, cap)));
    expect(sighting.facts[0]).toMatchObject({ name: 'cap, serving', value: cap });
  });

  test('of training, and from below', () => {
    expect(
      clipping.look(
        pair(
          4000,
          (x) => x,
          (x) => Math.min(x, 200),
        ),
      )[0].detail,
    ).toContain('training');
    expect(clipping.look(pair(4000, (x) => Math.max(x, 50)))[0].facts[0].name).toBe('floor, serving');
  });

  test('at both ends, so narrowly that neither alone brings the tables together', () => {
    const [sighting] = clipping.look(pair(4000, (x) => Math.min(130, Math.max(x, 80))));
    expect(sighting.facts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['cap, serving', 'floor, serving']),
    );
  });

  test.each<[string, (x: number) => number]>([
    ['a cap that no value reaches', (x) => Math.min(x, 1e6)],
    ['a mark of 999', (x) => (x > 90 && x < 100 ? 999 : x)],
    ['values that end earlier', (x) => (x > 200 ? x / 2 : x)],
  ])('%s: none', (_, serve) => {
    expect(clipping.look(pair(4000, serve))).toEqual([]);
  });
});

describe('time', () => {
  const hours = (d: ReturnType<typeof draws>) => ((Math.round(15 + 3.5 * d.normal()) % 24) + 24) % 24;
  const noise = (d: ReturnType<typeof draws>) =>
    d.uniform() < 0.3 ? Math.floor(24 * d.uniform()) : hours(d);

  test.each([
    [-8, '8 hours earlier'],
    [2, '2 hours later'],
    [5, '5 hours later'],
  ])('hours turned by %i', (turn, words) => {
    const d = draws(31);
    const training = d.many(3000, () => noise(d));
    const serving = d.many(3000, () => (noise(d) + turn + 24) % 24);
    const [sighting] = timeShift.look(
      madeInvestigation({ features: { hour: training } }, { features: { hour: serving } }),
    );
    expect(sighting.detail).toContain(words);
  });

  test('hours that move later by drift', () => {
    const d = draws(32);
    const training = d.many(3000, () => noise(d));
    const serving = d.many(3000, () => Math.max(noise(d), noise(d)));
    expect(
      timeShift.look(madeInvestigation({ features: { hour: training } }, { features: { hour: serving } })),
    ).toEqual([]);
  });

  test('moments turned by five and a half hours', () => {
    const d = draws(33);
    const moment = (day: number) => day * DAY + noise(d) * HOUR + d.uniform() * HOUR;
    const training = d.many(6000, () => moment(Math.floor(30 * d.uniform())));
    const serving = d.many(6000, () => moment(40 + Math.floor(30 * d.uniform())) + 5.5 * HOUR);
    const [sighting] = timeShift.look(
      madeInvestigation({ features: { at: training } }, { features: { at: serving } }, { at: 'date-time' }),
    );
    expect(sighting.detail).toContain('5.5 hours later');
  });

  test('seconds and milliseconds', () => {
    const d = draws(34);
    const seconds = d.many(500, () => 1.7e9 + 1e6 * d.uniform());
    const [sighting] = timeShift.look(
      madeInvestigation({ features: { at: seconds } }, { features: { at: seconds.map((x) => 1000 * x) } }),
    );
    expect(sighting.repair).toMatchObject({ slope: 1000 });
  });

  test('days read as months', () => {
    const d = draws(35);
    const days = d.many(2000, () =>
      Date.UTC(2024, Math.floor(12 * d.uniform()), 1 + Math.floor(28 * d.uniform())),
    );
    const exchanged = d.many(2000, () =>
      Date.UTC(2024, Math.floor(12 * d.uniform()), 1 + Math.floor(12 * d.uniform())),
    );
    const [sighting] = timeShift.look(
      madeInvestigation({ features: { at: days } }, { features: { at: exchanged } }, { at: 'date-time' }),
    );
    expect(sighting.detail).toContain('exchanged in serving');
  });
});
