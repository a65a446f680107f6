import { expect, test } from 'vitest';
import type { Evidence } from '../../../../src/core/explain/evidence.ts';
import { setHarmlessAside } from '../../../../src/core/explain/harmless.ts';
import type { Surrogate } from '../../../../src/core/explain/surrogate.ts';
import { anEvidence } from '../../steps/explain/a-report.ts';

const surrogate = (fidelity: number, servingFidelity: number | null): Surrogate =>
  ({
    fidelity,
    servingFidelity,
    weights: new Map([
      ['age', 0.7],
      ['income', 0.298],
      ['shoe', 0.002],
    ]),
  }) as Partial<Surrogate> as Surrogate;
const drift = (features: string[], more: Partial<Evidence> = {}) =>
  anEvidence({ cause: 'data-drift', features, ...more });
const skew = (features: string[]) => anEvidence({ cause: 'training-serving-skew', features });
const setAside = (evidence: Evidence[], standIn: Surrogate) =>
  setHarmlessAside(evidence, standIn).map((one) => one.setAside);

test('what the model ignores is set aside, unless it is felt, or about no feature', () => {
  const evidence = [
    drift(['age']),
    drift(['shoe']),
    drift(['shoe', 'income']),
    drift([]),
    drift(['shoe'], { isFelt: true }),
    drift(['never seen']),
    skew(['shoe']),
  ];
  expect(setAside(evidence, surrogate(0.95, 0.93))).toEqual([
    null,
    'harmless',
    null,
    null,
    null,
    null,
    'harmless',
  ]);
});

test('a stand-in that explains little says nothing', () => {
  expect(setAside([drift(['shoe'])], surrogate(0.5, 0.5))).toEqual([null]);
});

test('where it no longer follows the scores of serving, it does not vouch for values that training never had', () => {
  expect(setAside([skew(['shoe']), drift(['shoe'])], surrogate(0.95, 0.4))).toEqual([null, 'harmless']);
  expect(setAside([skew(['shoe'])], surrogate(0.95, null))).toEqual(['harmless']);
});
