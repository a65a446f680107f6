import { expect, test } from 'vitest';
import { evidenceKey } from '../../../../src/core/explain/decision.ts';
import { withoutEvidence } from '../../../../src/core/explain/without-evidence.ts';
import { anEvidence, aReport } from '../../steps/explain/a-report.ts';

const unit = anEvidence();
const nulls = anEvidence({
  signature: 'infrastructure-bug/null-spike',
  cause: 'infrastructure-bug',
  subCause: 'nulls that training did not have',
  features: ['age'],
  logLikelihoodRatio: 2,
});

test('without its evidence a cause falls back, and the next one leads', () => {
  const report = aReport([unit, nulls]);
  expect(report.causes[0].cause).toBe('training-serving-skew');
  const left = withoutEvidence(report, [evidenceKey(unit)]);
  expect(left.causes[0].cause).toBe('infrastructure-bug');
  expect(left.sentence).toContain('Infrastructure bug');
  const skew = left.causes.find(({ cause }) => cause === 'training-serving-skew');
  expect(skew?.evidence).toEqual([unit]);
  expect(skew?.features).toEqual([]);
  expect(left.causes.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 12);
});

test('the report itself where nothing of it is dismissed', () => {
  const report = aReport([unit]);
  expect(withoutEvidence(report, [])).toBe(report);
  expect(withoutEvidence(report, [evidenceKey(nulls)])).toBe(report);
});

test('a key holds for the same signature and features only', () => {
  expect(evidenceKey(unit)).toBe('training-serving-skew/unit-scale ["amount"]');
  expect(evidenceKey(anEvidence({ features: ['amount', 'age'] }))).not.toBe(evidenceKey(unit));
});
