import { expect, test } from 'vitest';
import { atEntries, sampledEntries } from '../../../../src/core/confirm/sampled-entries.ts';
import { sideOutcomes } from '../../../support/make-outcomes.ts';

const rows = { training: 6, serving: 6 };
const all = { training: null, serving: null };
const some = { training: Uint32Array.of(1, 2, 5), serving: null };
const split = sideOutcomes({ tableRows: Uint32Array.of(2, 4, 5), labels: Float64Array.of(20, 40, 50) });
const whole = sideOutcomes({ labels: Float64Array.of(0, 10, 20, 30, 40, 50) });

test.each([
  ['all rows, no split', whole, all, [0, 10, 20, 30, 40, 50]],
  ['a sample, no split', whole, some, [10, 20, 50]],
  ['all rows, a split', split, all, [NaN, NaN, 20, NaN, 40, 50]],
  ['a sample, a split', split, some, [NaN, 20, 50]],
])('labels of the sampled rows: %s', (_, side, sampled, wanted) => {
  const entries = sampledEntries({ rows, sampled }, side, 'training');
  expect([...atEntries(side.labels, entries)]).toEqual(wanted);
});
