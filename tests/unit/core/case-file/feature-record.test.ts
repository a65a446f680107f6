import { expect, test } from 'vitest';
import type { CaseFileSettings } from '../../../../src/core/case-file/case-file.ts';
import { comparisonOf, featureRecord } from '../../../../src/core/case-file/feature-record.ts';
import { BIN_SETTINGS, binSettingKey } from '../../../../src/core/compare/comparison.ts';
import { binDistances } from '../../../../src/core/compare/distances.ts';
import { judge } from '../../../../src/core/compare/verdict.ts';
import { exampleComparisons } from './example-case-file.ts';

const SETTINGS: CaseFileSettings = { bins: 10, edges: 'quantile', psiLine: 0.2 };
const comparisons = exampleComparisons();
const named = (name: string): (typeof comparisons)[number] => {
  const found = comparisons.find((comparison) => comparison.name === name);
  if (!found) throw new Error(name);
  return found;
};

test.each(comparisons.map((comparison) => [comparison.name, comparison] as const))(
  '%s comes back as it was',
  (_, comparison) => {
    const before = structuredClone(comparison);
    for (const setting of BIN_SETTINGS) {
      const record = featureRecord(comparison, { ...setting, psiLine: 0.1 });
      expect(comparisonOf(structuredClone(record))).toEqual(comparison);
    }
    expect(comparison).toEqual(before);
  },
);

test('PSI, distances and verdict are those of the settings', () => {
  const moved = named('moved');
  for (const setting of BIN_SETTINGS) {
    const record = featureRecord(moved, { ...setting, psiLine: 0.3 });
    const expected = binDistances(moved.bins[binSettingKey(setting)] ?? []);
    const verdict = judge(moved, { setting, psiLine: 0.3 });
    expect(record).toMatchObject({
      psi: expected?.psi,
      psiNoDriftBand: expected?.noDriftBand,
      verdict: verdict.level,
      verdictWords: verdict.words,
      distances: {
        klTrainingServing: expected?.klTrainingServing,
        klServingTraining: expected?.klServingTraining,
        jensenShannon: expected?.jensenShannon,
        hellinger: expected?.hellinger,
        totalVariation: expected?.totalVariation,
        ks: moved.distances.ks,
        seedPsi: moved.seedPsi?.[setting.bins].psi,
      },
    });
  }
  expect(featureRecord(moved, SETTINGS).psi).toBeGreaterThan(0.2);
  expect(featureRecord(moved, SETTINGS).verdict).toBe('moved');
  expect(featureRecord(moved, { ...SETTINGS, psiLine: 9 }).verdictWords).not.toContain('PSI');
});

test('a feature that one side lacks has no PSI and is broken', () => {
  expect(featureRecord(named('gone'), SETTINGS)).toMatchObject({
    psi: null,
    psiNoDriftBand: null,
    verdict: 'broken',
    bins: {},
    serving: null,
    distances: { klTrainingServing: null, jensenShannon: null, ks: null, seedPsi: null },
  });
});

test('bins of text are written once, those of numbers by setting', () => {
  expect(Object.keys(featureRecord(structuredClone(named('country')), SETTINGS).bins)).toEqual([
    'every-setting',
  ]);
  // As after a worker that copied each: the same by value only.
  const copied = JSON.parse(JSON.stringify(named('country'))) as (typeof comparisons)[number];
  expect(Object.keys(featureRecord(copied, SETTINGS).bins)).toEqual(['every-setting']);
  expect(Object.keys(featureRecord(named('moved'), SETTINGS).bins)).toEqual(BIN_SETTINGS.map(binSettingKey));
});
