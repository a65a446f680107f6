import { expect, test } from 'vitest';
import type { Evidence } from '../../../../../src/core/explain/evidence.ts';
import { repairEvidence } from '../../../../../src/core/explain/repair/repair-evidence.ts';
import { seededRandom } from '../../../../../src/core/metrics/seeded-random.ts';
import { plantedPair } from '../../../../support/planted-pair.ts';

const random = seededRandom(61);
const x = Array.from({ length: 1200 }, () => random());
const labels = x.map((value) => Number(random() < value));
const training = {
  features: { x, y: x.map(() => random()) },
  predictions: x.map((value) => 0.9 * value + 0.05),
  labels,
};
/** Half of the rows are served as null, which the model gives the same score. */
const serving = {
  features: { ...training.features, x: x.map((value, row) => (row % 2 ? value : NaN)) },
  predictions: training.predictions.map((score, row) => (row % 2 ? score : 0.5)),
  labels,
};

const evidence = (given: Partial<Evidence>): Evidence => ({
  signature: 'infrastructure-bug/null-spike',
  cause: 'infrastructure-bug',
  subCause: 'nulls',
  features: ['x'],
  strength: 1,
  finding: 'x is null',
  facts: [],
  rows: null,
  window: null,
  picture: null,
  logLikelihoodRatio: 2,
  falseAlarmRate: null,
  recall: null,
  refutedBy: '',
  toBeSure: '',
  restored: null,
  setAside: null,
  repair: { kind: 'redraw', feature: 'x', from: null },
  ...given,
});

test('the likeliest evidence about a feature is given what undoing it brings back', () => {
  const given = [
    evidence({ logLikelihoodRatio: 1 }),
    evidence({}),
    evidence({ logLikelihoodRatio: 3, setAside: 'harmless' }),
    evidence({ features: ['y'], repair: { kind: 'affine', feature: 'y', slope: 2, intercept: 0 } }),
  ];
  const { evidence: found, repairs } = repairEvidence(plantedPair(training, serving), given);
  expect(found.map(({ restored }) => restored === null)).toEqual([true, false, true, false]);
  expect(found[1].restored).toBeGreaterThan(0.7);
  expect(found[1].restored).toBeLessThanOrEqual(1);
  expect(found[3].restored).toBeLessThan(0.1);
  expect(repairs.map(({ features }) => features)).toEqual([['x'], ['y']]);
});

test('without a gap, or a way to undo anything, evidence stays as it is', () => {
  const { repair, ...unrepairable } = evidence({});
  expect(repair).toBeDefined();
  for (const [pair, given] of [
    [plantedPair(training, training), [evidence({})]],
    [plantedPair(training, serving), [unrepairable]],
  ] as const)
    expect(repairEvidence(pair, given)).toEqual({ evidence: given, repairs: [], metric: null });
});
