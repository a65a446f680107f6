import type { ConfirmDecision } from './decision.ts';
import { gapWords } from './gap-words.ts';
import { isEstablished } from './judge-amount.ts';
import type { DefinitionCheck, InnocentExplanation, ProposedVerdict } from './report.ts';

const NAMES: Record<DefinitionCheck['id'], string> = {
  metric: 'the metric',
  label: 'the label',
  threshold: 'the threshold',
  grouping: 'the grouping',
  weighting: 'the weights',
  population: 'the choice of rows',
};

/**
 * Definitions that are made alike here: one code computes one metric at one threshold over all rows of both tables, whatever was done elsewhere. What a label
 * means, which rows were taken and how they were sampled is in the tables as they came; nothing here can undo it.
 */
const MADE_ALIKE: readonly DefinitionCheck['id'][] = ['metric', 'threshold', 'grouping'];

/**
 * The verdict with the person's answers on definitions. Where they say "differs":
 * - of the label, the choice of rows or their weights: `cannot-tell` until both sides are computed the same way. It is not `explained`, as nobody knows how
 *   much of the gap is the definition, nor whether one is hidden by it;
 * - of what is made alike here (metric, threshold, grouping), with a metric on both sides: the gap is computed alike already, so the verdict on it
 *   stands, and where it is within chance, the gap that the person saw is `explained` by the definition;
 * - of that, without a metric on both sides: `cannot-tell`.
 *
 * @param verdict - by the data alone
 * @param explanations - with the checklist of definitions
 * @param answers - of the person
 * @returns the verdict to propose; the same one where nobody says "differs" to a question that is asked
 * @example
 * answeredVerdict(checks.verdict, checks.explanations, { label: 'differs' }).verdict; // 'cannot-tell'
 */
export function answeredVerdict(
  verdict: ProposedVerdict,
  explanations: readonly InnocentExplanation[],
  answers: ConfirmDecision['answers'],
): ProposedVerdict {
  const unlike = explanations.flatMap((explanation) => differingDefinitions(explanation, answers));
  if (unlike.length === 0) return verdict;
  const { metric, training, serving, gap } = verdict;
  const isMeasured =
    metric !== null &&
    gap !== null &&
    typeof training?.value === 'number' &&
    typeof serving?.value === 'number';
  const open = isMeasured ? unlike.filter((id) => !MADE_ALIKE.includes(id)) : unlike;
  const words = isMeasured ? gapWords(metric, training.value!, serving.value!, gap) : null;
  if (open.length > 0) {
    const said = `you say that ${differWords(open)} between the two sides`;
    return {
      ...verdict,
      verdict: 'cannot-tell',
      sentence:
        verdict.verdict === 'cannot-tell'
          ? `${verdict.sentence} And ${said}.`
          : `Cannot tell: ${said}.${words === null ? '' : ` As the tables are, ${words}.`}`,
      because: verdict.verdict === 'cannot-tell' ? [...verdict.because, 'definition'] : ['definition'],
      toSettle: [
        ...(verdict.verdict === 'cannot-tell' && verdict.toSettle !== null ? [verdict.toSettle] : []),
        `both sides computed with ${listed(open.map((id) => ALIKE[id]))}`,
      ].join(', and '),
    };
  }
  const alike = `with ${listed(unlike.map((id) => ALIKE[id]))} on both sides`;
  if (verdict.verdict === 'not-established' && gap !== null && !isEstablished(gap))
    return {
      ...verdict,
      verdict: 'explained',
      sentence: `The gap is explained by a difference of definition: ${alike}, as here, ${words}, within chance.`,
      because: ['definition'],
    };
  return { ...verdict, sentence: `${verdict.sentence} That is ${alike}.` };
}

/** What it takes to make each alike. */
const ALIKE: Record<DefinitionCheck['id'], string> = {
  metric: 'one metric',
  label: 'one definition of the label',
  threshold: 'one threshold',
  grouping: 'one grouping',
  weighting: 'rows weighted and sampled alike',
  population: 'rows chosen by the same rules',
};

/**
 * Which definitions differ by the person's answers.
 *
 * @param explanation - the one with the checklist; others have none
 * @param answers - of the person; those to what the data shows already do not count
 * @returns the questions answered "differs"
 * @example
 * differingDefinitions(definition, { label: 'differs' }); // ['label']
 */
export function differingDefinitions(
  explanation: InnocentExplanation,
  answers: ConfirmDecision['answers'],
): DefinitionCheck['id'][] {
  const { picture } = explanation;
  const checks = picture?.kind === 'definition' ? picture.checks : [];
  return checks.flatMap(({ id, differs }) => (differs === null && answers[id] === 'differs' ? [id] : []));
}

/**
 * Definitions that differ, in words.
 *
 * @param ids - at least one
 * @returns e.g. `the metric and the label differ`
 * @example
 * differWords(['label']); // 'the label differs'
 */
export function differWords(ids: readonly DefinitionCheck['id'][]): string {
  return `${listed(ids.map((id) => NAMES[id]))} ${ids.length === 1 && ids[0] !== 'weighting' ? 'differs' : 'differ'}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
