import { expect, test } from 'vitest';
import { targetEncoding } from '../../../../../../src/core/explain/signatures/label-leakage/target-encoding.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

/** Puts rows into groups of about a size, and gives each the mean label of its group. */
function encode(rowsOfGroup: number, means: (sum: number, rows: number, label: number) => number) {
  return (table: WorldTable, d: Draws) => {
    const groups = Math.ceil(table.labels.length / rowsOfGroup);
    const own = table.labels.map(() => Math.floor(groups * d.uniform()));
    const sums = new Float64Array(groups);
    const rows = new Float64Array(groups);
    own.forEach((group, row) => {
      sums[group] += table.labels[row];
      rows[group]++;
    });
    table.features.rate = own.map((group, row) =>
      Number(means(sums[group], rows[group], table.labels[row]).toPrecision(7)),
    );
  };
}

const mean = (sum: number, rows: number) => sum / rows;

test.each([3, 7, 20, 80, 300])('means of groups of about %i rows', (size) => {
  const [sighting, ...others] = targetEncoding.look(plantedWorld(1, { training: encode(size, mean) }));
  expect(others).toEqual([]);
  expect(sighting).toMatchObject({ features: ['rate'], detail: 'exact means' });
});

test('the smaller the group, the clearer', () => {
  const strengths = [300, 20, 4].map(
    (size) => targetEncoding.look(plantedWorld(1, { training: encode(size, mean) }))[0].strength,
  );
  expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
});

test('means that were drawn towards the overall one', () => {
  const smoothed = encode(8, (sum, rows) => (sum + 0.3 * 5) / (rows + 5) + rows / 1e4);
  expect(targetEncoding.look(plantedWorld(1, { training: smoothed }))).toHaveLength(1);
});

test('means of the other rows of the group only are none', () => {
  const leftOut = encode(20, (sum, rows, label) => (rows > 1 ? (sum - label) / (rows - 1) : 0));
  expect(targetEncoding.look(plantedWorld(1, { training: leftOut }))).toEqual([]);
});

test('a rate that is right, but was found on other rows, is none', () => {
  const rates = (table: WorldTable) => {
    table.features.rate = table.predictions.map((chance) => Math.round(20 * chance) / 20);
  };
  for (const seed of [1, 2, 3])
    expect(targetEncoding.look(plantedWorld(seed, { training: rates }))).toEqual([]);
});
