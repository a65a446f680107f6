import { describe, expect, test } from 'vitest';
import {
  bestEvidence,
  isCause,
  NEED_WORDS,
  ratesWords,
  signatureWords,
} from '../../../../src/steps/explain/explain-words.ts';
import { CAUSE_GUIDES } from '../../../../src/steps/explain/cause-guide.ts';
import { ANSWERS, anEvidence, aReport, CAUSES } from './a-report.ts';

describe('words of the Explain step', () => {
  test('five answers are causes, two are not', () => {
    expect(ANSWERS.filter(isCause)).toEqual(CAUSES);
    expect(ANSWERS.filter((answer) => !isCause(answer))).toEqual(['no-real-gap', 'cannot-tell']);
  });

  test('rates are said as they were measured, or that they were not', () => {
    expect(ratesWords(anEvidence())).toBe(
      'On generated tables this is seen in 92% of those with the fault and in 0.4% of those without.',
    );
    expect(ratesWords(anEvidence({ recall: null }))).toContain('was not measured');
  });

  test('the best evidence is the first that counts', () => {
    const aside = anEvidence({ setAside: 'harmless', logLikelihoodRatio: 5 });
    const counted = anEvidence({ features: ['age'], logLikelihoodRatio: 2 });
    const [first] = aReport([aside, counted]).causes;
    expect(bestEvidence(first)?.features).toEqual(['age']);
    expect(bestEvidence(aReport([]).causes[0])).toBeNull();
  });

  test('signatures and needs have words', () => {
    expect(signatureWords('infrastructure-bug/null-spike')).toBe('null spike');
    expect(Object.values(NEED_WORDS).every((words) => words.length > 5)).toBe(true);
  });

  test('every cause has a guide without a gap', () => {
    for (const cause of CAUSES)
      expect(Object.values(CAUSE_GUIDES[cause]).every((words) => words.length > 30)).toBe(true);
  });
});
