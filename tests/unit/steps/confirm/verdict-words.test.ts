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
