import { describe, expect, test } from 'vitest';
import { exposureNarrowing } from '../../../../../../src/core/explain/signatures/feedback-loop/exposure-narrowing.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { answer, NATURAL, plantedWorld, put, type WorldTable } from '../../../../../support/planted-world.ts';

/** Keeps a row with a chance that depends on its score and on how much of serving is over. */
const thinned = (chanceOf: (score: number, part: number) => number) => (table: WorldTable, d: Draws) => {
  const rows = table.predictions.length;
  const kept = table.predictions.map((score, row) => d.uniform() < chanceOf(score, row / rows));
  for (const column of [
    ...Object.values(table.features),
    table.labels,
    table.predictions,
    table.times,
    table.entities,
  ] as unknown[][]) {
    const values = column.filter((_, row) => kept[row]);
    column.splice(0, column.length, ...values);
  }
};

const look = (serving: NonNullable<Parameters<typeof plantedWorld>[1]>['serving'], seed = 1) =>
  exposureNarrowing.look(plantedWorld(seed, { serving }, { rows: 3000, servingRows: 6000 }));

describe('exposure that narrows', () => {
  test.each([
    ['to high scores', (score: number, part: number) => 1 - part * (1 - score) * 1.2, 'low'],
    ['to low scores', (score: number, part: number) => 1 - part * score * 1.3, 'high'],
  ])('%s', (_, chanceOf, lost) => {
    const [sighting, ...others] = look(thinned(chanceOf));
    expect(others).toEqual([]);
    expect(sighting.features).toEqual([]);
    expect(sighting.finding).toContain(`what scores ${lost} is no longer there`);
    expect(sighting.strength).toBeGreaterThan(0.6);
  });
});

/** As many rows as before, a part of which stays away and gives way to others of the same days. */
const instead =
  (chanceOf: (score: number, part: number) => number) =>
  (table: WorldTable, d: Draws): void => {
    const rows = table.predictions.length;
    const day = 200;
    for (let row = 0; row < rows; row++) {
      if (d.uniform() < chanceOf(table.predictions[row], row / rows)) continue;
      let other = row;
      for (let tried = 0; tried < 20; tried++) {
        other = Math.min(rows - 1, Math.max(0, row + Math.floor(day * (d.uniform() - 0.5))));
        if (d.uniform() < chanceOf(table.predictions[other], row / rows)) break;
      }
      for (const column of [...Object.values(table.features), table.labels, table.predictions] as unknown[][])
        column[row] = column[other];
    }
  };

test('is seen where what is shown less makes room for the rest', () => {
  const [sighting] = look(instead((score, part) => 1 - part * (1 - score) * 1.2));
  expect(sighting.finding).toContain('none as far as it');
});

test.each<[string, NonNullable<Parameters<typeof plantedWorld>[1]>['serving']]>([
  ['fewer rows, whatever their score', thinned((_, part) => 1 - 0.7 * part)],
  ['low scores that were never there', thinned((score) => score)],
  [
    'older people, bit by bit, of whom there are fewer',
    (table, d) => {
      put(table.features.age, d, { share: 1 }, (age, row) => age + (18 * row) / 6000);
      answer(table, d);
      thinned((_, part) => 1 - 0.5 * part)(table, d);
    },
  ],
  [
    'scores that rise by themselves, and fewer rows',
    (table, d) => {
      put(table.predictions, d, { share: 1 }, (score, row) => score + ((1 - score) * (0.6 * row)) / 6000);
      thinned((_, part) => 1 - 0.5 * part)(table, d);
    },
  ],
  [
    'a base rate that rises bit by bit',
    (table, d) => {
      const { labels } = table;
      const before = [...table.predictions];
      instead((_, part) => 1 - 0.7 * part)(table, d);
      // Positives take the place of others, whatever their score.
      const positives = [...before.keys()].filter((row) => labels[row] === 1);
      const rows = before.length;
      for (let row = 0; row < rows; row++) {
        if (d.uniform() > (0.7 * row) / rows) continue;
        const other = positives[Math.floor(positives.length * d.uniform())];
        for (const column of [
          ...Object.values(table.features),
          table.labels,
          table.predictions,
        ] as unknown[][])
          column[row] = column[other];
      }
    },
  ],
  [
    'one feature that drifts',
    (table, d) => {
      put(table.features.age, d, { share: 1 }, (age, row) => age + (18 * row) / 6000);
      answer(table, d);
    },
  ],
])('%s: none', (_, serving) => {
  expect(look(serving)).toEqual([]);
});

test.each(NATURAL)('$name shows none', ({ training, serving }) => {
  expect(exposureNarrowing.look(plantedWorld(3, { training, serving }))).toEqual([]);
});
