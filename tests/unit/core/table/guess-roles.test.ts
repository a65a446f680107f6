import { describe, expect, it } from 'vitest';
import type { ColumnSchema, ColumnType } from '../../../../src/core/table/column.ts';
import { guessRoles } from '../../../../src/core/table/guess-roles.ts';
import type { Role } from '../../../../src/core/table/roles.ts';
import { schema } from './schemas.ts';

type Short = readonly [string, ColumnType, Partial<ColumnSchema>?];
const table = (columns: readonly Short[]) => columns.map(([name, type, parts]) => schema(name, type, parts));
const guess = (training: readonly Short[], serving: readonly Short[] = training): Record<string, Role> => ({
  ...guessRoles(table(training), table(serving)),
});
/** Features and ignored columns left out. */
const special = (roles: Record<string, Role>) =>
  Object.fromEntries(Object.entries(roles).filter(([, role]) => role !== 'feature' && role !== 'ignored'));

describe('guessRoles', () => {
  it('knows the usual names', () => {
    const roles = guess([
      ['entity_id', 'identifier'],
      ['event_time', 'date-time'],
      ['age', 'integer'],
      ['job', 'category'],
      ['prediction', 'decimal'],
      ['label', 'integer', { distinct: 2 }],
      ['model_version', 'category'],
      ['sample_weight', 'decimal'],
      ['fold', 'integer', { distinct: 5 }],
      ['query_id', 'integer'],
    ]);
    expect(roles).toEqual({
      entity_id: 'entity id',
      event_time: 'timestamp',
      age: 'feature',
      job: 'feature',
      prediction: 'prediction',
      label: 'label',
      model_version: 'model version',
      sample_weight: 'weight',
      fold: 'split',
      query_id: 'group',
    });
  });

  it.each<[string, ColumnType, Role]>([
    ['userId', 'identifier', 'entity id'],
    ['ID', 'identifier', 'entity id'],
    ['UUID', 'identifier', 'entity id'],
    ['request_id', 'identifier', 'entity id'],
    ['policy_id', 'identifier', 'entity id'],
    ['timestamp', 'date-time', 'timestamp'],
    ['ts', 'date-time', 'timestamp'],
    ['created_at', 'date-time', 'timestamp'],
    ['pickup_datetime', 'date-time', 'timestamp'],
    ['when', 'date-time', 'timestamp'],
    ['y_pred', 'integer', 'prediction'],
    ['y_pred_proba', 'decimal', 'prediction'],
    ['y_hat', 'decimal', 'prediction'],
    ['score', 'decimal', 'prediction'],
    ['churn_pred', 'decimal', 'prediction'],
    ['y_true', 'integer', 'label'],
    ['y', 'boolean', 'label'],
    ['Target', 'decimal', 'label'],
    ['clf_target', 'integer', 'label'],
    ['churn_label', 'boolean', 'label'],
    ['session_id', 'identifier', 'group'],
  ])('%s (%s) is the %s', (name, type, role) => {
    expect(guess([['age', 'integer'], [name, type], ['job', 'category']])[name]).toBe(role);
  }); // prettier-ignore

  it.each<[string, ColumnType]>([
    ['duration', 'integer'], ['month', 'category'], ['day_of_week', 'category'], ['previous', 'integer'], ['age', 'integer'],
    ['default', 'boolean'], ['credit_score', 'integer'], ['score_of_x', 'decimal'], ['last_contact_outcome', 'decimal'],
    ['poutcome', 'category'], ['weight', 'decimal'], ['fnlwgt', 'integer'], ['table', 'decimal'], ['session_seed', 'decimal'],
    ['response_time', 'integer'], ['score', 'category'], ['last_prediction', 'decimal'], ['target_encoded_city', 'decimal'],
    ['is_weekend', 'boolean'], ['product_id', 'integer'], ['class', 'category'], ['group', 'category'], ['comment', 'text'],
    ['time', 'integer'], ['hour', 'integer'], ['dataset', 'text'], ['model', 'category'], ['version', 'category'],
    ['income', 'category'], ['identity', 'category'], ['labelled_by', 'category'],
  ])('%s (%s) is a plain feature', (name, type) => {
    const parts = name === 'product_id' ? { distinct: 40 } : {};
    expect(guess([['id', 'identifier'], [name, type, parts], ['zone', 'category']])[name]).toBe('feature');
  }); // prettier-ignore

  it('takes y for a measure where x and z stand beside it', () => {
    const measures: Short[] = [['x', 'decimal'], ['y', 'decimal'], ['z', 'decimal']]; // prettier-ignore
    expect(special(guess(measures))).toEqual({});
    expect(special(guess([['x', 'decimal'], ['y', 'integer', { distinct: 2 }]]))).toEqual({ y: 'label' }); // prettier-ignore
  });

  it('gives each role once, to the likelier name, and leaves rivals out of the features', () => {
    const roles = guess([
      ['id', 'identifier'],
      ['user_id', 'identifier'],
      ['updated_at', 'date-time'],
      ['event_time', 'date-time'],
      ['y_pred', 'integer', { distinct: 2 }],
      ['y_pred_proba', 'decimal'],
      ['score', 'decimal'],
    ]);
    expect(roles).toEqual({
      id: 'ignored',
      user_id: 'entity id',
      updated_at: 'ignored',
      event_time: 'timestamp',
      y_pred: 'ignored',
      y_pred_proba: 'prediction',
      score: 'feature',
    });
  });

  it('does not take the day of birth for the time of the row', () => {
    expect(special(guess([['date_of_birth', 'date-time'], ['signup_date', 'date-time']]))).toEqual({}); // prettier-ignore
    expect(special(guess([['birth_date', 'date-time'], ['seen_at', 'date-time']]))).toEqual({ seen_at: 'timestamp' }); // prettier-ignore
  });

  it('takes weight for the weight of a row only where serving has none', () => {
    expect(guess([['weight', 'decimal'], ['a', 'integer']], [['a', 'integer']]).weight).toBe('weight'); // prettier-ignore
  });

  it('knows a label by other names where it is only there in training, or last', () => {
    const features: Short[] = [['a', 'integer'], ['b', 'decimal']]; // prettier-ignore
    expect(guess([['churned', 'boolean'], ...features], features).churned).toBe('label');
    expect(guess([...features, ['churned', 'boolean']]).churned).toBe('label');
    expect(guess([['churned', 'boolean'], ...features]).churned).toBe('feature');
    expect(guess([['outcome', 'integer', { distinct: 2 }], ...features], [['outcome', 'empty'], ...features]).outcome).toBe('label'); // prettier-ignore
  });

  it('knows a label without a name as the one column that serving lacks', () => {
    const features: Short[] = [['a', 'integer'], ['b', 'decimal']]; // prettier-ignore
    expect(guess([['paid_back', 'boolean'], ...features], features).paid_back).toBe('label');
    expect(guess([...features, ['price', 'decimal']], features).price).toBe('label');
    expect(guess([['price', 'decimal'], ...features], features).price).toBe('feature');
    expect(
      guess([['paid_back', 'boolean'], ...features], [...features, ['paidBack2', 'boolean']]).paid_back,
    ).toBe('feature');
    expect(guess([['paid_back', 'boolean'], ...features], []).paid_back).toBe('feature');
  });

  it('keeps a label whose serving side is still to come', () => {
    expect(guess([['label', 'integer']], [['label', 'empty']]).label).toBe('label');
  });

  it('ignores what no model is fed: identifiers, raw date-times, empty columns', () => {
    const roles = guess([
      ['order_no', 'identifier'],
      ['expires', 'date-time'],
      ['nothing', 'empty'],
    ]);
    expect(roles).toEqual({ order_no: 'ignored', expires: 'ignored', nothing: 'ignored' });
    expect(guess([['gone', 'decimal']], [['gone', 'empty']]).gone).toBe('feature');
  });

  it('has a role for every column of either side, whatever its name', () => {
    const strange = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', ''];
    const roles = guessRoles(
      strange.map((name) => schema(name, 'integer')),
      [schema('only here', 'category')],
    );
    expect(Object.getPrototypeOf(roles)).toBeNull();
    expect(Object.keys(roles)).toEqual([...strange, 'only here']);
    expect(roles['__proto__']).toBe('feature');
    expect(guessRoles([], [])).toEqual({});
  });
});
