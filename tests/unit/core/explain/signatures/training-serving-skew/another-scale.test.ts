import { describe, expect, test } from 'vitest';
import { draws } from '../../../../../support/draws.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { anotherScale } from '../../../../../../src/core/explain/signatures/training-serving-skew/another-scale.ts';

const DAY = 86_400_000;

interface Shape {
  /** What is served of the values, given all of them. */
  serve: (values: readonly number[]) => number[];
  moves?: boolean;
  rows?: number;
}

function pair({ serve, moves = false, rows = 4000 }: Shape) {
  const d = draws(7);
  const one = () => 40 * d.normal();
  const training = d.many(rows, one);
  const meant = d.many(rows, one);
  const serving = serve(meant);
  const labels = (values: readonly number[]) =>
    values.map((x) => Number(d.uniform() < 1 / (1 + Math.exp(-x / 20))));
  const times = training.map((_, row) => (row * 30 * DAY) / rows);
  return madeInvestigation(
    { features: { balance: training }, labels: labels(training), times },
    {
      features: { balance: serving },
      labels: labels(moves ? serving : meant),
      times: times.map((t) => t + 31 * DAY),
    },
  );
}

const byRank = (values: readonly number[]): number[] => {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((x) => sorted.indexOf(x) / values.length);
};

describe('values of another scale', () => {
  test.each<[string, Shape['serve']]>([
    ['percentiles', byRank],
    ['a root that keeps the sign', (values) => values.map((x) => Math.sign(x) * Math.sqrt(Math.abs(x)))],
    ['five classes', (values) => byRank(values).map((rank) => 60 * Math.floor(5 * rank))],
  ])('%s', (_, serve) => {
    const [sighting, ...others] = anotherScale.look(pair({ serve }));
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(['balance']);
    expect(sighting.repair).toEqual({ kind: 'ranks', feature: 'balance' });
  });

  test('few classes are counted', () => {
    const serve: Shape['serve'] = (values) => byRank(values).map((rank) => 60 * Math.floor(5 * rank));
    expect(anotherScale.look(pair({ serve }))[0].finding).toContain('in 5 classes');
  });
});

describe('no other scale', () => {
  test.each<[string, Shape]>([
    ['where labels moved along', { serve: (values) => values.map((x) => x + 40), moves: true }],
    ['where it comes on gradually', { serve: (values) => values.map((x, row) => x + row / 50) }],
    ['where nothing changed', { serve: (values) => [...values] }],
    ['where a simpler transform is seen', { serve: (values) => values.map((x) => 1000 * x) }],
    ['where values are of other rows', { serve: (values) => values.toReversed().map((x) => x / 5) }],
  ])('%s', (_, shape) => {
    expect(anotherScale.look(pair(shape))).toEqual([]);
  });
});
