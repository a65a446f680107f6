import { expect, test } from 'vitest';
import { labelMovedByAction } from '../../../../../../src/core/explain/signatures/feedback-loop/label-moved-by-action.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';
import type { Draws } from '../../../../../support/draws.ts';

const SIZE = { rows: 8000 };
/** Positives that do not happen, with this chance, by score. */
const averted = (chanceAt: (score: number) => number) => (table: WorldTable, d: Draws) =>
  table.labels.forEach((label, row) => {
    if (label === 1 && d.uniform() < chanceAt(table.predictions[row])) table.labels[row] = 0;
  });

test.each([0.5, 0.7, 0.95])('%f of the positives above a score do not happen', (works) => {
  const serving = averted((score) => (score > 0.5 ? works : 0));
  const [sighting] = labelMovedByAction.look(plantedWorld(1, { serving }, SIZE));
  const cut = sighting.facts.find(({ name }) => name === 'score of the cut');
  expect(cut?.value).toBeGreaterThan(0.4);
  expect(cut?.value).toBeLessThan(0.6);
});

test.each<[string, (score: number) => number]>([
  ['for all scores', () => 0.5],
  ['little by little with the score', (score) => 0.5 * score],
  ['for hardly anybody', (score) => (score > 0.5 ? 0.1 : 0)],
])('positives that become fewer %s were moved by no action', (_, chanceAt) => {
  expect(labelMovedByAction.look(plantedWorld(1, { serving: averted(chanceAt) }, SIZE))).toEqual([]);
});
