/** What the person's answers about definitions make of that explanation. */
import type { ConfirmDecision } from '../../core/confirm/decision.ts';
import type { DefinitionCheck, ExplanationAnswer, InnocentExplanation } from '../../core/confirm/report.ts';

/** An answer as it is shown: as it was found, or as the person settled it. */
export type ShownAnswer = ExplanationAnswer | 'answered' | 'differs';

const NAMES: Record<DefinitionCheck['id'], string> = {
  metric: 'the metric',
  label: 'the label',
  threshold: 'the threshold',
  grouping: 'the grouping',
  weighting: 'the weights',
  population: 'the choice of rows',
};

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
  if (differing(explanation, answers).length > 0) return 'differs';
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
  const unlike = differing(explanation, answers);
  const unknown = asked.filter(({ id }) => answers[id] === 'unknown').length;
  if (asked.length === open) return explanation.finding;
  const said = [
    unlike.length > 0
      ? `You say that ${listed(unlike)} ${unlike.length === 1 ? 'differs' : 'differ'}: the two numbers do not measure the same thing.`
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

/**
 * @param explanations - as they were reported
 * @param answers - of the person
 * @returns what the verdict has to be read with: a sentence, empty where nobody said "differs"
 */
export function definitionCaveat(
  explanations: readonly InnocentExplanation[],
  answers: ConfirmDecision['answers'],
): string {
  const unlike = explanations.flatMap((explanation) => differing(explanation, answers));
  if (unlike.length === 0) return '';
  return `You say that ${listed(unlike)} ${unlike.length === 1 ? 'differs' : 'differ'} between the two sides. Make that alike first: a part of the gap, or all of it, may be the difference in definition.`;
}

function askedOf({ picture }: InnocentExplanation): DefinitionCheck[] {
  return picture?.kind === 'definition' ? picture.checks.filter(({ differs }) => differs === null) : [];
}

function isShownToDiffer({ picture }: InnocentExplanation): boolean {
  return picture?.kind === 'definition' && picture.checks.some(({ differs }) => differs === true);
}

function differing(explanation: InnocentExplanation, answers: ConfirmDecision['answers']): string[] {
  return askedOf(explanation)
    .filter(({ id }) => answers[id] === 'differs')
    .map(({ id }) => NAMES[id]);
}

function questions(count: number): string {
  return count === 1 ? 'One question is' : `${count} questions are`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
