import { describe, expect, test } from 'vitest';
import { scatteredValues } from '../../../../../../src/core/explain/signatures/training-serving-skew/scattered-values.ts';
import { seededRandom } from '../../../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedTable } from '../../../../../support/planted-pair.ts';

const ROWS = 4000;
const HOUR = 3_600_000;

/** Four features that hang together by what is behind them; `shift` moves that over the rows. */
function table(seed: number, shift: (row: number) => number = () => 0, bond = 1) {
  const random = seededRandom(seed);
  const behind = Array.from({ length: ROWS }, (_, row) => random() + shift(row));
  const like = () => behind.map((value) => 10 + bond * value + random());
  return {
    features: { a: like(), b: like(), c: like(), d: like() },
    labels: behind.map((value) => Number(random() < value)),
    times: behind.map((_, row) => row * HOUR),
  };
}

const training = table(11);
const look = (served: Partial<PlantedTable['features']>, table_ = table(12)) =>
  scatteredValues.look(
    plantedPair(training, {
      ...table_,
      features: { ...table_.features, ...served } as PlantedTable['features'],
    }),
  );
const serving = table(12);
const random = seededRandom(13);
const changed = (change: (value: number, row: number) => number) => serving.features.b.map(change);

describe('values that are off by another amount in each row', () => {
  test('are seen under noise, with the bonds that are gone', () => {
    const [found, ...more] = look({ b: changed((x) => x + 3 * (random() - 0.5)) });
    expect(more).toEqual([]);
    expect(found.features).toEqual(['b']);
    expect(found.finding).toMatch(/3 of 3 relations/);
    expect(found.strength).toBeGreaterThan(0.7);
    expect(found.repair).toEqual({ kind: 'redraw', feature: 'b', from: null });
  });

  test('are seen where a part of the whole was counted, another one in each row', () => {
    const [found] = look({ b: changed((x) => x * (0.1 + 0.6 * random())) });
    expect(found.features).toEqual(['b']);
  });

  test('are seen without times and without labels', () => {
    const { features } = serving;
    const noisy = changed((x) => x + 3 * (random() - 0.5));
    const [found] = scatteredValues.look(
      plantedPair({ features: training.features }, { features: { ...features, b: noisy } }),
    );
    expect(found.features).toEqual(['b']);
  });
});

describe('it is none', () => {
  test.each<[string, ReturnType<typeof changed>]>([
    ['without a change', changed((x) => x)],
    ['where a unit changed', changed((x) => 100 * x)],
    ['where values went through a logarithm', changed((x) => Math.log(x))],
    ['where a sign was turned', changed((x) => -x)],
    ['where a part is a constant', changed((x, row) => (row % 2 ? -1 : x))],
    [
      'where values of other rows came, as they are',
      changed((_, row) => serving.features.b[(row + 7) % ROWS]),
    ],
    ['where a sensor drifts over time', changed((x, row) => x + (4 * row) / ROWS)],
    ['where a sensor jumps', changed((x, row) => x + (row > 2500 ? 5 : 0))],
  ])('%s', (_, b) => {
    expect(look({ b })).toEqual([]);
  });

  test('where what is behind drifts, slowly or at once, or hangs less together', () => {
    expect(
      look(
        {},
        table(14, (row) => (3 * row) / ROWS),
      ),
    ).toEqual([]);
    expect(
      look(
        {},
        table(15, () => 0.6),
      ),
    ).toEqual([]);
    expect(
      look(
        {},
        table(16, () => 0.6, 0.3),
      ),
    ).toEqual([]);
  });

  test('where other kinds of rows come: values are closer together', () => {
    const kept = table(17);
    const rows = [...kept.features.b.keys()].filter((row) => kept.features.b[row] < 10.8);
    const at = (values: readonly number[]) => rows.map((row) => values[row]);
    const some = {
      features: Object.fromEntries(Object.entries(kept.features).map(([name, values]) => [name, at(values)])),
      labels: at(kept.labels),
      times: at(kept.times),
    };
    expect(scatteredValues.look(plantedPair(training, some))).toEqual([]);
  });
});
