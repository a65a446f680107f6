import { expect, test } from 'vitest';
import { binnedMeans } from '../../../../../src/core/confirm/innocent/binned-means.ts';
import { sideOutcomes } from '../../../../support/make-outcomes.ts';

const rows = sideOutcomes({
  labels: Float64Array.from({ length: 100 }, (_, i) => 99 - i),
  predictions: Float64Array.from({ length: 100 }, (_, i) => 2 * (99 - i)),
});

test('means of tenths, ascending', () => {
  const byPrediction = binnedMeans(rows, 'prediction');
  expect(byPrediction).toHaveLength(10);
  expect(byPrediction[0]).toEqual({ x: 9, y: 4.5 });
  expect(byPrediction[9]).toEqual({ x: 189, y: 94.5 });
  // The error of a label is as large as the label.
  expect(binnedMeans(rows, 'label')[3]).toEqual({ x: 34.5, y: 34.5 });
});

test('few rows, none, and infinities', () => {
  const few = sideOutcomes({ labels: Float64Array.of(1, 2), predictions: Float64Array.of(1, 4) });
  expect(binnedMeans(few, 'label')).toEqual([
    { x: 1, y: 0 },
    { x: 2, y: 2 },
  ]);
  expect(binnedMeans(sideOutcomes(), 'label')).toEqual([]);
  const odd = sideOutcomes({ labels: Float64Array.of(1), predictions: Float64Array.of(Infinity) });
  expect(binnedMeans(odd, 'prediction')).toEqual([]);
});
