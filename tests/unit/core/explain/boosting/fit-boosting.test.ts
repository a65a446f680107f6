import { describe, expect, test } from 'vitest';
import { binFeatures, rebin } from '../../../../../src/core/explain/boosting/binned-features.ts';
import { fitBoosting } from '../../../../../src/core/explain/boosting/fit-boosting.ts';
import { predictBoosting, probabilityOf } from '../../../../../src/core/explain/boosting/predict-boosting.ts';
import { seededRandom } from '../../../../../src/core/metrics/seeded-random.ts';
import type { Column } from '../../../../../src/core/table/column.ts';

const ROWS = 2000;
const random = seededRandom(7);
const x = Float64Array.from({ length: ROWS }, () => Math.floor(random() * 100) / 100);
const noise = Float64Array.from({ length: ROWS }, () => random());
const codes = Uint32Array.from({ length: ROWS }, () => Math.floor(random() * 4));
const columns: Column[] = [
  { storage: 'number', values: x },
  { storage: 'number', values: noise },
  { storage: 'text', codes, dictionary: ['', 'a', 'b', 'c'] },
];
const binned = binFeatures(columns);
// Categories in no order: a and c are high, b and null low.
const target = x.map((value, row) => 3 * Number(value > 0.5) + [0, 2, 0, 2][codes[row]]);

const worst = (a: Float64Array, b: Float64Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

describe('boosting', () => {
  test('learns steps of numbers and of categories', () => {
    const model = fitBoosting(binned, target, { loss: 'squared', seed: 1 });
    expect(worst(predictBoosting(model, binned.bins), target)).toBeLessThan(0.05);
    expect(model.gains[1]).toBeLessThan(0.01 * model.gains[2]);
  });

  test('answers as its trees do, row by row, however many rows are asked for', () => {
    const model = fitBoosting(binned, target, { loss: 'squared', seed: 1, trees: 20 });
    const walk = (row: number) =>
      model.trees.reduce((sum, { features, lefts, goesLeft, values }) => {
        let node = 0;
        while (features[node] >= 0)
          node = lefts[node] + 1 - goesLeft[256 * node + binned.bins[features[node]][row]];
        return sum + values[node];
      }, model.start);
    for (const count of [1, 3, 4, 511, 514, 1030]) {
      const rows = Uint32Array.from({ length: count }, (_, i) => ROWS - 1 - i);
      expect(predictBoosting(model, binned.bins, rows)).toEqual(Float64Array.from(rows, walk));
    }
    expect(predictBoosting(model, binned.bins)).toEqual(
      Float64Array.from({ length: ROWS }, (_, row) => walk(row)),
    );
  });

  test('gives nulls the better side', () => {
    for (const [low, high] of [
      [0, 1],
      [1, 0],
    ]) {
      const values = x.map((value, row) => (row % 3 === 0 ? NaN : value));
      const bins = binFeatures([{ storage: 'number', values }]);
      const likeHigh = values.map((value) => (value <= 0.5 ? low : high));
      const answers = predictBoosting(fitBoosting(bins, likeHigh, { loss: 'squared', seed: 1 }), bins.bins);
      expect(worst(answers, likeHigh)).toBeLessThan(0.05);
    }
  });

  test('gives log-odds with logistic loss', () => {
    const share = x.map((value) => (value > 0.5 ? 0.8 : 0.1));
    const labels = share.map((p, row) => Number(noise[row] < p));
    const model = fitBoosting(binned, labels, {
      loss: 'logistic',
      trees: 40,
      depth: 2,
      features: [0],
      seed: 1,
    });
    const answers = predictBoosting(model, binned.bins).map(probabilityOf);
    const off = answers.map((p, row) => Math.abs(p - share[row]));
    expect(off.reduce((sum, each) => sum + each, 0) / ROWS).toBeLessThan(0.05);
  });

  test('stops early where there is nothing to learn, and is the same for the same seed', () => {
    const settings = { loss: 'squared', keptOut: 0.3, patience: 5, subsample: 0.5, seed: 3 } as const;
    const nothing = fitBoosting(binned, noise, { ...settings, features: [0, 2] });
    expect(nothing.trees.length).toBeLessThan(20);
    const models = [1, 2].map(() => fitBoosting(binned, target, settings));
    expect(models[0]).toEqual(models[1]);
    expect(fitBoosting(binned, target, { ...settings, seed: 4 })).not.toEqual(models[0]);
  });

  test('learns from the rows it is given only', () => {
    const spoilt = target.map((value, row) => (row < 1000 ? value : NaN));
    const rows = Uint32Array.from({ length: 1000 }, (_, row) => row);
    const model = fitBoosting(binned, spoilt, { loss: 'squared', rows, seed: 1 });
    const rest = Uint32Array.from({ length: 1000 }, (_, row) => 1000 + row);
    expect(worst(predictBoosting(model, binned.bins, rest), target.subarray(1000))).toBeLessThan(0.1);
  });

  test('leaves its leaves enough rows', () => {
    const few = target.map((_, row) => (row < 10 ? 100 : 0));
    const ids = binFeatures([{ storage: 'number', values: target.map((_, row) => row) }], 255);
    const model = fitBoosting(ids, few, {
      loss: 'squared',
      trees: 1,
      leastRows: 500,
      learningRate: 1,
      seed: 1,
    });
    expect(Math.max(...predictBoosting(model, ids.bins))).toBeLessThanOrEqual(2);
  });

  test('answers for absent features as for nulls', () => {
    const model = fitBoosting(binned, target, { loss: 'squared', seed: 1 });
    const absent = rebin(binned.rules, [columns[0], columns[1], null]);
    const nulls = rebin(binned.rules, [
      columns[0],
      columns[1],
      { ...columns[2], codes: new Uint32Array(ROWS) } as Column,
    ]);
    expect(predictBoosting(model, absent.bins)).toEqual(predictBoosting(model, nulls.bins));
  });

  test('a constant target is answered with it', () => {
    const answers = predictBoosting(
      fitBoosting(
        binned,
        target.map(() => 3),
        { loss: 'squared', seed: 1 },
      ),
      binned.bins,
    );
    expect(new Set(answers)).toEqual(new Set([3]));
  });

  test.each([
    ['no rows', { rows: new Uint32Array(0) }, target],
    ['a target that is no number', {}, target.map(() => NaN)],
    ['a share above 1', { loss: 'logistic' as const }, target],
  ])('%s throws', (_, options, given) => {
    expect(() => fitBoosting(binned, given, { loss: 'squared', seed: 1, ...options })).toThrow(RangeError);
  });
});
