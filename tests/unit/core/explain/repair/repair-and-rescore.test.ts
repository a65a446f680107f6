import { describe, expect, test } from 'vitest';
import { applyRepair, type Suspect } from '../../../../../src/core/explain/repair/apply-repair.ts';
import { repairAndRescore } from '../../../../../src/core/explain/repair/repair-and-rescore.ts';
import type { Repair } from '../../../../../src/core/explain/evidence.ts';
import { seededRandom } from '../../../../../src/core/metrics/seeded-random.ts';
import type { Column } from '../../../../../src/core/table/column.ts';
import { plantedPair, type PlantedColumn, type PlantedTable } from '../../../../support/planted-pair.ts';

const ROWS = 1500;
const REGIONS = ['north', 'south', 'west'];

interface Rows {
  age: number[];
  income: number[];
  region: string[];
}
const logit = (age: number, income: number, region: string) =>
  age / 5 - 8 + (income - 50) / 20 + (region === 'south' ? 2 : 0);
/** What the model makes of a row as it is served; null goes for an average age. */
const score = (age: number, income: number, region: string) =>
  1 / (1 + Math.exp(-logit(Number.isNaN(age) ? 40 : age, income, region)));

/** Rows as they are, and what the model says of them as they are served. */
function table(
  seed: number,
  serve: (rows: Rows) => Record<string, PlantedColumn> = () => ({}),
): PlantedTable {
  const random = seededRandom(seed);
  const rows: Rows = {
    age: Array.from({ length: ROWS }, () => 20 + Math.floor(40 * random())),
    income: Array.from({ length: ROWS }, () => Math.floor(100 * random())),
    region: Array.from({ length: ROWS }, () => REGIONS[Math.floor(3 * random())]),
  };
  const served = { ...rows, ...serve(rows) };
  return {
    features: served,
    predictions: rows.age.map((_, row) => score(served.age[row], served.income[row], served.region[row])),
    labels: rows.age.map((age, row) => Number(random() < score(age, rows.income[row], rows.region[row]))),
    entities: rows.age.map((_, row) => row),
    times: rows.age.map((_, row) => row),
  };
}

const training = table(51);
const suspect = (repair: Repair, ...features: string[]): Suspect => ({ features, repair, window: null });
const months = suspect({ kind: 'affine', feature: 'age', slope: 12, intercept: 0 }, 'age');

describe('undoing', () => {
  test('one fault brings back what it cost', () => {
    const pair = plantedPair(
      training,
      table(52, ({ age }) => ({ age: age.map((x) => 12 * x) })),
    );
    const found = repairAndRescore(pair, [months])!;
    expect(found.metric.serving).toBeLessThan(0.75);
    expect(found.metric.repaired).toBeGreaterThan(0.87);
    expect(found.restored[0]).toBeGreaterThan(0.85);
    expect(found.restored[0]).toBeLessThan(1.15);
  });

  test('two faults shares it out between them', () => {
    const upper = ({ region }: Rows) => region.map((text) => text.toUpperCase());
    const pair = plantedPair(
      training,
      table(52, (rows) => ({ age: rows.age.map((x) => 12 * x), region: upper(rows) })),
    );
    const values = REGIONS.map((meant) => ({ served: meant.toUpperCase(), meant }));
    const found = repairAndRescore(pair, [
      months,
      suspect({ kind: 'mapping', feature: 'region', values }, 'region'),
    ])!;
    const [ofAge, ofRegion] = found.restored as number[];
    expect(ofAge).toBeGreaterThan(ofRegion);
    expect(ofRegion).toBeGreaterThan(0.05);
    expect(ofAge + ofRegion).toBeGreaterThan(0.85);
    const { training: best, serving, repaired } = found.metric;
    expect(ofAge + ofRegion).toBeCloseTo((repaired - serving) / (best - serving), 9);
  });

  test('what is no fault brings back nothing', () => {
    const pair = plantedPair(
      training,
      table(52, ({ age }) => ({ age: age.map((x) => 12 * x) })),
    );
    const found = repairAndRescore(pair, [
      months,
      suspect({ kind: 'is-null', feature: 'income', value: -1 }, 'income'),
    ])!;
    expect(found.restored[1]).toBeCloseTo(0, 9);
  });

  test('values that are lost leaves their rows out', () => {
    const pair = plantedPair(
      training,
      table(52, ({ age }) => ({ age: age.map((x, row) => (row % 2 ? x : NaN)) })),
    );
    const found = repairAndRescore(pair, [suspect({ kind: 'redraw', feature: 'age', from: null }, 'age')])!;
    expect(found.restored[0]).toBeGreaterThan(0.75);
    expect(found.metric.surrogate).toBeNull();
  });

  test('what only the other table knows counts rows in both', () => {
    const rolled = table(51, ({ age }) => ({ age: age.map((_, row) => age[(row + 1) % ROWS]) }));
    const entities = Array.from(rolled.entities!, (id) => (id < 800 ? id : id + 1e6));
    const pair = plantedPair(training, { ...rolled, entities });
    const found = repairAndRescore(pair, [suspect({ kind: 'joined', feature: 'age' }, 'age')])!;
    expect(found.rows).toBe(800);
    expect(found.restored[0]).toBeGreaterThan(0.8);
  });
});

