/** The words around the innocent explanations: their names, their answers, and what an expert asks at each. */
import type { ShownAnswer } from './definition-answers.ts';
import type { InnocentExplanation, WaterfallBar } from '../../core/confirm/report.ts';

/** One of the innocent explanations. */
export type ExplanationId = InnocentExplanation['id'];

/** Two lines for the learner. */
export interface Guidance {
  /** What an expert asks here. */
  expert: string;
  /** The classic mistake. */
  mistake: string;
}

/** One explanation, named and taught. */
export interface ExplanationWords extends Guidance {
  name: string;
  /** What it would mean, in a few words. */
  question: string;
}

/** In the order in which an expert goes through them: the cheapest and most frequent first. */
export const EXPLANATION_ORDER: readonly ExplanationId[] = [
  'definition',
  'noise',
  'base-rate',
  'down-sampling',
  'label-maturity',
  'contamination',
  'score-scale',
  'case-mix',
  'target-shift',
  'prediction-scale',
  'error-mix',
  'selective-labels',
];

const EXPLANATIONS: Record<ExplanationId, ExplanationWords> = {
  definition: {
    name: 'Different definitions',
    question: 'Do both numbers measure the same thing?',
    expert:
      'Same metric, label, threshold, grouping, weights and rows on both sides? I recompute the offline number from its own rows before I believe it.',
    mistake:
      'Setting an offline AUC against an online click rate, and calling their difference a worse model.',
  },
  noise: {
    name: 'Noise',
    question: 'Would samples of this size differ so much by chance?',
    expert:
      'What is the interval of the difference, and what is the smallest gap these samples could have shown?',
    mistake:
      'Reading “not significant” as “no gap” when the samples could not have shown one, or a tiny p on millions of rows as a large gap.',
  },
  'base-rate': {
    name: 'Another base rate',
    question: 'Did the share of positives change, and the metric with it?',
    expert:
      'What would the offline metric be at serving’s base rate? ROC AUC and recall would not move; precision, F1, log loss and lift would.',
    mistake: 'Blaming the model for a precision that fell only because positives got rarer.',
  },
  'down-sampling': {
    name: 'Down-sampled negatives',
    question: 'Were negatives thinned for training and the scores never corrected?',
    expert:
      'Is the mean score a constant multiple of the rate that came true? Then the correction q / (q + (1 − q) / r) is missing.',
    mistake:
      'Looking at AUC alone, which hides it: the order is right, every probability and every threshold is wrong.',
  },
  'label-maturity': {
    name: 'Late labels',
    question: 'Have the youngest rows had time to get their label?',
    expert:
      'How long does a label take to arrive? I look at the positive rate by age and compare mature rows only.',
    mistake: 'Counting “not converted yet” as “will not convert” for the last days before the snapshot.',
  },
  contamination: {
    name: 'Rows seen before',
    question: 'Is the offline number too good, because its rows were seen before?',
    expert:
      'Was the offline number taken on rows, or on users, that the model was fitted on? Only unseen rows and a later time count.',
    mistake: 'Believing a random split of data in which the same people come back.',
  },
  'score-scale': {
    name: 'Another scale of scores',
    question: 'Is the order intact and only the scale different?',
    expert:
      'If AUC held while log loss and the decisions broke: was calibration, a threshold or a transformation lost on the way?',
    mistake: 'Retraining a model whose ranking is as good as ever, when one line of calibration is missing.',
  },
  'case-mix': {
    name: 'Harder cases',
    question: 'Are there more rows that were hard all along?',
    expert:
      'How well could this model do on these scores if its probabilities still held? The rest of the gap is the model’s.',
    mistake:
      'Thinking that ROC AUC cannot fall unless the model got worse: a narrower mix of rows lowers it too.',
  },
  'target-shift': {
    name: 'Other targets',
    question: 'Did the labels themselves grow or shrink, and the error with them?',
    expert:
      'Are large outcomes harder to predict, and are there more of them now? I weight the offline rows to serving’s labels and look at what is left.',
    mistake:
      'Comparing the MAE of a cheap season with that of an expensive one, as if euros were the same everywhere.',
  },
  'prediction-scale': {
    name: 'Scale of predictions',
    question: 'Do predictions follow the labels as closely as ever, on another line?',
    expert:
      'If labels against predictions still lie on a straight line, with another offset or slope: was a unit, a logarithm or an offset lost on the way?',
    mistake:
      'Retraining a model whose predictions are right but for a factor, when the line that undoes it is missing.',
  },
  'error-mix': {
    name: 'Harder rows',
    question: 'Are there more rows whose error was large all along?',
    expert:
      'Which error did the offline data have on rows such as these? Only what exceeds it is news about the model.',
    mistake: 'Blaming the model for a larger error on a kind of rows that it never predicted well.',
  },
  'selective-labels': {
    name: 'Selective labels',
    question: 'Do the labels depend on what the model said?',
    expert:
      'Who gets a label, and did the score decide that? Then I ask for a small random share that is labelled whatever the score.',
    mistake: 'Evaluating a credit model on accepted applicants only, and trusting the number.',
  },
};

