import { expect, test } from 'vitest';
import { concept } from '../../../../../../src/core/explain/signatures/data-drift/concept.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { answer, plantedWorld, put, type WorldTable } from '../../../../../support/planted-world.ts';

const flipped = (share: number) => (table: WorldTable, d: Draws) =>
  put(table.labels, d, { share }, (label) => 1 - label);

test.each([0.06, 0.15, 0.4])('%f of the labels turned', (share) => {
  expect(concept.look(plantedWorld(1, { serving: flipped(share) }))).toMatchObject([{ features: [] }]);
});

test('the more, the clearer', () => {
  const strengths = [0.06, 0.15, 0.4].map(
    (share) => concept.look(plantedWorld(1, { serving: flipped(share) }))[0].strength,
  );
  expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
});

test.each<[string, (table: WorldTable, d: Draws) => void]>([
  ['nothing changed', () => undefined],
  [
    'rows are harder, and right scores say so',
    (table, d) => {
      put(table.features.amount, d, { share: 1 }, () => 85);
      answer(table, d);
    },
  ],
])('%s: none', (_, serving) => {
  for (const seed of [1, 2, 3]) expect(concept.look(plantedWorld(seed, { serving }))).toEqual([]);
});

test('nor where labels are immature', () => {
  const investigation = plantedWorld(1, { serving: flipped(0.3) });
  const gap = { verdict: 'explained', isImmature: true, isSelective: false } as const;
  expect(concept.look({ ...investigation, gap })).toEqual([]);
});

test('a sign that is faint says so', () => {
  const found = [0.02, 0.03, 0.04].flatMap((share) =>
    concept.look(plantedWorld(1, { serving: flipped(share) })).map(({ strength }) => strength),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toBeLessThan(0.5);
});
