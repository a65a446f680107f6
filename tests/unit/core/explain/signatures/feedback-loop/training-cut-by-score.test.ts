import { describe, expect, test } from 'vitest';
import { trainingCutByScore } from '../../../../../../src/core/explain/signatures/feedback-loop/training-cut-by-score.ts';
import { answer, NATURAL, plantedWorld, put, type WorldTable } from '../../../../../support/planted-world.ts';

/** Only rows whose score an earlier model let through: the others give way to copies of those, so that the table keeps its length. */
const cut = (isLetThrough: (score: number) => boolean) => (table: WorldTable) => {
  const kept = [...table.predictions.keys()].filter((row) => isLetThrough(table.predictions[row]));
  for (const column of [...Object.values(table.features), table.labels, table.predictions] as unknown[][]) {
    const values = [...column];
    values.forEach((_, row) => (column[row] = values[kept[row % kept.length]]));
  }
};

const look = (change: Parameters<typeof plantedWorld>[1], seed = 1) =>
  trainingCutByScore.look(plantedWorld(seed, change));

describe('training whose population ends at a score', () => {
  test.each([
    ['below 0.2', (score: number) => score > 0.2, 'below'],
    ['below 0.4', (score: number) => score > 0.4, 'below'],
    ['above 0.5', (score: number) => score < 0.5, 'above'],
  ])('%s', (_, isLetThrough, where) => {
    const [sighting, ...others] = look({ training: cut(isLetThrough) });
    expect(others).toEqual([]);
    expect(sighting.features).toEqual([]);
    expect(sighting.finding).toContain(`of the serving scores lie ${where}`);
    expect(sighting.strength).toBeGreaterThanOrEqual(0.5);
  });

  test('says where it ends', () => {
    const [{ facts }] = look({ training: cut((score) => score > 0.4) });
    expect(facts.find(({ name }) => name === "training's 0.5% point")?.value).toBeCloseTo(0.4, 1);
  });
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['both tables end there', { training: cut((score) => score > 0.3), serving: cut((score) => score > 0.3) }],
  ['serving ends there', { serving: cut((score) => score > 0.3) }],
  ['one row in ten lies beyond', { training: cut((score) => score > 0.08) }],
  [
    'serving is written in percent',
    { serving: ({ predictions }, d) => put(predictions, d, { share: 1 }, (score) => 100 * score) },
  ],
  [
    'serving has decisions for scores',
    { serving: ({ predictions }, d) => put(predictions, d, { share: 1 }, (score) => Math.round(score)) },
  ],
  [
    'a feature of serving goes where training never was',
    {
      serving(table, d) {
        put(table.features.age, d, { share: 0.4 }, (age) => age + 90);
        answer(table, d);
      },
    },
  ],
])('is not seen where %s', (_, change) => {
  expect(look(change)).toEqual([]);
});

test.each(NATURAL)('$name shows none', ({ training, serving }) => {
  expect([1, 2].flatMap((seed) => look({ training, serving }, seed))).toEqual([]);
});
