import { expect, test } from 'vitest';
import { explainAway } from '../../../../src/core/explain/explain-away.ts';
import type { Evidence } from '../../../../src/core/explain/evidence.ts';
import type { Signature } from '../../../../src/core/explain/signature.ts';
import { anEvidence } from '../../steps/explain/a-report.ts';

const signature = (id: string, explainsAway: string[]): Signature =>
  ({ id, explainsAway }) as Partial<Signature> as Signature;
const SIGNATURES = new Map(
  [
    signature('infrastructure-bug/null-spike', ['data-drift/']),
    signature('data-drift/covariate-shift', ['data-drift/concept']),
    signature('data-drift/concept', []),
  ].map((one) => [one.id, one]),
);
const nulls = (features: string[], logLikelihoodRatio = 3) =>
  anEvidence({ signature: 'infrastructure-bug/null-spike', features, logLikelihoodRatio });
const drift = (features: string[], logLikelihoodRatio = 2) =>
  anEvidence({ signature: 'data-drift/covariate-shift', features, logLikelihoodRatio });
const concept = anEvidence({ signature: 'data-drift/concept', features: [], logLikelihoodRatio: 1 });
const setAside = (evidence: Evidence[]) => explainAway(evidence, SIGNATURES).map((one) => one.setAside);

test.each<[string, Evidence[], Evidence['setAside'][]]>([
  ['what is of the same feature', [nulls(['age']), drift(['age'])], [null, 'explained-away']],
  ['not what is of another one', [nulls(['age']), drift(['income'])], [null, null]],
  ['not what is of another one as well', [nulls(['age']), drift(['age', 'income'])], [null, null]],
  ['what is of no single feature', [nulls(['age']), concept], [null, 'explained-away']],
  ['nothing where it is hardly likely itself', [nulls(['age'], 1), drift(['age'])], [null, null]],
  [
    'nothing that its signature does not name',
    [drift(['age'], 4), nulls(['age'], 3)],
    ['explained-away', null],
  ],
])('explains away %s', (_, evidence, expected) => {
  expect(setAside(evidence)).toEqual(expected);
});

test('what is explained explains nothing', () => {
  const near = anEvidence({ signature: 'data-drift/concept', features: ['age'], logLikelihoodRatio: 1 });
  const only = new Map([
    ['infrastructure-bug/null-spike', signature('infrastructure-bug/null-spike', ['data-drift/covariate'])],
    ['data-drift/covariate-shift', signature('data-drift/covariate-shift', ['data-drift/concept'])],
  ]);
  const seen = explainAway([nulls(['age']), drift(['age']), near], only);
  expect(seen.map((one) => one.setAside)).toEqual([null, 'explained-away', null]);
});

test('evidence is not written to', () => {
  const given = [nulls(['age']), drift(['age'])];
  explainAway(given, SIGNATURES);
  expect(given.map((one) => one.setAside)).toEqual([null, null]);
});
