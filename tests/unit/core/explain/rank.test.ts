import { describe, expect, test } from 'vitest';
import type { Cause, Evidence } from '../../../../src/core/explain/evidence.ts';
import { rankCauses } from '../../../../src/core/explain/rank.ts';
import { RANKING } from '../../../../src/core/explain/ranking-constants.ts';
import { anEvidence } from '../../steps/explain/a-report.ts';

const NOTHING = {
  'training-serving-skew': [],
  'data-drift': [],
  'label-leakage': [],
  'feedback-loop': [],
  'infrastructure-bug': [],
};
const REAL = { verdict: 'real', isImmature: false, isSelective: false } as const;
const of = (cause: Cause, logLikelihoodRatio: number, more: Partial<Evidence> = {}) =>
  anEvidence({ cause, signature: `${cause}/a`, logLikelihoodRatio, ...more });
const rank = (evidence: Evidence[]) => rankCauses(evidence, REAL, NOTHING, RANKING);

test.each([
  ['nothing', []],
  ['one piece', [of('data-drift', 3)]],
  ['ratios beyond all bounds', [of('data-drift', 500), of('label-leakage', -500)]],
])('confidences of %s sum to 1, best first', (_, evidence) => {
  const ranked = rank(evidence);
  expect(ranked).toHaveLength(7);
  expect(ranked.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 12);
  const confidences = ranked.map(({ confidence }) => confidence);
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
});

test('the cause with the likelier evidence leads, and its features are named', () => {
  const [first] = rank([
    of('data-drift', 1, { features: ['income'] }),
    of('infrastructure-bug', 4, { features: ['age'] }),
  ]);
  expect(first).toMatchObject({ cause: 'infrastructure-bug', features: ['age'] });
});

test('within a cause, what brings most of the gap back comes before what is surer to be there', () => {
  const sure = of('infrastructure-bug', 4, { features: ['distance'], restored: 0.02, subCause: 'a cast' });
  const felt = of('infrastructure-bug', 1.5, { features: ['minutes'], restored: 0.9, subCause: 'a default' });
  const [first] = rank([sure, felt]);
  expect(first).toMatchObject({ subCause: 'a default', shareOfGap: 0.9 });
  expect(first.features).toEqual(['minutes', 'distance']);
  expect(rank([sure, { ...felt, restored: 0.3 }])[0].subCause).toBe('a cast');
});

describe('counts less or not at all:', () => {
  const scoreOf = (evidence: Evidence[]) =>
    rank(evidence).find(({ cause }) => cause === 'data-drift')?.confidence ?? 0;

  test('what was set aside', () => {
    expect(scoreOf([of('data-drift', 4, { setAside: 'explained-away' })])).toBeCloseTo(scoreOf([]), 12);
  });

  test('the same signature once more', () => {
    expect(scoreOf([of('data-drift', 3), of('data-drift', 3)])).toBeCloseTo(
      scoreOf([of('data-drift', 3)]),
      12,
    );
  });

  test('a second signature', () => {
    const one = scoreOf([of('data-drift', 2)]);
    const two = scoreOf([of('data-drift', 2), of('data-drift', 2, { signature: 'data-drift/b' })]);
    const twice = scoreOf([of('data-drift', 4)]);
    expect(two).toBeGreaterThan(one);
    expect(two).toBeLessThan(twice);
  });
});

test('what speaks against a cause lowers it', () => {
  const against = { ...NOTHING, 'data-drift': [{ words: 'no', logRatio: -3 }] };
  const before = rank([of('data-drift', 3)])[0];
  const after = rankCauses([of('data-drift', 3)], REAL, against, RANKING).find(
    ({ cause }) => cause === 'data-drift',
  );
  expect(before.cause).toBe('data-drift');
  expect(after?.confidence).toBeLessThan(before.confidence);
  expect(after?.against).toEqual(['no']);
});
