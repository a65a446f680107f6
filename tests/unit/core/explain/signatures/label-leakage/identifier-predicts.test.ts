import { describe, expect, test } from 'vitest';
import type { Investigation } from '../../../../../../src/core/explain/investigation.ts';
import { identifierPredicts } from '../../../../../../src/core/explain/signatures/label-leakage/identifier-predicts.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

/** Numbers in the order of label and noise: 0 is no order at all. */
const numbers = (far: number) => (table: WorldTable, d: Draws) => {
  const keys = table.labels.map((label, row) => ({ row, key: far * label + d.normal() }));
  const ids = table.labels.map(() => 0);
  keys.toSorted((a, b) => a.key - b.key).forEach(({ row }, rank) => (ids[row] = 200_000 + rank));
  return ids;
};

test.each([1, 2, 5])('a feature that was numbered by outcome: %f', (far) => {
  const training = (table: WorldTable, d: Draws) => {
    table.features.number = numbers(far)(table, d);
  };
  const [sighting, ...others] = identifierPredicts.look(plantedWorld(1, { training, serving: training }));
  expect(others).toEqual([]);
  expect(sighting.features).toEqual(['number']);
});

test('the entity id itself', () => {
  const training = (table: WorldTable, d: Draws) => {
    table.entities = numbers(2)(table, d);
  };
  expect(identifierPredicts.look(plantedWorld(1, { training }))).toMatchObject([{ features: [] }]);
});

test.each<[string, (table: WorldTable, d: Draws) => void]>([
  ['in no order', (table, d) => void (table.features.number = numbers(0)(table, d))],
  [
    'by time, while positives become more',
    (table, d) => {
      table.features.number = table.labels.map((_, row) => row);
      table.labels.forEach((_, row) => (table.labels[row] = d.uniform() < 0.1 + (0.6 * row) / 3000 ? 1 : 0));
    },
  ],
  [
    'of an amount in small units, each another',
    (table, d) =>
      void (table.features.number = table.labels.map((label) =>
        Math.round(40_000 * Math.exp(0.8 * d.normal() - label)),
      )),
  ],
  [
    'of an amount that comes again',
    (table) => void (table.features.number = table.features.amount.map(Math.round)),
  ],
])('numbers %s are none', (_, training) => {
  expect(identifierPredicts.look(plantedWorld(1, { training }))).toEqual([]);
});

describe('an identifier without a role', () => {
  const asideOf = (follow: number): Investigation => {
    const training = (table: WorldTable, d: Draws) => {
      const ids = numbers(2)(table, d);
      table.features.number = ids;
      table.predictions.forEach((score, row) => {
        table.predictions[row] = (1 - follow) * score + (follow * (ids[row] - 200_000)) / ids.length;
      });
    };
    const investigation = plantedWorld(1, { training, serving: training });
    const isNumber = ({ name }: { name: string }) => name === 'number';
    return {
      ...investigation,
      features: investigation.features.filter((feature) => !isNumber(feature)),
      aside: investigation.features.filter(isNumber),
    };
  };

  test('is named where the scores follow it', () => {
    expect(identifierPredicts.look(asideOf(0.6))).toMatchObject([{ features: ['number'] }]);
  });

  test('is named where number and score both all but are the label', () => {
    const training = (table: WorldTable, d: Draws) => {
      table.features.number = numbers(8)(table, d);
      table.labels.forEach((label, row) => (table.predictions[row] = label === 1 ? 0.999 : 0.001));
    };
    const investigation = plantedWorld(1, { training });
    const views = investigation.features.filter(({ name }) => name === 'number');
    const features = investigation.features.filter(({ name }) => name !== 'number');
    expect(identifierPredicts.look({ ...investigation, features, aside: views })).toMatchObject([
      { features: ['number'] },
    ]);
  });

  test('is none of the model where they do not, though it was given out by outcome', () => {
    expect(identifierPredicts.look(asideOf(0))).toEqual([]);
  });
});
