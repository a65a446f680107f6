import { expect, test } from 'vitest';
import { evaluatedEntries, takeOutcomes } from '../../../../src/core/confirm/evaluated-rows.ts';
import { sideOutcomes } from '../../../support/make-outcomes.ts';

test('entries with both a label and a prediction; infinite scores are predictions', () => {
  const side = sideOutcomes({
    labels: Float64Array.of(1, NaN, 0, 1),
    predictions: Float64Array.of(0.5, 0.5, NaN, Infinity),
  });
  expect([...evaluatedEntries(side)]).toEqual([0, 3]);
});

test('takes every part along, and numbers groups anew', () => {
  const taken = takeOutcomes(
    sideOutcomes({
      tableRows: Uint32Array.of(3, 5, 8),
      labels: Float64Array.of(1, 2, 3),
      predictions: Float64Array.of(4, 5, 6),
      classScores: [Float64Array.of(0.1, 0.2, 0.3)],
      weights: Float64Array.of(1, 1, 2),
      groups: { of: Uint32Array.of(9, 4, 9), count: 10 },
      entities: Float64Array.of(7, NaN, 7),
      times: Float64Array.of(10, 20, 30),
    }),
    Uint32Array.of(2, 0),
  );
  expect(taken).toEqual({
    tableRows: Uint32Array.of(8, 3),
    labels: Float64Array.of(3, 1),
    predictions: Float64Array.of(6, 4),
    classScores: [Float64Array.of(0.3, 0.1)],
    weights: Float64Array.of(2, 1),
    groups: { of: Uint32Array.of(0, 0), count: 1 },
    entities: Float64Array.of(7, 7),
    times: Float64Array.of(30, 10),
  });
});

test('without a split, entries are rows of the table', () => {
  const side = sideOutcomes({ labels: Float64Array.of(1, 2, 3), predictions: Float64Array.of(1, 2, 3) });
  expect([...(takeOutcomes(side, Uint32Array.of(1, 2)).tableRows ?? [])]).toEqual([1, 2]);
});

test('a row without a group stays without one', () => {
  const side = sideOutcomes({
    labels: Float64Array.of(1, 2, 3),
    groups: { of: Uint32Array.of(2, 1, 0), count: 2 },
  });
  const taken = takeOutcomes(side, Uint32Array.of(0, 1));
  expect(taken.groups).toEqual({ of: Uint32Array.of(1, 0), count: 1 });
});
