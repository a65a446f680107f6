import { describe, expect, it } from 'vitest';
import { fitModel, predict, predictOutOfSample } from '../../../src/practice/model.ts';
import { Random } from '../../../src/practice/random.ts';
import type { Observation } from '../../../src/practice/table.ts';
import { input, logged } from '../../../src/practice/table.ts';

interface Row extends Observation {
  colour: string | null;
  answer: number | null;
}

const RATES: Record<string, number> = { red: 0.9, green: 0.1, blue: 0.5 };

function rows(count: number): Row[] {
  const random = new Random('model');
  return Array.from({ length: count }, (_, i) => {
    const colour = random.pick(Object.keys(RATES));
    const label = random.chance(RATES[colour]) ? 1 : 0;
    return { entityId: String(i), time: i, label, colour, answer: label };
  });
}

const features = [input<Row>('colour', (r) => r.colour), logged<Row>('answer', (r) => r.answer)];
const ask = (colour: string | null): Row => ({ entityId: 'x', time: 0, label: null, colour, answer: null });

describe('fitModel and predict', () => {
  const model = fitModel(features, rows(4000), 'probability');

  it('learn from categories, and from nothing that is only logged', () => {
    const [red, green, blue] = predict(model, [ask('red'), ask('green'), ask('blue')]);
    expect(red).toBeCloseTo(0.9, 1);
    expect(green).toBeCloseTo(0.1, 1);
    expect(blue).toBeCloseTo(0.5, 1);
  });

  it('take a category that training never had for null', () => {
    const [unknown, nothing] = predict(model, [ask('mauve'), ask(null)]);
    expect(unknown).toBe(nothing);
  });

  it('ask through the pipeline they are given', () => {
    const broken = [input<Row>('colour', () => 'red')];
    expect(predict(model, [ask('green')], broken)).toEqual(predict(model, [ask('red')]));
  });

  it('pass over rows without a label', () => {
    const some = rows(500);
    const known = fitModel(features, some, 'probability');
    const withUnknown = fitModel(features, [...some, ask('green'), ask('red')], 'probability');
    expect(withUnknown.trees).toEqual(known.trees);
  });
});

describe('predictOutOfSample', () => {
  it('does not let a row see its own label', () => {
    const unique = rows(2000).map((row) => ({ ...row, colour: null, answer: row.time }));
    const byRow = [input<Row>('row', (r) => r.answer)];
    const predictions = predictOutOfSample(byRow, unique, 'probability', new Random('folds'));
    const meanOf = (label: number) => {
      const of = predictions.filter((_, i) => unique[i].label === label);
      return of.reduce((sum, p) => sum + p, 0) / of.length;
    };
    // The row number tells nothing: whoever had seen the labels would score the ones higher.
    expect(meanOf(1) - meanOf(0)).toBeLessThan(0.02);
  });
});