/** @param id - of the explanation @returns its words */
export function explanationWords(id: ExplanationId): ExplanationWords {
  return EXPLANATIONS[id];
}

/** @param explanations - as they were reported @returns the same, in the order of an expert */
export function orderExplanations(explanations: readonly InnocentExplanation[]): InnocentExplanation[] {
  return explanations.toSorted((a, b) => EXPLANATION_ORDER.indexOf(a.id) - EXPLANATION_ORDER.indexOf(b.id));
}

/** What each answer says, in a word or two. */
export const ANSWER_WORDS: Record<ShownAnswer, string> = {
  explains: 'explains it',
  'explains-part': 'explains a part',
  'ruled-out': 'ruled out',
  'cannot-tell': 'cannot tell',
  ask: 'your answer needed',
  answered: 'answered',
  differs: 'differs, you say',
};

const COUNTED: readonly [answer: ShownAnswer, one: string, many: string][] = [
  ['explains', 'explains the gap', 'explain the gap'],
  ['explains-part', 'explains a part', 'explain a part'],
  ['differs', 'differs by your answer', 'differ by your answers'],
  ['ask', 'needs your answer', 'need your answer'],
  ['cannot-tell', 'cannot be told', 'cannot be told'],
  ['answered', 'is answered by you', 'are answered by you'],
  ['ruled-out', 'is ruled out', 'are ruled out'],
];

/** @param answers - as they are shown @returns one line that counts them */
export function countAnswers(answers: readonly ShownAnswer[]): string {
  const parts = COUNTED.flatMap(([answer, one, many]) => {
    const count = answers.filter((each) => each === answer).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** Guidance for what is no explanation. */
export const SECTION_GUIDANCE: Record<
  'metrics' | 'waterfall' | 'over-time' | 'segments' | 'estimated',
  Guidance
> = {
  metrics: {
    expert:
      'Which metric is the business run by, which population, how many rows, how wide is the interval? Only then do I guess at causes.',
    mistake: 'Choosing, after the fact, the one metric that moved.',
  },
  waterfall: {
    expert: 'How much is left once every innocent part is taken off? Only that remainder needs a cause.',
    mistake: 'Stopping at the first explanation that fits, when it carries a third of the gap.',
  },
  'over-time': {
    expert:
      'Since when? A step has a release, a migration or a source behind it; a slow slope is the world moving on.',
    mistake: 'Looking at one average over the whole period, in which a broken week drowns.',
  },
  segments: {
    expert:
      'Is the loss everywhere, or in one segment? One segment points to one source, one client, one join.',
    mistake: 'Searching hundreds of segments without adjusting for it: some look bad by chance alone.',
  },
  estimated: {
    expert: 'When do the labels arrive, and which small sample could be labelled by hand today?',
    mistake:
      'Taking an estimate for a measurement: it assumes that scores mean what they meant, which is the very thing in doubt.',
  },
};

/** Where the evidence of a bar of the waterfall stands. */
export type BarEvidence = ExplanationId | 'reported' | 'explain';

/** Each bar of the waterfall: its name, and where its evidence stands. */
export const BAR_WORDS: Record<WaterfallBar['id'], { name: string; evidence: BarEvidence }> = {
  reported: { name: 'Reported', evidence: 'reported' },
  definition: { name: 'Definitions', evidence: 'definition' },
  'base-rate': { name: 'Base rate', evidence: 'base-rate' },
  'label-maturity': { name: 'Label maturity', evidence: 'label-maturity' },
  'case-mix': { name: 'Case mix', evidence: 'case-mix' },
  'target-shift': { name: 'Other targets', evidence: 'target-shift' },
  'prediction-scale': { name: 'Prediction scale', evidence: 'prediction-scale' },
  'error-mix': { name: 'Harder rows', evidence: 'error-mix' },
  left: { name: 'Left for the model', evidence: 'explain' },
};
