import { measureWords } from '../../compare/measure-words.ts';
import { fact } from '../../fact.ts';
import { meanAndError } from '../../metrics/mean-estimate.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { InnocentExplanation } from '../report.ts';
import { agesOf } from './late-labels.ts';

/** As for positive rates by age: standard errors, and change as a share of the settled mean. */
const DEPARTURE_ERRORS = 3.5;
const LEAST_CHANGE = 0.1;
/** Rows of a mean. */
const LEAST_ROWS = 30;
const YOUNGEST = 0.1;
const OLDER = 0.5;

/**
 * Labels that are quantities by age: where the youngest tenth has smaller labels than the older half and predictions have not followed, amounts may still be
 * growing. A changed outcome looks the same, so the answer is never more than `cannot-tell`.
 *
 * @param rows - with label, prediction and time
 * @returns answer, finding and facts
 * @example
 * quantitiesByAge(context.evaluated.serving).answer; // 'ruled-out'
 */
export function quantitiesByAge(
  rows: SideOutcomes,
): Pick<InnocentExplanation, 'answer' | 'amount' | 'finding' | 'facts' | 'toSettle'> {
  const ages = agesOf(rows.times) ?? new Float64Array(rows.labels.length).fill(NaN);
  const ordered = ages.filter((age) => !Number.isNaN(age)).sort();
  const youngest = ordered[Math.floor(YOUNGEST * ordered.length)];
  const older = ordered[Math.floor(OLDER * ordered.length)];
  const part = (values: Float64Array, isIn: (age: number) => boolean) =>
    meanAndError(values.filter((value, row) => Number.isFinite(value) && isIn(ages[row])));
  const isYoung = (age: number) => age < youngest;
  const isOld = (age: number) => age >= older;
  const labels = [part(rows.labels, isYoung), part(rows.labels, isOld)];
  const predictions = [part(rows.predictions, isYoung), part(rows.predictions, isOld)];
  if (labels.some(({ weight }) => weight < LEAST_ROWS) || predictions.some(({ weight }) => weight === 0))
    return {
      answer: 'cannot-tell',
      amount: null,
      finding: 'There are too few labelled rows to look at labels by age.',
      facts: [],
      toSettle: 'the times at which labels arrived',
    };
  const [young, old] = labels;
  const followed = predictions[0].mean - predictions[1].mean;
  const departure = young.mean - old.mean - Math.min(0, followed);
  const error = Math.hypot(young.standardError, old.standardError);
  const isLower = -departure >= DEPARTURE_ERRORS * error && -departure >= LEAST_CHANGE * Math.abs(old.mean);
  const means = `The mean label of the youngest tenth of rows is ${measureWords(young.mean)}, of the older half ${measureWords(old.mean)}`;
  return {
    answer: isLower ? 'cannot-tell' : 'ruled-out',
    amount: isLower ? null : 0,
    finding: isLower
      ? `${means}, and predictions have not followed: amounts may still be growing, or the outcome has changed.`
      : `${means}: no sign of labels that are still growing.`,
    facts: [
      fact('mean label of the youngest tenth', young.mean),
      fact('mean label of the older half', old.mean),
      fact('mean prediction of the youngest tenth', predictions[0].mean),
      fact('mean prediction of the older half', predictions[1].mean),
      fact('mean residual of the youngest tenth', young.mean - predictions[0].mean),
      fact('mean residual of the older half', old.mean - predictions[1].mean),
    ],
    toSettle: isLower ? 'labels of a later snapshot, or the times at which labels arrived' : null,
  };
}
