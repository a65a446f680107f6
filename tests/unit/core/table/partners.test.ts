import { describe, expect, it } from 'vitest';
import { likelyPartners } from '../../../../src/core/table/partners.ts';
import { schema } from './schemas.ts';

const partner = (training: string, serving: string) =>
  likelyPartners([schema(training, 'integer')], [schema(serving, 'integer')])[0];

describe('likelyPartners', () => {
  it.each([
    ['user_id', 'userId', 'same name, written differently'],
    ['user_id', 'USER ID', 'same name, written differently'],
    ['Age', 'age', 'same name but for upper and lower case'],
    [' age', 'age', 'same name but for spaces around it'],
    ['feat_age', 'age', 'same name but for a prefix or a version'],
    ['age', 'raw_age', 'same name but for a prefix or a version'],
    ['h', 'h_v2', 'same name but for a prefix or a version'],
    ['income_old', 'feat_income_new', 'same name but for a prefix or a version'],
    ['income_total', 'total_income', 'same words in another order'],
    ['occupation', 'ocupation', 'names differ by a few letters'],
    ['monthly_income_eur', 'monthly_income', 'names share most of their words'],
    ['duration', 'durationseconds', 'one name is part of the other'],
  ])('%s and %s: %s', (training, serving, reason) => {
    expect(partner(training, serving).reason).toBe(`${reason}; both integer, about as many distinct values`);
  });

  it.each([
    ['age', 'job'],
    ['feature_1', 'feature_2'],
    ['v10', 'v11'],
    ['temp', 'team'],
    ['a', 'b'],
    ['', '?'],
    ['x_lag_1', 'x_lag_2'],
  ])('%j and %j are strangers', (training, serving) => {
    expect(partner(training, serving)).toBeUndefined();
  });

  it('puts type and distinct values on the scales', () => {
    const like = (type: 'integer' | 'decimal' | 'category', distinct: number) =>
      likelyPartners([schema('income_total', 'integer')], [schema('total_income', type, { distinct })])[0]
        .likeness;
    expect(like('integer', 400)).toBeGreaterThan(like('integer', 3));
    expect(like('integer', 3)).toBeGreaterThan(like('decimal', 900));
    expect(like('decimal', 900)).toBeGreaterThan(like('category', 8));
    expect(like('category', 8)).toBeGreaterThan(0);
  });

  it('gives each column one partner, the likelier first', () => {
    const left = ['user_id', 'user_ids'].map((name) => schema(name, 'integer'));
    const right = ['userId', 'user_idx'].map((name) => schema(name, 'integer'));
    const pairs = likelyPartners(left, right);
    expect(pairs.map(({ training, serving }) => [training, serving])).toEqual([
      ['user_id', 'userId'],
      ['user_ids', 'user_idx'],
    ]);
    expect(pairs[0].likeness).toBeGreaterThan(pairs[1].likeness);
    expect(pairs.every(({ likeness }) => likeness >= 0 && likeness <= 1)).toBe(true);
  });

  it('finds its way through thousands of columns', () => {
    const left = Array.from({ length: 2000 }, (_, at) => schema(`feature_${at}_mean`, 'decimal'));
    const right = left.map(({ name }) => schema(name.toUpperCase().replaceAll('_', '-'), 'decimal'));
    expect(likelyPartners(left, right)).toHaveLength(2000);
  });

  it('does not trip over names that objects have by themselves', () => {
    expect(partner('__proto__', '__PROTO__').likeness).toBeGreaterThan(0.9);
    expect(partner('constructor', 'constructor_').likeness).toBeGreaterThan(0.9);
    expect(likelyPartners([], [])).toEqual([]);
  });
});
