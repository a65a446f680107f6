import { describe, expect, it } from 'vitest';
import type { BenchCase } from '../../../bench/causes/bench-case.ts';
import { allFaults, isPossible, makeCase, STRENGTHS } from '../../../bench/causes/cases.ts';
import { examineCase } from '../../../bench/causes/examine-case.ts';
import { CARD_FRAUD } from '../../../bench/causes/generators/card-fraud.ts';
import { CHURN } from '../../../bench/causes/generators/churn.ts';
import { DELIVERY_TIME } from '../../../bench/causes/generators/delivery-time.ts';
import { csvOf } from '../../../bench/causes/write-table.ts';

// Small tables: what is tested is what faults do, not what is seen of them.
const FAMILIES = [CHURN, CARD_FRAUD, DELIVERY_TIME].map((family) => ({
  ...family,
  rows: { training: 2000, serving: 1200 },
}));

function faultOf(id: string) {
  const fault = allFaults.find((one) => one.id === id);
  if (fault === undefined) throw new RangeError(id);
  return fault;
}

function familyFor(id: string, strength: number) {
  const family = FAMILIES.find((one) => isPossible(one, faultOf(id), strength));
  if (family === undefined) throw new RangeError(id);
  return family;
}

function caseOf(id: string, strength: number = 1): BenchCase {
  return makeCase(familyFor(id, strength), faultOf(id), strength, 1);
}

const mean = (cells: readonly unknown[] | undefined) => {
  const numbers = (cells ?? []).filter((cell) => typeof cell === 'number');
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
};

describe('every fault', () => {
  it.each(allFaults.map(({ id }) => id))('%s makes the same pair from the same seed', (id) => {
    const strength = faultOf(id).strengths?.[0] ?? STRENGTHS[3];
    const one = caseOf(id, strength);
    makeCase(FAMILIES[0], faultOf('none/no-change'), 1, 2);
    const same = caseOf(id, strength);
    expect(same.truth).toEqual(one.truth);
    for (const side of ['training', 'serving'] as const) {
      expect(Buffer.compare(csvOf(same[side]), csvOf(one[side]))).toBe(0);
    }
    const sizes = [...one.serving.values()].map(({ length }) => length);
    expect(new Set(sizes).size).toBe(1);
    expect(one.training.has('label')).toBe(true);
  });

  it('has an id of its own that begins with its cause', () => {
    expect(new Set(allFaults.map(({ id }) => id)).size).toBe(allFaults.length);
    for (const { id, cause } of allFaults) {
      expect(id.split('/')[0]).toBe(cause === 'no-real-gap' ? 'none' : cause);
    }
  });
});

describe('what is served is what the fault says', () => {
  it.each(STRENGTHS)('reaches its share of the rows (%f)', (strength) => {
    const { truth } = caseOf('training-serving-skew/standardised', strength);
    if (truth.from === null) {
      expect(truth.reach).toBeGreaterThan(strength * 0.3);
      expect(truth.reach).toBeLessThanOrEqual(Math.min(1, strength * 2));
    } else expect(truth.reach).toBeLessThanOrEqual(strength);
  });

  it('hides a column, and says which', () => {
    const { serving, training, truth } = caseOf('infrastructure-bug/column-missing');
    expect(training.has(truth.features[0])).toBe(true);
    expect(serving.has(truth.features[0])).toBe(false);
  });

  it('scales by a factor', () => {
    const { training, serving, truth } = caseOf('training-serving-skew/unit-scale');
    const ratio = mean(serving.get(truth.features[0])) / mean(training.get(truth.features[0]));
    expect(Math.abs(Math.log(ratio))).toBeGreaterThan(0.05);
  });

  it('tells the label in training only', () => {
    const { training, serving, truth } = caseOf('label-leakage/default-at-serving');
    expect(new Set(serving.get(truth.features[0])).size).toBe(1);
    expect(new Set(training.get(truth.features[0])).size).toBeGreaterThan(100);
    expect(truth.offline).toBeGreaterThan((truth.online ?? NaN) + 0.1);
  });

  it('keeps labels of high scores only', () => {
    const { serving } = caseOf('feedback-loop/selective-labels', 0.3);
    const labels = serving.get('label') ?? [];
    const predictions = serving.get('prediction') ?? [];
    const scores = (isKnown: boolean) =>
      predictions.filter((_, i) => (labels[i] !== null) === isKnown) as number[];
    expect(Math.max(...scores(false))).toBeLessThanOrEqual(Math.min(...scores(true)));
  });

  it('moves labels and nothing else', () => {
    const { truth } = caseOf('data-drift/concept-reversed');
    expect(truth.reach).toBeNull();
    expect(truth.features).toEqual([]);
    expect(truth.online).toBeLessThan((truth.offline ?? NaN) - 0.02);
  });

  it('changes nothing where nothing is wrong', () => {
    const { truth } = caseOf('none/no-change');
    expect(Math.abs((truth.online ?? NaN) - (truth.offline ?? NaN))).toBeLessThan(0.03);
  });
});

it('makes two faults at once', () => {
  const two = ['data-drift/covariate-gradual', 'infrastructure-bug/null-spike'].map(faultOf);
  const { truth } = makeCase(FAMILIES[0], two, 1, 1);
  expect(truth.accept).toEqual(['data-drift', 'infrastructure-bug']);
  expect(truth.features.length).toBeGreaterThan(1);
});

it('is read as it was written', async () => {
  const made = caseOf('training-serving-skew/unit-scale');
  const pair = await examineCase(made);
  expect(pair.rows.serving).toBe(made.serving.get('label')?.length);
  expect(pair.features.map(({ name }) => name)).toEqual(CHURN.features.map(({ name }) => name));
  expect(pair.roles.serving['entity id']?.schema.name).toBe('customer_id');
  const [name] = made.truth.features;
  const column = pair.features.find((one) => one.name === name)?.serving?.column;
  const values = column?.storage === 'number' ? Array.from(column.values) : [];
  expect(values).toEqual((made.serving.get(name) ?? []).map((cell) => cell ?? NaN));
  expect(new TextDecoder().decode(csvOf(made.serving)).split('\n')[0]).toContain(
    'customer_id,event_time,tenure_months',
  );
});
