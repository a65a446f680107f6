import { expect, test } from 'vitest';
import { associationCollapse } from '../../../../../../src/core/explain/signatures/label-leakage/association-collapse.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

/** Columns that know the label in training, and a label of somebody else at serving. */
const knowing =
  (names: readonly string[], noise: number, isShuffled: boolean) => (table: WorldTable, d: Draws) => {
    for (const name of names)
      table.features[name] = table.labels.map((label, row) => {
        const told = isShuffled ? table.labels[(row + 701) % table.labels.length] : label;
        return told + noise * d.normal();
      });
  };

test.each([0.1, 0.3, 0.5])('noise %f', (noise) => {
  const [sighting, ...others] = associationCollapse.look(
    plantedWorld(1, { training: knowing(['total'], noise, false), serving: knowing(['total'], noise, true) }),
  );
  expect(others).toEqual([]);
  expect(sighting.features).toEqual(['total']);
});

test.each<[string, readonly string[], number, boolean]>([
  ['one that still tells', ['total'], 0.3, false],
  ['one that never told much', ['total'], 3, true],
  ['four at once, which is a changed world', ['a', 'b', 'c', 'd'], 0.5, true],
])('%s is none', (_, names, noise, isShuffled) => {
  expect(
    associationCollapse.look(
      plantedWorld(1, { training: knowing(names, noise, false), serving: knowing(names, noise, isShuffled) }),
    ),
  ).toEqual([]);
});

test.each<[string, (x: number) => number]>([
  ['a thousand times as large', (x) => 1000 * x],
  ['the exponential', Math.exp],
])('%s at serving: another scale still tells the label', (_, change) => {
  const serving = (table: WorldTable, d: Draws) => {
    knowing(['total'], 0.3, false)(table, d);
    table.features.total = (table.features.total as number[]).map(change);
  };
  expect(
    associationCollapse.look(plantedWorld(1, { training: knowing(['total'], 0.3, false), serving })),
  ).toEqual([]);
});

test('a feature that lost its bonds to others as well is wrong by row, and knew nothing', () => {
  // Three measures of one thing that is next to the label; at serving the first is of other rows.
  const measures = (isShuffled: boolean) => (table: WorldTable, d: Draws) => {
    const thing = table.labels.map((label) => label + 0.3 * d.normal());
    for (const name of ['first', 'second', 'third'])
      table.features[name] = thing.map((value) => value + 0.1 * d.normal());
    const { first } = table.features;
    if (isShuffled)
      table.features.first = (first as number[]).map((_, row) => first[(row + 701) % first.length] as number);
  };
  const look = (isShuffled: boolean) =>
    associationCollapse.look(plantedWorld(1, { training: measures(false), serving: measures(isShuffled) }));
  expect(look(false)).toEqual([]);
  expect(look(true)).toEqual([]);
});
