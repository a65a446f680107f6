import { expect, test } from 'vitest';
import { duplicatedRequests } from '../../../../../../src/core/explain/signatures/infrastructure-bug/duplicated-requests.ts';
import type { WorldTable } from '../../../../../support/planted-world.ts';
import { plantedWorld } from '../../../../../support/planted-world.ts';

/** Puts copies of some rows behind them: all columns alike, some seconds later. */
function retry(table: WorldTable, every: number, withTimes: boolean): void {
  const repeat = <Value>(column: Value[]) => {
    const longer = column.flatMap((value, row) => (row % every === 0 ? [value, value] : [value]));
    column.splice(0, column.length, ...longer);
  };
  for (const column of Object.values(table.features)) repeat(column as unknown[]);
  for (const column of [table.labels, table.predictions, table.times, table.entities]) repeat(column);
  if (!withTimes) table.times.forEach((_, row) => (table.times[row] = NaN));
}

test.each([30, 10, 3, 1])('one request in %i that is logged twice is seen', (every) => {
  const investigation = plantedWorld(1, { serving: (table) => retry(table, every, true) });
  expect(duplicatedRequests.look(investigation)).toHaveLength(1);
});

test('without times too', () => {
  const investigation = plantedWorld(1, { serving: (table) => retry(table, 10, false) });
  expect(duplicatedRequests.look(investigation)).toHaveLength(1);
});

test('entities that come again, with another score, are not', () => {
  const again = (table: WorldTable) => table.entities.forEach((id, row) => (table.entities[row] = id % 500));
  expect(duplicatedRequests.look(plantedWorld(1, { training: again, serving: again }))).toEqual([]);
});

test('what training had as well is not', () => {
  const change = (table: WorldTable) => retry(table, 10, true);
  expect(duplicatedRequests.look(plantedWorld(1, { training: change, serving: change }))).toEqual([]);
});
