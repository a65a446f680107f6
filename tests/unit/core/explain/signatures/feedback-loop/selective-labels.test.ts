import { expect, test } from 'vitest';
import { selectiveLabels } from '../../../../../../src/core/explain/signatures/feedback-loop/selective-labels.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

const hidden = (isHidden: (table: WorldTable, row: number) => boolean) => (table: WorldTable) =>
  table.labels.forEach((_, row) => {
    if (isHidden(table, row)) table.labels[row] = NaN;
  });

test.each([0.15, 0.3, 0.6])('no label for scores below %f', (cut) => {
  const serving = hidden(({ predictions }, row) => predictions[row] < cut);
  expect(selectiveLabels.look(plantedWorld(1, { serving }))).toMatchObject([{ features: [] }]);
});

test.each<[string, (table: WorldTable, row: number) => boolean]>([
  ['of the last days', (_, row) => row > 2200],
  ['of every third row', (_, row) => row % 3 === 0],
  ['of a few rows with high scores', ({ predictions }, row) => predictions[row] > 0.97],
])('labels that are missing %s are no selection', (_, isHidden) => {
  expect(selectiveLabels.look(plantedWorld(1, { serving: hidden(isHidden) }))).toEqual([]);
});