describe('it cannot be told', () => {
  const faulty = table(52, ({ age }) => ({ age: age.map((x) => 12 * x) }));
  test.each<[string, PlantedTable, PlantedTable, Suspect[]]>([
    ['without suspects', training, faulty, []],
    ['without a gap', training, table(52), [months]],
    ['without labels', training, { ...faulty, labels: new Float64Array(ROWS).fill(NaN) }, [months]],
    [
      'where the surrogate does not know the model',
      { ...training, features: { noise: training.features.income } },
      faulty,
      [months],
    ],
    [
      'where every row has lost the value',
      training,
      table(52, ({ age }) => ({ age: age.map(() => NaN) })),
      [suspect({ kind: 'redraw', feature: 'age', from: null }, 'age')],
    ],
  ])('%s', (_, before, after, suspects) => {
    expect(repairAndRescore(plantedPair(before, after), suspects)).toBeNull();
  });
});

describe('a repair', () => {
  const served = {
    features: { a: [1, 2, NaN, -1], b: ['X', null, 'y', 'X'], c: [5, 6, 7, 8] },
    times: [1, 2, 3, 4],
  };
  const values = (column: Column | undefined) => {
    if (column?.storage === 'number') return [...column.values];
    if (column?.storage === 'text') return Array.from(column.codes, (code) => column.dictionary[code]);
    return undefined;
  };
  test.each<[Repair, string, (number | string)[]]>([
    [{ kind: 'affine', feature: 'a', slope: 2, intercept: 1 }, 'a', [0, 0.5, NaN, -1]],
    [{ kind: 'function', feature: 'a', served: 'log10' }, 'a', [10, 100, NaN, 0.1]],
    [{ kind: 'function', feature: 'a', served: 'sqrt' }, 'a', [1, 4, NaN, 1]],
    [{ kind: 'mapping', feature: 'b', values: [{ served: 'X', meant: 'x' }] }, 'b', ['x', '', 'y', 'x']],
    [
      { kind: 'mapping', feature: 'c', values: [{ served: '5', meant: 'five' }] },
      'c',
      ['five', '6', '7', '8'],
    ],
    [{ kind: 'is-null', feature: 'a', value: -1 }, 'a', [1, 2, NaN, NaN]],
    [{ kind: 'is-null', feature: 'b', value: 'X' }, 'b', ['', '', 'y', '']],
    [{ kind: 'null-is', feature: 'a', value: 0 }, 'a', [1, 2, 0, -1]],
    [{ kind: 'null-is', feature: 'b', value: 'n' }, 'b', ['X', 'n', 'y', 'X']],
    [{ kind: 'permutation', columns: [{ from: 'c', to: 'a' }] }, 'a', [5, 6, 7, 8]],
  ])('%j undoes %s', (repair, feature, expected) => {
    const pair = plantedPair(served, served);
    const changed = applyRepair(pair, suspect(repair, feature));
    expect(values(changed.get(feature))).toEqual(expected);
  });

  test('leaves rows outside its window', () => {
    const pair = plantedPair(served, served);
    const repair: Repair = { kind: 'affine', feature: 'c', slope: 1, intercept: 5 };
    const changed = applyRepair(pair, { features: ['c'], repair, window: { from: 2, to: 4 } });
    expect(values(changed.get('c'))).toEqual([5, 1, 2, 8]);
  });

  test('of a feature that is not there changes nothing', () => {
    const pair = plantedPair(served, served);
    const repair: Repair = { kind: 'affine', feature: '__proto__', slope: 1, intercept: 5 };
    expect(applyRepair(pair, suspect(repair, '__proto__')).size).toBe(0);
  });
});
