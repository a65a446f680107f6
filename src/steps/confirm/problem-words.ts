/** The words for everything that is odd about labels and predictions: what was met, where, what to do. */
import type { Side } from '../../core/faults.ts';
import type { OutcomeProblem, OutcomeProblemCode } from '../../core/confirm/outcomes.ts';
import { formatCount, formatCountOf } from '../../ui/quantities.ts';
import { isolate, shorten, showText } from '../../ui/show-text.ts';

/** One problem in words. Both may hold text from a file: show them as text only. */
export interface ProblemWords {
  /** What was met. */
  title: string;
  /** What it does to the figures, and what can be done. */
  advice: string;
}

/** What a problem does: nothing can be measured, figures have to be read with care, or it is only worth knowing. */
export type ProblemWeight = 'stops' | 'care' | 'note';

const WEIGHTS: Record<OutcomeProblemCode, ProblemWeight> = {
  'no-label-column': 'stops',
  'no-prediction-column': 'stops',
  'labels-missing': 'stops',
  'labels-mostly-missing': 'care',
  'predictions-missing': 'care',
  'one-class': 'stops',
  'labels-unlike': 'care',
  'labels-unmatched': 'stops',
  'label-not-understood': 'care',
  'scores-outside-unit-interval': 'care',
  'scores-are-decisions': 'care',
  'scores-constant': 'stops',
  'scores-infinite': 'care',
  'few-rows': 'care',
  'times-all-equal': 'note',
  'times-in-future': 'note',
  'tables-swapped': 'care',
  'threshold-outside-scores': 'care',
  'prediction-unlike-label': 'care',
  'weights-invalid': 'care',
};

const ORDER: readonly ProblemWeight[] = ['stops', 'care', 'note'];
/** A detail longer than this would bury the sentence. */
const DETAIL_CHARACTERS = 80;

/** @param code - of the problem @returns what it does */
export function problemWeight(code: OutcomeProblemCode): ProblemWeight {
  return WEIGHTS[code];
}

/** @param problems - as they were found @returns the same, what stops everything first */
export function orderProblems(problems: readonly OutcomeProblem[]): OutcomeProblem[] {
  return problems.toSorted((a, b) => ORDER.indexOf(WEIGHTS[a.code]) - ORDER.indexOf(WEIGHTS[b.code]));
}

/** @param problem - as it was found @returns its words */
export function problemWords(problem: OutcomeProblem): ProblemWords {
  const [title, advice] = wordsOf(problem);
  return { title, advice };
}

function tableOf(side: Side | null): string {
  return side === null ? 'both tables' : `the ${side} table`;
}

