import { describe, expect, test } from 'vitest';
import { readOutcomes } from '../../../../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../../../src/core/confirm/settings.ts';
import { investigate } from '../../../../../../src/core/explain/investigation.ts';
import { SIGNATURES } from '../../../../../../src/core/explain/signatures/all.ts';
import { knownCases } from '../../../../../support/known-cases.ts';
import { readPair } from '../../../../../support/read-pair.ts';

/** Signatures of one feature's values, this folder's; rows in common have a signature of their own. */
const OWN = ['unit-scale', 'affine-units', 'function-on-one-side', 'sign-flipped', 'window-mismatch', 'categories-respelt', 'categories-recoded', 'columns-swapped', 'time-shift', 'rounding', 'clipping']; // prettier-ignore

/** The signature that has to see the fault, by the kind that the answer names. */
const SEEN_BY: Record<string, string> = {
  'unit_change x2.54': 'unit-scale',
  log_transform: 'function-on-one-side',
  category_casing: 'categories-respelt',
  columns_swapped: 'columns-swapped',
  window_mismatch: 'window-mismatch',
};

describe.each(knownCases())('$name: $sub_cause', ({ training, serving, sub_cause, features }) => {
  test('is seen if it is skew, and nothing is seen at features without a fault', async () => {
    const pair = await readPair(training, serving);
    const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
    const investigation = investigate({ pair, outcomes, gap: null, seed: 1 });
    const seen = SIGNATURES.filter(({ id }) =>
      OWN.some((one) => id === `training-serving-skew/${one}`),
    ).flatMap(({ id, look }) => look(investigation).map((sighting) => ({ id, ...sighting })));
    expect(seen.flatMap((one) => one.features).filter((name) => !features.includes(name))).toEqual([]);
    if (Object.hasOwn(SEEN_BY, sub_cause)) {
      const strongest = seen.toSorted((a, b) => b.strength - a.strength)[0];
      expect(strongest.id).toBe(`training-serving-skew/${SEEN_BY[sub_cause]}`);
      expect([...strongest.features].sort()).toEqual([...features].sort());
    }
  });
});
