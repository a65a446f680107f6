import { describe, expect, it, test } from 'vitest';
import {
  BAR_WORDS,
  countAnswers,
  EXPLANATION_ORDER,
  explanationWords,
  orderExplanations,
  SECTION_GUIDANCE,
} from '../../../../src/steps/confirm/explanation-words.ts';
import { explanations } from './a-report.ts';

it('goes through the explanations as an expert does, whatever order they come in', () => {
  // Those of scores, and those of quantities, of which no report has both.
  const ofQuantities = ['target-shift', 'prediction-scale', 'error-mix'] as const;
  const [first] = explanations();
  const all = [...ofQuantities.map((id) => ({ ...first!, id })), ...explanations()].toReversed();
  expect(orderExplanations(all).map(({ id }) => id)).toEqual(EXPLANATION_ORDER);
});

describe('guidance', () => {
  const all = [...EXPLANATION_ORDER.map(explanationWords), ...Object.values(SECTION_GUIDANCE)];

  test.each(all)('is two sentences of two lines at most: $expert', ({ expert, mistake }) => {
    for (const words of [expert, mistake]) {
      expect(words).toMatch(/^[A-Z].*[.?]$/u);
      expect(words.length).toBeLessThan(160);
    }
  });
});

describe('countAnswers', () => {
  it('counts what explains before what does not', () => {
    expect(countAnswers(explanations().map(({ answer }) => answer))).toBe(
      '2 explain a part, 1 needs your answer, 1 cannot be told, 5 are ruled out.',
    );
  });

  it('says nothing of none', () => {
    expect(countAnswers([])).toBe('');
  });
});

it('sends every bar to an explanation that exists, or out of the step', () => {
  for (const { evidence } of Object.values(BAR_WORDS)) {
    expect([...EXPLANATION_ORDER, 'reported', 'explain']).toContain(evidence);
  }
});
