import { describe, expect, test } from 'vitest';
import { generateSample } from '../../../../src/practice/generate-sample.ts';
import { readPair } from '../../../support/read-pair.ts';

describe('the examined pair', () => {
  test('of a sample has its roles, its features and the rows that both tables share', async () => {
    const { training, serving } = generateSample('skew');
    const pair = await readPair(training, serving);
    expect(pair.rows).toEqual({ training: 20_000, serving: 20_000 });
    expect(Object.keys(pair.roles.serving).sort()).toEqual(
      ['entity id', 'label', 'model version', 'prediction', 'timestamp'].sort(),
    );
    expect(pair.features.map(({ name }) => name)).toContain('avg_transaction_value');
    expect(pair.shared?.isSameTime).toBe(true);
    expect(pair.shared?.pairs).toBe(1500);
    const amount = pair.shared?.features.find(({ name }) => name === 'amount');
    expect(amount?.training?.column).toEqual(amount?.serving?.column);
  });
});
