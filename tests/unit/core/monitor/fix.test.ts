import { expect, test } from 'vitest';
import { CAUSE_IDS } from '../../../../src/core/case-file/cause.ts';
import type { RankedCause } from '../../../../src/core/explain/report.ts';
import { fixFor } from '../../../../src/core/monitor/fix.ts';

const ranked = (cause: RankedCause['cause'], features: string[]): RankedCause => ({
  cause,
  confidence: 0.9,
  subCause: null,
  features,
  evidence: [],
  against: [],
  toBeSure: null,
  shareOfGap: 0.94,
});

test('every cause has a fix that names the features; no gap has none', () => {
  for (const cause of CAUSE_IDS) {
    const fix = fixFor(ranked(cause, ['amount', 'age']));
    if (cause === 'no-real-gap') {
      expect(fix).toBeNull();
      continue;
    }
    const text = JSON.stringify(fix);
    if (cause !== 'feedback-loop' && cause !== 'cannot-tell') expect(text).toContain('amount and age');
    expect(text).not.toMatch(/undefined|NaN/);
  }
});

test('what undoing it brings back is said where it is known', () => {
  expect(fixFor(ranked('training-serving-skew', ['amount']))?.first).toContain('94% of the gap');
  expect(fixFor({ ...ranked('training-serving-skew', ['amount']), shareOfGap: null })?.first).not.toContain(
    'gap',
  );
});

test('long lists are cut', () => {
  expect(fixFor(ranked('label-leakage', ['a', 'b', 'c', 'd', 'e']))?.first).toContain(
    'a, b and 3 more features',
  );
});
