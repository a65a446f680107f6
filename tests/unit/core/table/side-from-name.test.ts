import { describe, expect, it } from 'vitest';
import { sideFromName } from '../../../../src/core/table/side-from-name.ts';

describe('sideFromName', () => {
  it.each([
    'train.csv', 'training_2026.csv.gz', 'churn-train.tsv', 'X_train.csv', 'trainData.csv', 'train2.csv', 'TRAIN.CSV',
    'offline_features.csv', 'fit.txt', 'reference.csv', 'baseline-v2.csv', 'dev.csv', 'data/train-part-0001.csv',
  ])('%s is training', (name) => {
    expect(sideFromName(name)).toBe('training');
  }); // prettier-ignore

  it.each([
    'serving.csv', 'served_2026-03.csv', 'prod.csv', 'production_log.csv.gz', 'live.csv', 'online-features.tsv', 'current.csv',
    'inference.csv', 'scored.csv', 'test.csv', 'ServingLog.csv', 'prod01.csv',
  ])('%s is serving', (name) => {
    expect(sideFromName(name)).toBe('serving');
  }); // prettier-ignore

  it.each([
    'constraints.csv', 'reproduction.csv', 'trainer_salaries.csv', 'products.csv', 'alive.csv', 'latest.csv', 'contest.csv',
    'data.csv', 'train_vs_prod.csv', 'train_test_split.csv', '', '.csv', 'train/data.csv',
  ])('%s is left to the person', (name) => {
    expect(sideFromName(name)).toBeNull();
  }); // prettier-ignore
});
