import { expect, test } from 'vitest';
import { NO_DECISION } from '../../../../src/core/confirm/decision.ts';
import type { VerdictId } from '../../../../src/core/confirm/report.ts';
import { decisionSentence, stanceOf } from '../../../../src/steps/confirm/verdict-words.ts';

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
