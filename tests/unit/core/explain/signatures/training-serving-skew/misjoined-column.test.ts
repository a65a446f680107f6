import { describe, expect, test } from 'vitest';
import { misjoinedColumn } from '../../../../../../src/core/explain/signatures/training-serving-skew/misjoined-column.ts';
import { seededRandom } from '../../../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedColumn, type PlantedTable } from '../../../../../support/planted-pair.ts';

const ROWS = 2000;

/** Four features that all hang together by what is behind them, one that hangs together with nothing. */
function table(seed: number, bond = 1): PlantedTable & { features: Record<string, number[]> } {
  const random = seededRandom(seed);
  const behind = Array.from({ length: ROWS }, () => random());
  const like = () => behind.map((value) => bond * value + random());
  return {
    features: { a: like(), b: like(), c: like(), d: like(), alone: behind.map(() => random()) },
    labels: behind.map((value) => Number(random() < value)),
  };
}

/** Values of other rows, in a share of them. */
function shuffled<Value>(values: readonly Value[], share = 1): Value[] {
  const rows = values.length * share;
  return values.map((value, row) => (row < rows ? values[(row + 7) % rows] : value));
}

const training = table(41);
const serving = table(42);
const look = (served: Record<string, PlantedColumn>, rest: Partial<PlantedTable> = {}) =>
  misjoinedColumn.look(
    plantedPair(training, { ...serving, features: { ...serving.features, ...served }, ...rest }),
  );

test('is missed in none of sixty worlds, though chance moves the distribution of one column in twenty', () => {
  const missed = Array.from({ length: 60 }, (_, k) => table(100 + k)).filter(({ features, ...rest }) => {
    const served = { ...features, b: shuffled(features.b) };
    return misjoinedColumn.look(plantedPair(training, { ...rest, features: served })).length === 0;
  });
  expect(missed).toHaveLength(0);
});

const text = (values: readonly number[]) => values.map((value) => `t${Math.floor(4 * value)}`);

describe('a column joined to the wrong rows', () => {
  test('is seen though its distribution is the same', () => {
    const [found, ...more] = look({ b: shuffled(serving.features.b) });
    expect(more).toEqual([]);
    expect(found.features).toEqual(['b']);
    expect(found.strength).toBeGreaterThan(0.85);
    expect(found.finding).toMatch(/3 of 3 relations/);
  });

  test('is seen where half of the rows are wrong, and where labels are not known', () => {
    expect(look({ b: shuffled(serving.features.b, 0.5) })[0].features).toEqual(['b']);
    const [found] = look({ b: shuffled(serving.features.b) }, { labels: new Array<number>(ROWS).fill(NaN) });
    expect(found.features).toEqual(['b']);
    expect(found.strength).toBeLessThan(0.8);
  });

  test('may be two, of one source', () => {
    const pair = { a: shuffled(serving.features.a), b: shuffled(serving.features.b) };
    expect(look(pair)[0].features.toSorted()).toEqual(['a', 'b']);
  });

  test('may be text', () => {
    const before = { ...training, features: { ...training.features, b: text(training.features.b) } };
    const after = { ...serving, features: { ...serving.features, b: shuffled(text(serving.features.b)) } };
    expect(misjoinedColumn.look(plantedPair(before, after))[0].features).toEqual(['b']);
  });
});

describe('it is none', () => {
  test.each<[string, Record<string, PlantedColumn>]>([
    ['without a change', {}],
    ['where the distribution changed as well', { b: shuffled(serving.features.b).map((x) => x * x) }],
    ['where the column hangs together with nothing', { alone: shuffled(serving.features.alone) }],
    ['where a unit changed', { b: serving.features.b.map((x) => 100 * x) }],
  ])('%s', (_, served) => {
    expect(look(served)).toEqual([]);
  });

  test('where all relations are weaker: the world changed', () => {
    expect(misjoinedColumn.look(plantedPair(training, table(42, 0.5)))).toEqual([]);
  });

  test('where the column hangs together with others through the label alone: it knew that in training', () => {
    const knew = ({ features, labels }: ReturnType<typeof table>, seed: number) => {
      const random = seededRandom(seed);
      return { ...features, told: Array.from(labels!, (label) => label + 0.7 * random()) };
    };
    const before = { ...training, features: knew(training, 3) };
    const after = { ...serving, features: knew(serving, 4) };
    after.features.told = shuffled(after.features.told);
    expect(misjoinedColumn.look(plantedPair(before, after))).toEqual([]);
  });

  test('where the labels changed and the features did not', () => {
    expect(look({}, { labels: shuffled(Array.from(serving.labels!)) })).toEqual([]);
  });
});
