import { describe, expect, test } from 'vitest';
import { associationOf } from '../../../../src/core/explain/association.ts';
import { draws } from '../../../support/draws.ts';

const ROWS = 4000;
const BINS = 10;

/** Bins, and labels that follow them as far as `told` says. */
function side(seed: number, label: (bin: number, d: ReturnType<typeof draws>) => number) {
  const d = draws(seed);
  const bins = Uint16Array.from({ length: ROWS }, () => Math.floor(BINS * d.uniform()));
  return { bins, labels: Float64Array.from(bins, (bin) => label(bin, d)) };
}
const look = (
  training: ReturnType<typeof side>,
  serving: ReturnType<typeof side>,
  task: 'binary' | 'regression',
) =>
  associationOf(
    { bins: [], count: BINS, training: training.bins, serving: serving.bins },
    { training: training.labels, serving: serving.labels },
    task,
  );

const rising = (bin: number, d: ReturnType<typeof draws>) => Number(d.uniform() < bin / BINS);
const random = (_: number, d: ReturnType<typeof draws>) => Number(d.uniform() < 0.4);

describe('labels of two classes', () => {
  test('a feature that tells, and no longer does', () => {
    const { training, serving } = look(side(1, rising), side(2, random), 'binary');
    // AUC of x against a Bernoulli of x, x uniform on ten steps: 5/6 or so.
    expect(training?.value).toBeCloseTo(0.66, 1);
    expect(Math.abs(serving?.value ?? 1)).toBeLessThan(0.06);
  });

  test('a feature that tells nothing has none, although each bin knows its own labels', () => {
    const values = [1, 2, 3, 4, 5].map(
      (seed) => look(side(seed, random), side(9, random), 'binary').training?.value ?? 1,
    );
    for (const value of values) expect(Math.abs(value)).toBeLessThan(0.08);
  });

  test('one that is the label', () => {
    const { training } = look(
      side(1, (bin) => Number(bin > 4)),
      side(2, random),
      'binary',
    );
    expect(training).toMatchObject({ value: 1, standardError: 0, rows: ROWS });
  });
});

test('quantities: the correlation, wherever their middle is', () => {
  const far = (bin: number, d: ReturnType<typeof draws>) => 1e9 + bin + 2 * d.normal();
  const { training, serving } = look(side(1, far), side(2, far), 'regression');
  // sd of the bin 2.87, of the noise 2: 2.87 / sqrt(2.87^2 + 2^2) = 0.82.
  expect(training?.value).toBeCloseTo(0.82, 1);
  expect(serving?.value).toBeCloseTo(0.82, 1);
});

test('null with one class only, or with few labels', () => {
  const one = side(1, () => 1);
  expect(look(one, one, 'binary')).toEqual({ training: null, serving: null });
  const few = side(1, random);
  few.labels.fill(NaN, 49);
  expect(look(few, few, 'binary')).toEqual({ training: null, serving: null });
});
