import { describe, expect, test } from 'vitest';
import { schemaOrderShifted } from '../../../../../../src/core/explain/signatures/infrastructure-bug/schema-order-shifted.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { plantedWorld, SERVING_START, DAY, type WorldTable } from '../../../../../support/planted-world.ts';

/** Each of the columns gets the values of the next, in the rows that are reached. */
function rotate(table: WorldTable, names: readonly string[], isReached: (row: number) => boolean): void {
  const old = names.map((name) => table.features[name].slice());
  names.forEach((name, k) => {
    const column = table.features[name] as unknown[];
    const next = old[(k + 1) % names.length];
    column.forEach((_, row) => isReached(row) && (column[row] = next[row]));
  });
}

const more = (table: WorldTable, d: Draws) => {
  const rows = table.labels.length;
  table.features.weight = d.many(rows, () => 300 + 20 * d.normal());
  table.features.plan = table.labels.map(() => ['basic', 'plus', 'pro'][Math.floor(3 * d.uniform())]);
};
const NUMBERS = ['amount', 'age', 'weight'];
const TEXTS = ['channel', 'region', 'plan'];

describe('three columns that hold the values of the next', () => {
  test.each([
    ['numbers throughout', NUMBERS, 0],
    ['numbers from the middle on', NUMBERS, 0.5],
    ['texts throughout', TEXTS, 0],
    ['texts from the last tenth on', TEXTS, 0.9],
  ])('%s', (_, names, from) => {
    const investigation = plantedWorld(1, {
      training: more,
      serving: (table, d) => {
        more(table, d);
        rotate(table, names, (row) => row >= from * 3000);
      },
    });
    const [sighting] = schemaOrderShifted.look(investigation);
    expect(sighting.features.toSorted()).toEqual(names.toSorted());
  });

  test('since when is told', () => {
    const investigation = plantedWorld(1, {
      training: more,
      serving: (table, d) => {
        more(table, d);
        rotate(table, NUMBERS, (row) => row >= 1500);
      },
    });
    const [{ window }] = schemaOrderShifted.look(investigation);
    expect(window?.from).toBeGreaterThanOrEqual(SERVING_START + 14 * DAY);
    expect(window?.from).toBeLessThanOrEqual(SERVING_START + 17 * DAY);
  });
});

test('two columns are a swap, which another signature looks for', () => {
  const investigation = plantedWorld(1, { serving: (table) => rotate(table, ['amount', 'age'], () => true) });
  expect(schemaOrderShifted.look(investigation)).toEqual([]);
});

test('many columns that are alike and drift a little are not shifted', () => {
  const similar = (lift: number) => (table: WorldTable, d: Draws) => {
    for (let k = 0; k < 8; k++)
      table.features[`sensor_${k}`] = d.many(3000, () => 20 + 0.4 * k + lift + d.normal());
  };
  expect(schemaOrderShifted.look(plantedWorld(1, { training: similar(0), serving: similar(0.8) }))).toEqual(
    [],
  );
});
