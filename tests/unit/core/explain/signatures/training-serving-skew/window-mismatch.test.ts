import { describe, expect, test } from 'vitest';
import { draws } from '../../../../../support/draws.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { windowMismatch } from '../../../../../../src/core/explain/signatures/training-serving-skew/window-mismatch.ts';

const DAY = 86_400_000;

interface Shape {
  serve: (x: number, uniform: number, share: number) => number;
  /** Whether labels follow what is served: then the world moved. */
  moves?: boolean;
  rows?: number;
}

function pair({ serve, moves = false, rows = 4000 }: Shape, name = 'orders_90d') {
  const d = draws(11);
  const one = () => Math.floor(60 * Math.exp(0.7 * d.normal()));
  const training = d.many(rows, one);
  const meant = d.many(rows, one);
  const serving = meant.map((x, row) => serve(x, d.uniform(), row / rows));
  const labels = (values: readonly number[]) => values.map((x) => Number(d.uniform() < x / (x + 60)));
  const times = training.map((_, row) => (row * 30 * DAY) / rows);
  return madeInvestigation(
    { features: { [name]: training }, labels: labels(training), times },
    {
      features: { [name]: serving },
      labels: labels(moves ? serving : meant),
      times: times.map((t) => t + 31 * DAY),
    },
  );
}

describe('a shorter window', () => {
  test.each<[string, Shape['serve']]>([
    ['a third of it', (x) => Math.floor(x / 3)],
    ['a fifth of it', (x) => Math.floor(x / 5)],
    ['another part of each', (x, u) => x * (0.1 + 0.6 * u)],
    ['a longer one', (x) => x * 4.4],
  ])('%s', (_, serve) => {
    const [sighting] = windowMismatch.look(pair({ serve }));
    expect(sighting.strength).toBeGreaterThanOrEqual(0.5);
    expect(sighting.finding).toContain('the label did not move along');
  });

  test('is clearer of a feature that is called an aggregate', () => {
    const serve: Shape['serve'] = (x, u) => x * (0.1 + 0.6 * u);
    const [called] = windowMismatch.look(pair({ serve }, 'orders_90d'));
    const [other] = windowMismatch.look(pair({ serve }, 'orders'));
    expect(called.strength).toBeGreaterThan(other.strength);
  });
});

describe('no other window', () => {
  test.each<[string, Shape]>([
    ['where labels moved along', { serve: (x) => Math.floor(x / 3), moves: true }],
    ['where it comes on gradually', { serve: (x, _, share) => Math.floor(x * (1 - 0.9 * share)) }],
    ['where it is a tenth less', { serve: (x) => 0.9 * x }],
    ['in 300 rows that tell too little', { serve: (x, u) => x * (0.4 + 0.5 * u), rows: 300 }],
  ])('%s', (_, shape) => {
    expect(windowMismatch.look(pair(shape))).toEqual([]);
  });
});