function wordsOf({ code, side, detail, count }: OutcomeProblem): [title: string, advice: string] {
  const table = tableOf(side);
  const rows = count === undefined ? 'Some rows' : formatCountOf(count, 'row');
  const have = count === 1 ? 'has' : 'have';
  const quoted = detail === undefined ? null : `“${isolate(shorten(showText(detail), DETAIL_CHARACTERS))}”`;
  const such = quoted === null ? '' : `, such as ${quoted}`;
  switch (code) {
    case 'no-label-column':
      return [
        `No column of ${table} has the role label.`,
        'Give it in Load to the column that says what came true. Until then performance can only be estimated, not measured.',
      ];
    case 'no-prediction-column':
      return [
        `No column of ${table} has the role prediction.`,
        'Give it in Load to the column of scores or predicted values. Without it there is nothing to judge.',
      ];
    case 'labels-missing':
      return [
        `No row of ${table} has a label yet.`,
        'Performance there can only be estimated, not measured. If labels are kept elsewhere, join them to the rows and load the table again.',
      ];
    case 'labels-mostly-missing':
      return [
        `Most rows of ${table} have no label${count === undefined ? '' : `: ${formatCount(count)} of them`}.`,
        'The figures rest on the few that have one, and those may not be like the others. Look at selective labels before trusting a gap.',
      ];
    case 'predictions-missing':
      return [
        `${rows} of ${table} ${have} no prediction.`,
        'They are left out. If the service fell back to a default there, the measured performance is better than the one users met.',
      ];
    case 'one-class':
      return [
        `All labels of ${table} are the same${quoted === null ? '' : `: ${quoted}`}.`,
        'No metric that tells classes apart can be computed. Check the label column, or the filter with which the rows were exported.',
      ];
    case 'labels-unlike':
      return [
        `The two tables write their labels differently${quoted === null ? '' : `: ${quoted}`}.`,
        'Pairs are matched by known words, or where the scores of each table leave no doubt; what is left counts as another class. If that is wrong, write the labels alike in one of the files and load it again.',
      ];
    case 'labels-unmatched':
      return [
        `The two tables write their labels differently${quoted === null ? '' : `: ${quoted}`} (training / serving).`,
        'Neither known words nor clear scores say which label of serving is which of training, and a wrong guess would turn every metric round: serving’s labels are not read. Write the labels alike in one of the files and load it again.',
      ];
    case 'label-not-understood':
      if (side === null && quoted !== null)
        return [
          `No label reads ${quoted}, which is to count as positive.`,
          'Choose another label as positive under “What is compared”.',
        ];
      return [
        `${rows} of ${table} ${have} a label that could not be understood${such}.`,
        'Labels may be 0 and 1, true and false, yes and no, two texts of which one is chosen as positive, classes, or numbers.',
      ];
    case 'scores-outside-unit-interval':
      return [
        `${rows} of ${table} ${have} a score below 0 or above 1${detail === undefined ? '' : `: scores run over ${shorten(showText(detail), DETAIL_CHARACTERS)}`}.`,
        'These are no probabilities: log loss, Brier score and calibration are not computed. Metrics of order, such as ROC AUC, hold.',
      ];
    case 'scores-are-decisions':
      return [
        `The predictions of ${table} are decisions (0 or 1), not scores.`,
        'Metrics of order have one step only and say little. Use the column of scores if there is one.',
      ];
    case 'scores-constant':
      return [
        `Every row of ${table} has the same score${quoted === null ? '' : `: ${quoted}`}.`,
        'A constant orders nothing. This is often the default that a service answers with when the model fails.',
      ];
    case 'scores-infinite':
      return [
        `${rows} of ${table} ${have} an infinite score.`,
        'Metrics that need finite scores have no value. Look for a division by zero, or the logarithm of 0, in what writes them.',
      ];
    case 'few-rows':
      return [
        `${table.charAt(0).toUpperCase()}${table.slice(1)} ${side === null ? 'have' : 'has'} few rows to judge by${count === undefined ? '' : `: ${formatCount(count)}`}.`,
        'The intervals are wide and approximate. Read the smallest gap that could have been seen before saying that there is none.',
      ];
    case 'times-all-equal':
      return [
        `All rows of ${table} carry the same time${quoted === null ? '' : `: ${quoted}`}.`,
        'It is probably the moment of the export. Nothing can be said about an onset, or about the age of labels.',
      ];
    case 'times-in-future':
      return [
        `${rows} of ${table} ${have} a time far later than all others${such}.`,
        'Check the unit (seconds or milliseconds) and the time zone: such rows would be taken for the youngest.',
      ];
    case 'tables-swapped':
      return [
        'All times of training lie after those of serving.',
        'The two tables may be in each other’s place: every gap would have the wrong sign. Swap them if they are.',
      ];
    case 'threshold-outside-scores':
      return [
        `The threshold${quoted === null ? '' : ` of ${quoted}`} lies outside of all scores${side === null ? '' : ` of ${table}`}.`,
        'Every row gets the same decision. Move the threshold into the range of the scores.',
      ];
    case 'prediction-unlike-label':
      return [
        `${rows} of ${table} ${have} a prediction that is not of the same kind as the labels${such}.`,
        'Check that the two roles are on the right columns, or choose the task under “What is compared”.',
      ];
    case 'weights-invalid':
      return [
        `${rows} of ${table} ${have} a weight that is missing, below 0 or infinite${such}.`,
        'They weigh nothing, so they are as good as left out. Check the column with the role weight in Load.',
      ];
  }
}
