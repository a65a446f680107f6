import { describe, expect, it } from 'vitest';
import { skew } from '../../../src/practice/skew.scenario.ts';
import { readSample } from './read-sample.ts';

describe('skew', () => {
  const { training, serving } = readSample('skew');

  it('has 1,500 payments in both tables that differ in the features at fault and in nothing else but the prediction', () => {
    const inTraining = new Map(training.rows.map((row) => [row[0], row]));
    const shared = serving.rows.filter((row) => inTraining.has(row[0]));
    expect(shared.length).toBe(1500);
    const differing = training.names.filter((_, i) =>
      shared.some((row) => inTraining.get(row[0])?.[i] !== row[i]),
    );
    expect(differing).toEqual([...skew.briefing.features, 'prediction']);
  });

  it('serves the count of 30 days where training has that of a whole history', () => {
    const mean = (cells: string[]) => cells.reduce((sum, cell) => sum + Number(cell), 0) / cells.length;
    expect(mean(training.column('transaction_count'))).toBeGreaterThan(
      20 * mean(serving.column('transaction_count')),
    );
  });
});
