import { expect, test } from 'vitest';
import type { Evidence } from '../../../../src/core/explain/evidence.ts';
import { leaveToOthers } from '../../../../src/core/explain/left-by-repair.ts';
import { anEvidence } from '../../steps/explain/a-report.ts';

const repaired = (restored: number | null, more: Partial<Evidence> = {}) =>
  anEvidence({ features: ['amount'], restored, ...more });
const symptom = (signature: string, features: string[], more: Partial<Evidence> = {}) =>
  anEvidence({
    signature,
    cause: signature.slice(0, signature.indexOf('/')) as Evidence['cause'],
    features,
    logLikelihoodRatio: 3,
    ...more,
  });
const drift = symptom('data-drift/covariate-shift', ['amount']);
const leak = symptom('label-leakage/association-collapse', ['amount']);
const concept = symptom('data-drift/concept', []);

test.each<[string, Evidence]>([
  ['drift of the feature', drift],
  ['what the feature no longer tells', leak],
  ['a higher loss', concept],
])('a repair that restores most of the gap explains %s', (_, one) => {
  expect(leaveToOthers([repaired(0.8), one])[1].setAside).toBe('explained-away');
});

test.each<[string, Evidence[]]>([
  ['a repair that restores little', [repaired(0.3), drift, concept]],
  ['a repair of which nothing is known', [repaired(null), drift, concept]],
  ['a repair that was set aside itself', [repaired(0.9, { setAside: 'harmless' }), drift, concept]],
])('%s changes nothing', (_, evidence) => {
  expect(leaveToOthers(evidence)).toEqual(evidence);
});

test('other evidence is about what the repair leaves of the gap, down to a twentieth', () => {
  const other = symptom('label-leakage/identifier-predicts', ['number']);
  expect(leaveToOthers([repaired(0.8), other])[1]).toMatchObject({
    setAside: null,
    logLikelihoodRatio: 3 + Math.log(1 - 0.8),
  });
  expect(leaveToOthers([repaired(1), other])[1].logLikelihoodRatio).toBeCloseTo(3 + Math.log(0.05), 12);
});

test('evidence of the same cause, and what restores something itself, keeps its weight', () => {
  const same = anEvidence({ signature: 'training-serving-skew/row-join', features: ['amount'] });
  const second = symptom('infrastructure-bug/null-spike', ['age'], { restored: 0.2 });
  const evidence = [repaired(0.8), same, second];
  expect(leaveToOthers(evidence)).toEqual(evidence);
});
