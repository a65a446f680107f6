/** What the person's answers about definitions make of that explanation. */
import { differingDefinitions, differWords } from '../../core/confirm/answered-verdict.ts';
import type { ConfirmDecision } from '../../core/confirm/decision.ts';
import type { DefinitionCheck, ExplanationAnswer, InnocentExplanation } from '../../core/confirm/report.ts';

/** An answer as it is shown: as it was found, or as the person settled it. */
export type ShownAnswer = ExplanationAnswer | 'answered' | 'differs';

/**
 * @param explanation - as it was reported
 * @param answers - of the person
 * @returns the answer to show: the person's, once no question is left or one of them was answered "differs"
 */
export function shownAnswer(
  explanation: InnocentExplanation,
  answers: ConfirmDecision['answers'],
): ShownAnswer {
  if (explanation.answer !== 'ask') return explanation.answer;
  const asked = askedOf(explanation);
  if (differingDefinitions(explanation, answers).length > 0) return 'differs';
  if (asked.length === 0 || asked.some(({ id }) => answers[id] === undefined)) return 'ask';
  return asked.some(({ id }) => answers[id] === 'unknown') ? 'cannot-tell' : 'answered';
}

/**
 * @param explanation - as it was reported
 * @param answers - of the person
 * @returns what the person says, as sentences to stand in place of the finding; the finding where nothing was said
 */
export function shownFinding(explanation: InnocentExplanation, answers: ConfirmDecision['answers']): string {
  const asked = askedOf(explanation);
  const open = asked.filter(({ id }) => answers[id] === undefined).length;
  const unlike = differingDefinitions(explanation, answers);
  const unknown = asked.filter(({ id }) => answers[id] === 'unknown').length;
  if (asked.length === open) return explanation.finding;
  const said = [
    unlike.length > 0
      ? `You say that ${differWords(unlike)}: the two numbers do not measure the same thing.`
      : '',
    unlike.length === 0 && open === 0 && unknown === 0
      ? `You say that nothing else differs: both numbers measure the same thing${isShownToDiffer(explanation) ? ' but for what the data shows' : ''}.`
      : '',
    unknown > 0 ? `${questions(unknown)} answered with “don’t know”.` : '',
    open > 0 ? `${questions(open)} not answered yet.` : '',
  ];
  const found = isShownToDiffer(explanation) ? [explanation.finding] : [];
  return [...found, ...said.filter((words) => words !== '')].join(' ');
}

function askedOf({ picture }: InnocentExplanation): DefinitionCheck[] {
  return picture?.kind === 'definition' ? picture.checks.filter(({ differs }) => differs === null) : [];
}

function isShownToDiffer({ picture }: InnocentExplanation): boolean {
  return picture?.kind === 'definition' && picture.checks.some(({ differs }) => differs === true);
}

function questions(count: number): string {
  return count === 1 ? 'One question is' : `${count} questions are`;
}
