import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { binFeatures } from '../../src/core/explain/boosting/binned-features.ts';
import type { BoostingLoss } from '../../src/core/explain/boosting/boosted-model.ts';
import { fitBoosting } from '../../src/core/explain/boosting/fit-boosting.ts';
import { predictBoosting } from '../../src/core/explain/boosting/predict-boosting.ts';
import { r2 } from '../../src/core/metrics/r2.ts';
import { rocAuc } from '../../src/core/metrics/roc-auc.ts';
import type { Column } from '../../src/core/table/column.ts';
import { mulberry32 } from '../support/mulberry32.ts';

const ROWS = 8000;
const LEARNT = 4000;

interface Oracle {
  values: { seed: number; r2: number; auc: number; rareAuc: number }[];
}
const oracle = JSON.parse(readFileSync(new URL('boosting.json', import.meta.url), 'utf8')) as Oracle;

/** The table of generate_boosting.py. */
function table(seed: number): { columns: Column[]; signal: Float64Array; noise: Float64Array } {
  const draw = mulberry32(seed);
  const numbers = Array.from({ length: 5 }, () => new Float64Array(ROWS));
  const codes = new Uint32Array(ROWS);
  const signal = new Float64Array(ROWS);
  const noise = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    const [a, b, c, d] = [draw(), draw(), draw(), draw()];
    const isNull = draw() < 0.2;
    const count = Math.floor(draw() * 5);
    const category = Math.floor(draw() * 12);
    noise[row] = draw();
    signal[row] = 4 * a * b + (c > 0.6 ? 1.5 : 0) + count * (d - 0.5) + ((category * 7) % 12) / 4;
    if (isNull && a > 0.5) signal[row]++;
    [a, b, isNull ? NaN : c, d, count].forEach((value, feature) => (numbers[feature][row] = value));
    codes[row] = category + 1;
  }
  const dictionary = ['', ...Array.from({ length: 12 }, (_, category) => `c${category}`)];
  const columns = numbers.map((values): Column => ({ storage: 'number', values }));
  return { columns: [...columns, { storage: 'text', codes, dictionary }], signal, noise };
}

test.each(oracle.values)('is as good as scikit-learn on table $seed', ({ seed, ...expected }) => {
  const { columns, signal, noise } = table(seed);
  const binned = binFeatures(columns);
  const all = Uint32Array.from({ length: ROWS }, (_, row) => row);
  const [learnt, asked] = [all.subarray(0, LEARNT), all.subarray(LEARNT)];
  const answers = (target: Float64Array, loss: BoostingLoss) =>
    predictBoosting(fitBoosting(binned, target, { loss, rows: learnt, seed: 1 }), binned.bins, asked);
  const areaOf = (shift: number): number => {
    const label = noise.map((draw, row) => Number(draw < 1 / (1 + Math.exp(-2 * (signal[row] - shift)))));
    return rocAuc(answers(label, 'logistic'), Uint8Array.from(label.subarray(LEARNT))).value!;
  };
  const quantity = signal.map((value, row) => value + 2 * (noise[row] - 0.5));
  expect(r2(answers(quantity, 'squared'), quantity.subarray(LEARNT)).value).toBeCloseTo(expected.r2, 2);
  // Other bins, other leaves: the trees differ, what they can tell does not. Better is fine.
  expect(areaOf(3.5)).toBeGreaterThan(expected.auc - 0.01);
  expect(areaOf(7)).toBeGreaterThan(expected.rareAuc - 0.01);
});
