import { expect, test } from 'vitest';
import { priorShift } from '../../../../../../src/core/explain/signatures/data-drift/prior-shift.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { plantedWorld, put, type WorldTable } from '../../../../../support/planted-world.ts';

/** Keeps a share of the positives: the others of the table are negatives drawn again. */
const fewer = (kept: number) => (table: WorldTable, d: Draws) => {
  const negatives = [...table.labels.keys()].filter((row) => table.labels[row] === 0);
  const from = table.labels.map((label, row) =>
    label === 1 && d.uniform() >= kept ? negatives[Math.floor(negatives.length * d.uniform())] : row,
  );
  for (const column of [...Object.values(table.features), table.labels, table.predictions] as unknown[][]) {
    const old = column.slice();
    from.forEach((row, at) => (column[at] = old[row]));
  }
};

test.each([0.75, 0.5, 0.25])('%f of the positives left', (kept) => {
  expect(priorShift.look(plantedWorld(1, { serving: fewer(kept) }))).toMatchObject([{ features: [] }]);
});

test.each<[string, (table: WorldTable, d: Draws) => void]>([
  ['nothing changed', () => undefined],
  [
    'labels are worse told too',
    (table, d) => put(table.labels, d, { share: 0.4 }, () => Number(d.uniform() < 0.7)),
  ],
])('%s: none', (_, serving) => {
  expect(priorShift.look(plantedWorld(1, { serving }))).toEqual([]);
});
