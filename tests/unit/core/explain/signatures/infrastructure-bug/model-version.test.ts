import { describe, expect, test } from 'vitest';
import { modelVersion } from '../../../../../../src/core/explain/signatures/infrastructure-bug/model-version.ts';
import { seededRandom } from '../../../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedTable } from '../../../../../support/planted-pair.ts';

const ROWS = 1200;
const HOUR = 3_600_000;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
/** The model, and one that was never evaluated. */
const evaluated = (a: number, b: number) => logistic(4 * a - 2 * b);
const older = (a: number, b: number) => logistic(3 * b - 2 * a);

interface Plan {
  versionOf?: (row: number) => string;
  model?: (row: number) => typeof evaluated;
  /** Draws feature a. */
  a?: (u: number) => number;
  world?: (a: number, b: number) => number;
}

function table(seed: number, plan: Plan = {}): PlantedTable {
  const { versionOf, model = () => evaluated, a = (u) => u, world = evaluated } = plan;
  const random = seededRandom(seed);
  const as = Array.from({ length: ROWS }, () => a(random()));
  const bs = Array.from({ length: ROWS }, () => random());
  return {
    features: { a: as, b: bs, c: as.map(() => random()) },
    predictions: as.map((x, row) => model(row)(x, bs[row])),
    labels: as.map((x, row) => Number(random() < world(x, bs[row]))),
    times: as.map((_, row) => row * HOUR),
    ...(versionOf && { versions: as.map((_, row) => versionOf(row)) }),
  };
}

const look = (serving: Plan, training: Plan = {}) =>
  modelVersion.look(plantedPair(table(31, training), table(32, serving)));
const v7: Plan = { versionOf: () => 'v7' };

describe('another version of the model, where a column tells', () => {
  test('is seen on part of the traffic, with its share and its moment', () => {
    const isOld = (row: number) => row >= 720;
    const [found] = look(
      { versionOf: (row) => (isOld(row) ? 'v5' : 'v7'), model: (row) => (isOld(row) ? older : evaluated) },
      v7,
    );
    expect(found.finding).toMatch(/^40% of serving is scored by v5, which training does not have/);
    expect(found.window?.from).toBe(720 * HOUR);
    expect(found.strength).toBeGreaterThan(0.8);
  });

  test('is seen on all of it', () => {
    const [found] = look({ versionOf: () => 'v5', model: () => older }, v7);
    expect(found.detail).toBe('v5');
  });

  test('is seen where only serving has versions', () => {
    const [found] = look({
      versionOf: (row) => `v${row % 2}`,
      model: (row) => (row % 2 ? older : evaluated),
    });
    expect(found.detail).toBe('v1');
  });

  test.each<[string, Plan, Plan]>([
    ['the same version', v7, v7],
    ['a new name for the same model', { versionOf: () => 'v7.1' }, v7],
    ['two versions that agree', { versionOf: (row) => `v${row % 2}` }, { versionOf: (row) => `v${row % 2}` }],
    ['a changed world, and the same version', { ...v7, world: older }, v7],
  ])('%s is none', (_, serving, training) => {
    expect(look(serving, training)).toEqual([]);
  });
});

describe('another version of the model, where no column tells', () => {
  test('is seen in its scores, on all traffic or from a moment on', () => {
    expect(look({ model: () => older })[0].strength).toBeGreaterThan(0.7);
    const [found] = look({ model: (row) => (row < 600 ? evaluated : older) });
    expect(Math.abs(found.window!.from / HOUR - 600)).toBeLessThan(10);
  });

  test('is seen where a stand-in explains only a part of the scores', () => {
    // Half of the scores' variance comes from what is in no feature.
    const blurred = (model: typeof evaluated, seed: number) => {
      const random = seededRandom(seed);
      return (a: number, b: number) =>
        logistic(Math.log(model(a, b) / (1 - model(a, b))) + 1.6 * (random() - 0.5));
    };
    const [now, before, old] = [blurred(evaluated, 1), blurred(evaluated, 2), blurred(older, 3)];
    const [found] = look({ model: () => old }, { model: () => before });
    const fidelity = found.facts.find(({ name }) => name === 'fidelity of the surrogate');
    expect(fidelity?.value).toBeLessThan(0.9);
    expect(look({ model: () => now }, { model: () => before })).toEqual([]);
  });

  test.each<[string, Plan]>([
    ['no change', {}],
    ['drift of a feature', { a: (u) => u ** 2 }],
    ['drift out of what training has', { a: (u) => 0.5 + u }],
    ['a changed unit', { a: (u) => 100 * u }],
    ['a changed world', { world: older }],
    ['one row in fifty by the other', { model: (row) => (row % 50 ? evaluated : older) }],
  ])('%s is none', (_, serving) => {
    expect(look(serving)).toEqual([]);
  });

  test('without predictions there is nothing to see', () => {
    const { features } = table(31);
    expect(modelVersion.look(plantedPair({ features }, { features }))).toEqual([]);
  });
});
