import { expect, test } from 'vitest';
import { NO_DECISION } from '../../../../src/core/confirm/decision.ts';
import type { VerdictId } from '../../../../src/core/confirm/report.ts';
import { decisionSentence, nextWords, stanceOf } from '../../../../src/steps/confirm/verdict-words.ts';

test.each<[VerdictId | null, string, string]>([
  [null, 'open', ''],
  ['real', 'accepted', 'You decided: the gap is real, as the page proposes.'],
  ['cannot-tell', 'overruled', 'You decided: cannot tell yet. The page proposes: the gap is real.'],
])('%s against the proposal “real” is %s', (verdict, stance, sentence) => {
  const decision = { ...NO_DECISION, verdict };
  expect(stanceOf(decision, 'real')).toBe(stance);
  expect(decisionSentence(decision, 'real')).toBe(sentence);
});

test('an accepted verdict does not turn into an overruled one when the proposal changes', () => {
  const decision = { ...NO_DECISION, verdict: 'real', proposed: 'real' } as const;
  expect(stanceOf(decision, 'explained')).toBe('outdated');
  expect(decisionSentence(decision, 'explained')).toBe(
    'You accepted: the gap is real. As things are set now, the page proposes: explained.',
  );
});

test.each([
  ['a gap that chance could give', [-0.1, 0.02], 'Chance alone could give it; more rows would tell.'],
  ['a serving that is better', [0.1, 0.2], 'Serving is not worse: there is no loss to explain.'],
  ['no interval', [null, null], 'Chance alone could give it; more rows would tell.'],
] as const)('not established, with %s', (_, [low, high], words) => {
  const gap = { gap: 0, low, high, standardError: null, z: null, pValue: null, smallest: null };
  expect(nextWords('not-established', { verdict: 'not-established', gap })).toBe(words);
});

test('a person who overrules a real gap is not told that serving is better', () => {
  const gap = {
    gap: -0.2,
    low: -0.3,
    high: -0.1,
    standardError: null,
    z: null,
    pValue: null,
    smallest: null,
  };
  expect(nextWords('not-established', { verdict: 'real', gap })).toMatch(/^Chance/);
});
