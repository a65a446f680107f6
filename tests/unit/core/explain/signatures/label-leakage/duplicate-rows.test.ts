import { expect, test } from 'vitest';
import { duplicateRows } from '../../../../../../src/core/explain/signatures/label-leakage/duplicate-rows.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

/** The first rows again in place of the last; copies are predicted as well as `known` says. */
const copied = (share: number, known: number) => (table: WorldTable) => {
  const rows = table.labels.length;
  const copies = Math.round((share * rows) / 2);
  for (const column of [...Object.values(table.features), table.labels, table.predictions] as unknown[][])
    for (let row = 0; row < copies; row++) column[rows - copies + row] = column[row];
  for (const row of [...table.labels.keys()].filter((one) => one < copies || one >= rows - copies))
    table.predictions[row] = known * table.labels[row] + (1 - known) * table.predictions[row];
};

test.each([0.1, 0.3, 0.8])('%f of the rows, known by heart', (share) => {
  expect(duplicateRows.look(plantedWorld(1, { training: copied(share, 0.7) }))).toHaveLength(1);
});

test('every row, where only serving is left to compare with', () => {
  const [sighting] = duplicateRows.look(plantedWorld(1, { training: copied(1, 0.7) }));
  expect(sighting.facts.map(({ name }) => name)).toContain('loss in serving');
  expect(duplicateRows.look(plantedWorld(1, { training: copied(1, 0) }))).toEqual([]);
});

test('copies that are known no better than others do no harm', () => {
  expect(duplicateRows.look(plantedWorld(1, { training: copied(0.3, 0) }))).toEqual([]);
});

test('rows that repeat at serving as well are alike by nature', () => {
  const change = copied(0.3, 0.7);
  expect(duplicateRows.look(plantedWorld(1, { training: change, serving: change }))).toEqual([]);
});

test('rows with few values meet by chance, and their labels differ', () => {
  const coarse = (step: number) => (table: WorldTable) => {
    for (const values of Object.values(table.features) as (number | string)[][])
      values.forEach((value, row) => {
        if (typeof value === 'number') values[row] = step * Math.round(value / step);
      });
  };
  const training = (table: WorldTable) => {
    coarse(60)(table);
    // Predicted better than rows that meet no other, as copies would be.
    table.labels.forEach(
      (label, row) => (table.predictions[row] = 0.7 * label + 0.3 * table.predictions[row]),
    );
  };
  expect(duplicateRows.look(plantedWorld(1, { training }))).toEqual([]);
});
