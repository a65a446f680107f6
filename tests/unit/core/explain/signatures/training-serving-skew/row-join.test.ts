import { describe, expect, test } from 'vitest';
import { rowJoinReport } from '../../../../../../src/core/explain/row-join/row-join-report.ts';
import { rowJoin } from '../../../../../../src/core/explain/signatures/training-serving-skew/row-join.ts';
import { seededRandom } from '../../../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedColumn } from '../../../../../support/planted-pair.ts';

const ROWS = 600;
const HOUR = 3_600_000;
const random = seededRandom(5);
const size = Array.from({ length: ROWS }, () => 1 + Math.round(random() * 1e4) / 100);
const weight = Array.from({ length: ROWS }, () => 1 + Math.round(random() * 1e4) / 100);
const colour = Array.from({ length: ROWS }, () => ['red', 'green', 'blue'][Math.floor(random() * 3)]);
const ids = Array.from({ length: ROWS }, (_, row) => row);
const times = ids.map((row) => row * HOUR);
const features = { size, weight, colour };

// Values of other rows: each row gets what the row after next has.
const rolled = <Value>(values: readonly Value[]) => values.map((_, row) => values[(row + 2) % ROWS]);

function look(served: Record<string, PlantedColumn>, served_times = times) {
  return plantedPair(
    { features, entities: ids, times },
    { features: { ...features, ...served }, entities: ids, times: served_times },
  );
}

describe('rows in both tables', () => {
  test.each<[string, Record<string, PlantedColumn>, RegExp, string]>([
    ['a factor', { size: size.map((x) => 2.54 * x) }, /x 2\.54/, 'affine'],
    ['a difference', { size: size.map((x) => x - 273.15) }, /- 273\.[12]/, 'affine'],
    ['a function', { size: size.map(Math.log1p) }, /log1p/, 'function'],
    ['a line', { size: size.map((x) => 1.8 * x + 32) }, /x 1\.8 \+ 32/, 'affine'],
    ['nulls', { size: size.map((x, row) => (row % 3 ? x : NaN)) }, /null/, 'joined'],
    ['a constant', { size: size.map((x, row) => (row % 3 ? x : -1)) }, /-1, whatever/, 'joined'],
    ['rounding', { size: size.map(Math.floor) }, /rounded down/, 'joined'],
    ['another spelling', { colour: colour.map((text) => text.toUpperCase()) }, /another spelling/, 'mapping'],
    [
      'other texts',
      { colour: colour.map((text) => ({ red: '0', green: '1', blue: '2' })[text]!) },
      /other texts/,
      'mapping',
    ],
    ['values of other rows', { size: rolled(size) }, /another row/, 'joined'],
    ['texts of other rows', { colour: rolled(colour) }, /another row/, 'joined'],
  ])('%s is found and named', (_, served, words, repair) => {
    const found = rowJoin.look(look(served));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ features: Object.keys(served), repair: { kind: repair } });
    expect(found[0].finding).toMatch(words);
    expect(found[0].strength).toBeGreaterThan(0.9);
  });

  test('features that are off in the same way are one sighting', () => {
    const found = rowJoin.look(
      look({ size: rolled(size), weight: rolled(weight), colour: colour.map(() => 'red') }),
    );
    expect(found.map((each) => each.features)).toEqual([['size', 'weight'], ['colour']]);
  });

  test('the moment from which on it holds is told', () => {
    const found = rowJoin.look(look({ size: size.map((x, row) => (row < 300 ? x : 10 * x)) }));
    expect(found[0].window).toEqual({ from: 300 * HOUR, to: null });
    expect(rowJoin.look(look({ size: size.map((x) => 10 * x) }))[0].window).toBeNull();
  });

  test.each<[string, Record<string, PlantedColumn>]>([
    ['the same values', {}],
    [
      'values rounded to single precision',
      { size: size.map(Math.fround), weight: Float32Array.from(weight) },
    ],
    ['five rows of 600', { size: size.map((x, row) => (row < 5 ? x + 1 : x)) }],
    ['numbers written as text', { size: size.map(String) }],
  ])('%s are not seen', (_, served) => {
    expect(rowJoin.look(look(served))).toEqual([]);
  });

  test('at another moment a value may have been updated, a factor may not', () => {
    const later = times.map((time) => time + 7);
    const [updated] = rowJoin.look(look({ size: rolled(size) }, later));
    expect(updated.strength).toBeLessThanOrEqual(0.5);
    expect(updated.finding).toMatch(/updated since/);
    const [scaled] = rowJoin.look(look({ size: size.map((x) => 100 * x) }, later));
    expect(scaled.strength).toBeGreaterThan(0.7);
  });

  test('without shared rows there is nothing to see', () => {
    const alone = plantedPair({ features }, { features });
    expect(rowJoin.look(alone)).toEqual([]);
    expect(rowJoinReport(alone)).toBeNull();
  });

  test('the report lists every feature, the worst first', () => {
    expect(rowJoinReport(look({ weight: weight.map((x) => 2 * x) }))).toEqual({
      pairs: ROWS,
      sameTime: true,
      features: [
        {
          feature: 'weight',
          compared: ROWS,
          mismatches: ROWS,
          low: expect.closeTo(0.9936, 3),
          transform: "training's value x 2",
        },
        { feature: 'size', compared: ROWS, mismatches: 0, low: 0, transform: null },
        { feature: 'colour', compared: ROWS, mismatches: 0, low: 0, transform: null },
      ],
    });
  });
});
