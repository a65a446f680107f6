import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedTable } from '../../../support/planted-pair.ts';

const ROWS = 1500;

/** A model that looks at `income` most, at `region` a little and at `noise` never. */
function table(seed: number, score: (income: number, region: string, noise: number) => number): PlantedTable {
  const random = seededRandom(seed);
  const income = Array.from({ length: ROWS }, () => Math.round(random() * 100));
  const region = Array.from({ length: ROWS }, () => ['north', 'south', 'west'][Math.floor(random() * 3)]);
  const noise = Array.from({ length: ROWS }, () => random());
  return {
    features: { income, region, noise },
    predictions: income.map((x, row) => score(x, region[row], noise[row])),
  };
}
const model = (income: number, region: string) =>
  1 / (1 + Math.exp(-((income - 50) / 15 + Number(region === 'south'))));
const training = table(1, model);
const serving = table(2, model);
const learnt = plantedPair(training, serving).surrogate()!;

describe('a surrogate', () => {
  test('reproduces the scores it did not learn from', () => {
    expect(learnt.fidelity).toBeGreaterThan(0.98);
    expect(learnt.servingFidelity).toBeGreaterThan(0.98);
    const answers = learnt.predict('serving');
    const worst = answers.reduce(
      (most, p, row) => Math.max(most, Math.abs(p - serving.predictions![row])),
      0,
    );
    expect(worst).toBeLessThan(0.1);
    for (const side of ['training', 'serving'] as const)
      expect(Math.max(...learnt.residuals(side).map(Math.abs))).toBeLessThan(1);
  });

  test('knows what the model looks at', () => {
    const { weights } = learnt;
    expect([...weights.keys()]).toEqual(['income', 'region', 'noise']);
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(weights.get('income')).toBeGreaterThan(0.8);
    expect(weights.get('region')).toBeGreaterThan(0.02);
    expect(weights.get('noise')).toBeLessThan(0.005);
  });

  test('answers what if a feature held other values, at the rows asked for', () => {
    const rows = Uint32Array.of(0, 5, 9);
    const column = { storage: 'number' as const, values: new Float64Array(ROWS).fill(90) };
    const answers = learnt.predict('serving', new Map([['income', column]]), rows);
    expect(answers).toHaveLength(3);
    for (const [i, row] of rows.entries())
      expect(answers[i]).toBeCloseTo(model(90, (serving.features.region as string[])[row]), 1);
    expect(learnt.predict('serving', new Map([['unknown', column]]))).toEqual(learnt.predict('serving'));
  });

  test('sees where serving is scored by another model', () => {
    const other = table(2, (income) => 1 / (1 + Math.exp((income - 50) / 15)));
    expect(plantedPair(training, other).surrogate()!.servingFidelity).toBeLessThan(0);
  });

  test('learns quantities on their own scale', () => {
    const quantity = table(1, (income) => 1000 + 3 * income);
    const surrogate = plantedPair(quantity, quantity, 'regression').surrogate()!;
    expect(surrogate.scale.kind).toBe('identity');
    expect(surrogate.fidelity).toBeGreaterThan(0.98);
  });

  test('rows without a score have no residual and are answered for', () => {
    const predictions = Array.from(training.predictions!, (score, row) => (row % 3 === 0 ? NaN : score));
    const surrogate = plantedPair({ ...training, predictions }, serving).surrogate()!;
    const residuals = surrogate.residuals('training');
    expect(residuals.every((residual, row) => Number.isNaN(residual) === (row % 3 === 0))).toBe(true);
    expect(surrogate.predict('training').every(Number.isFinite)).toBe(true);
  });
});

describe('there is no surrogate', () => {
  test.each<[string, PlantedTable]>([
    ['without scores', { features: training.features }],
    [
      'with 199 scores',
      { ...training, predictions: Array.from(training.predictions!, (p, i) => (i < 199 ? p : NaN)) },
    ],
    ['of constant scores', { ...training, predictions: new Float64Array(ROWS).fill(0.3) }],
    ['without features', { features: {}, predictions: [...Array.from(training.predictions!)] }],
  ])('%s', (_, given) => {
    expect(plantedPair(given, serving).surrogate()).toBeNull();
  });

  test('of so many classes that none is common', () => {
    const many = { ...training, predictions: Float64Array.from({ length: ROWS }, (_, row) => row % 100) };
    expect(plantedPair(many, serving, 'multiclass').surrogate()).toBeNull();
  });

  test('of one class', () => {
    const one = { ...training, predictions: new Float64Array(ROWS).fill(2) };
    expect(plantedPair(one, serving, 'multiclass').surrogate()).toBeNull();
  });
});

describe('a surrogate of several classes', () => {
  // Income tells the first class from the others, the region the second from the third.
  const classOf = (income: number, region: string) => (income > 60 ? 0 : region === 'south' ? 1 : 2);
  const older = (income: number, region: string) => (income > 30 ? 1 : region === 'west' ? 0 : 2);
  const ofClasses = (served: typeof classOf) =>
    plantedPair(table(1, classOf), table(2, served), 'multiclass').surrogate()!;

  test('reproduces the classes, and counts a feature by the class that asks most of it', () => {
    const { fidelity, servingFidelity, weights } = ofClasses(classOf);
    expect(fidelity).toBeGreaterThan(0.9);
    expect(servingFidelity).toBeGreaterThan(0.9);
    expect(weights.get('income')).toBeGreaterThan(0.3);
    expect(weights.get('region')).toBeGreaterThan(0.3);
    expect(weights.get('noise')).toBeLessThan(0.01);
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
  });

  test('strays from classes that another model gives', () => {
    const spread = (values: Float64Array) =>
      Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
    const same = ofClasses(classOf);
    const other = ofClasses(older);
    expect(spread(same.residuals('serving'))).toBeLessThan(1.5 * spread(same.residuals('training')));
    expect(spread(other.residuals('serving'))).toBeGreaterThan(3 * spread(other.residuals('training')));
    expect(other.servingFidelity).toBeLessThan(0.5);
  });

  test('does without classes that are hardly ever predicted', () => {
    const rare = table(1, (income, region) => (income === 100 ? 3 : classOf(income, region)));
    const learnt = plantedPair(rare, table(2, classOf), 'multiclass').surrogate()!;
    expect(learnt.fidelity).toBeGreaterThan(0.85);
  });
});
