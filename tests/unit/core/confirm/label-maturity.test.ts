import { describe, expect, test } from 'vitest';
import { checkLabelMaturity } from '../../../../src/core/confirm/label-maturity.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

type Rate = (age: number) => number;

/** Rows of 0 to 100 days of age. */
function rowsWith(count: number, seed: number, rate: Rate) {
  const uniform = mulberry32(seed * 7919);
  const ages = Float64Array.from({ length: count }, () => 100 * uniform());
  return { ages, labels: ages.map((age) => Number(uniform() < rate(age))) };
}
const kindsOf = (rounds: number, count: number, rate: Rate) =>
  Array.from({ length: rounds }, (_, seed) => {
    const { ages, labels } = rowsWith(count, seed + 1, rate);
    return checkLabelMaturity(ages, labels).kind;
  });

describe('label maturity', () => {
  test('positives that arrive late are found, with the age from which they are there', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { ages, labels } = rowsWith(10_000, seed, (age) => 0.3 * (1 - Math.exp(-age / 6)));
      const result = checkLabelMaturity(ages, labels);
      expect(result.kind).toBe('immature');
      expect(result.matureFrom).toBeGreaterThan(5);
      expect(result.matureFrom).toBeLessThan(31);
      expect(result.trend?.z).toBeGreaterThan(3.3);
      const mature = labels.filter((_, row) => ages[row] >= (result.matureFrom ?? Infinity));
      expect(mature.reduce((sum, label) => sum + label, 0) / mature.length).toBeGreaterThan(0.27);
      expect(Math.abs((result.settledRate ?? NaN) - 0.3)).toBeLessThan(0.03);
    }
  });

  test('labels that stop being negative, as in the COMPAS table', () => {
    const { ages, labels } = rowsWith(6000, 3, (age) => (age < 15 ? 0.995 : 0.36));
    const result = checkLabelMaturity(ages, labels);
    expect(result.kind).toBe('negatives-missing');
    expect(result.matureFrom).toBeGreaterThan(14);
    expect(result.matureFrom).toBeLessThan(21);
    expect(result.trend?.z).toBeLessThan(-10);
  });

  test.each<[string, Rate]>([
    ['a constant rate', () => 0.2],
    ['a rare positive', () => 0.002],
    ['no positive at all', () => 0],
    ['a dip in the middle', (age) => (age > 40 && age < 55 ? 0.05 : 0.2)],
    ['another rate in the oldest rows', (age) => (age > 90 ? 0.22 : 0.2)],
    ['young rows that miss a twentieth', (age) => (age < 10 ? 0.19 : 0.2)],
  ])('stays silent for %s', (_, rate) => {
    const kinds = kindsOf(100, 3000, rate);
    expect(kinds.filter((kind) => kind !== 'settled').length).toBeLessThanOrEqual(2);
  });

  test('a rate that falls steadily is told from late labels', () => {
    const kinds = kindsOf(30, 20_000, (age) => 0.1 + 0.003 * age);
    expect(kinds.filter((kind) => kind === 'drifting')).toHaveLength(30);
  });

  test('a mix that the scores explain is no departure; without scores it looks like one', () => {
    const { ages, labels } = rowsWith(10_000, 4, (age) => (age < 10 ? 0.1 : 0.3));
    const scores = ages.map((age) => (age < 10 ? 0.1 : 0.3));
    expect(checkLabelMaturity(ages, labels).kind).toBe('immature');
    expect(checkLabelMaturity(ages, labels, scores).kind).toBe('settled');
  });

  test('late labels are found where scores do not move', () => {
    const { ages, labels } = rowsWith(10_000, 5, (age) => (age < 10 ? 0.1 : 0.3));
    const scores = ages.map((_, row) => (row % 2 ? 0.2 : 0.4));
    expect(checkLabelMaturity(ages, labels, scores).kind).toBe('immature');
  });

  test('too few rows, or one age only', () => {
    const { ages, labels } = rowsWith(299, 6, () => 0.5);
    expect(checkLabelMaturity(ages, labels)).toMatchObject({ kind: 'too-few', settledRate: null });
    expect(checkLabelMaturity(new Float64Array(900), new Float64Array(900).fill(1)).kind).toBe('too-few');
    expect(checkLabelMaturity(new Float64Array(), new Float64Array()).kind).toBe('too-few');
  });
});
