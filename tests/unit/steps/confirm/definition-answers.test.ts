import { describe, expect, it } from 'vitest';
import { shownAnswer, shownFinding } from '../../../../src/steps/confirm/definition-answers.ts';
import { explanations } from './a-report.ts';

const definition = explanations().find(({ id }) => id === 'definition')!;
const asked =
  definition.picture?.kind === 'definition'
    ? definition.picture.checks.filter(({ differs }) => differs === null).map(({ id }) => id)
    : [];
const all = (answer: 'same' | 'unknown') => Object.fromEntries(asked.map((id) => [id, answer]));

describe('the checklist of definitions', () => {
  it('waits for the person until every question has an answer', () => {
    expect(asked.length).toBeGreaterThan(1);
    expect(shownAnswer(definition, {})).toBe('ask');
    expect(shownFinding(definition, {})).toBe(definition.finding);
    expect(shownAnswer(definition, { [asked[0]]: 'same' })).toBe('ask');
    expect(shownFinding(definition, { [asked[0]]: 'same' })).toMatch(/questions? (is|are) not answered yet/);
    expect(shownAnswer(definition, all('same'))).toBe('answered');
    expect(shownFinding(definition, all('same'))).toMatch(/You say that nothing else differs/);
  });

  it('cannot tell where the person cannot', () => {
    expect(shownAnswer(definition, { ...all('same'), [asked[0]]: 'unknown' })).toBe('cannot-tell');
  });

  it('says what differs at once', () => {
    const answers = { metric: 'differs', label: 'differs' } as const;
    expect(shownAnswer(definition, answers)).toBe('differs');
    expect(shownFinding(definition, answers)).toMatch(/You say that the metric and the label differ:/);
  });

  it('leaves what was found by the data as it is', () => {
    for (const one of explanations().filter(({ answer }) => answer !== 'ask'))
      expect(shownAnswer(one, { metric: 'differs' })).toBe(one.answer);
  });
});
