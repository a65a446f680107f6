import { expect, test } from 'vitest';
import type { StoredColumn } from '../../../../src/core/table/column-builder.ts';
import { thinPair } from '../../../../src/core/table/thin-pair.ts';
import { generateSample } from '../../../../src/practice/generate-sample.ts';
import { readPair } from '../../../support/read-pair.ts';

const numbers = (stored: StoredColumn | null | undefined): Float64Array =>
  stored?.column.storage === 'number' ? stored.column.values : new Float64Array(0);

test('a thinned pair keeps rows whole: features, roles and times are still of one another', async () => {
  const { training, serving } = generateSample('skew');
  const pair = await readPair(training, serving);
  const thinned = thinPair(pair, 500, 1);
  expect(thinned.rows).toEqual({ training: 500, serving: 500 });
  expect(thinned.shared).toBeNull();
  expect(thinned.features.map(({ name }) => name)).toEqual(pair.features.map(({ name }) => name));

  // Every row of the smaller table is one of the larger: amount, score and time stand together as they did.
  for (const side of ['training', 'serving'] as const) {
    const rowsOf = ({ features, roles }: typeof pair): string[] => {
      const amount = numbers(features.find(({ name }) => name === 'amount')?.[side]);
      const score = numbers(roles[side].prediction);
      const time = numbers(roles[side].timestamp);
      return Array.from(amount, (value, row) => `${value} ${score[row]} ${time[row]}`);
    };
    const whole = new Set(rowsOf(pair));
    const some = rowsOf(thinned);
    expect(some).toHaveLength(500);
    expect(some.every((row) => whole.has(row))).toBe(true);
    expect(new Set(some).size).toBeGreaterThan(490);
  }
});

test('rows that were sampled before are counted as rows of the table', async () => {
  const { training, serving } = generateSample('skew');
  const pair = await readPair(training, serving);
  // Every other row, as if the features had been sampled there.
  const sampled = Uint32Array.from({ length: 10_000 }, (_, i) => 2 * i + 1);
  const every = (stored: StoredColumn | null): StoredColumn | null =>
    stored && {
      ...stored,
      column: { storage: 'number', values: Float64Array.from(sampled, (row) => numbers(stored)[row]) },
    };
  const halved = {
    ...pair,
    features: pair.features
      .filter(({ name }) => name === 'amount')
      .map(({ name, training: t, serving: s }) => ({ name, training: every(t), serving: every(s) })),
    sampled: { training: sampled, serving: sampled },
  };
  const thinned = thinPair(halved, 300, 4);
  const amount = numbers(thinned.features[0].serving);
  const times = numbers(thinned.roles.serving.timestamp);
  const all = numbers(pair.features.find(({ name }) => name === 'amount')?.serving);
  const allTimes = numbers(pair.roles.serving.timestamp);
  expect(amount).toHaveLength(300);
  amount.forEach((value, i) => {
    const row = sampled.findIndex((at) => all[at] === value && allTimes[at] === times[i]);
    expect(row).toBeGreaterThanOrEqual(0);
  });
});

test('a pair that is no larger stays as it is', async () => {
  const { training, serving } = generateSample('skew');
  const pair = await readPair(training, serving);
  expect(thinPair(pair, 20_000, 1)).toBe(pair);
});
