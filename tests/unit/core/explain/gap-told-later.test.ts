import { expect, test } from 'vitest';
import { explainGap } from '../../../../src/core/explain/explain.ts';
import { trustsSameLabels, type ConfirmedGap } from '../../../../src/core/explain/investigation.ts';
import { plantedWorld, put } from '../../../support/planted-world.ts';

const SOUND: ConfirmedGap = { verdict: 'real', isImmature: false, isSelective: false };

test('a gap that is told later is explained as one that was known from the start', () => {
  // Fewer positives for the same scores: what is said of that rests on the labels.
  const faulty = () =>
    plantedWorld(3, {
      serving: ({ features, labels }, d) => {
        put(features.age, d, { from: 0.4 }, () => NaN);
        labels.forEach((label, row) => (labels[row] = d.uniform() < 0.4 ? 0 : label));
      },
    });
  for (const gap of [SOUND, { ...SOUND, verdict: 'not-established' as const }]) {
    const early = faulty();
    const first = explainGap(early, { depth: 'signatures' });
    expect(trustsSameLabels(early.gap, gap)).toBe(true);
    early.gap = gap;
    const known = Object.assign(faulty(), { gap });
    expect(explainGap(early)).toEqual(explainGap(known));
    expect(explainGap(early).gap).toEqual(gap);
    expect(first.gap).toBeNull();
  }
});

test('labels that turn out not to be sound have to be looked at anew', () => {
  expect(trustsSameLabels(null, SOUND)).toBe(true);
  expect(trustsSameLabels(null, { ...SOUND, isImmature: true })).toBe(false);
  expect(trustsSameLabels(SOUND, { ...SOUND, isSelective: true })).toBe(false);
  expect(
    trustsSameLabels(
      { ...SOUND, isSelective: true },
      { ...SOUND, isSelective: true, verdict: 'cannot-tell' },
    ),
  ).toBe(true);

  // The signatures do ask for it, or this could not matter.
  const world = () =>
    plantedWorld(3, {
      serving: ({ labels }, d) =>
        labels.forEach((label, row) => (labels[row] = d.uniform() < 0.4 ? 0 : label)),
    });
  const seen = (gap: ConfirmedGap | null) =>
    explainGap(Object.assign(world(), { gap }), { depth: 'signatures' })
      .causes.flatMap(({ evidence }) => evidence)
      .map(({ signature }) => signature)
      .sort();
  expect(seen(SOUND)).toEqual(seen(null));
  expect(seen({ ...SOUND, isImmature: true })).not.toEqual(seen(null));
});
