import { shareWords } from '../compare/measure-words.ts';
import type { CauseId } from '../case-file/cause.ts';
import type { RankedCause } from '../explain/report.ts';
import { momentWords } from '../explain/words.ts';

/** What to do about a cause, filled with this case's features, dates and figures. */
export interface Fix {
  /** What stops the damage now; reversible. */
  first: string;
  /** What mends it. */
  then: string[];
  /** What keeps it from coming back. */
  prevent: string;
  /** What not to do, and why. */
  notThis: string;
}

/**
 * The fix for a cause.
 * @param cause - as it was ranked for this case
 * @returns null for "no real gap"
 */
export function fixFor(cause: RankedCause): Fix | null {
  const evidence = cause.evidence.filter(({ setAside }) => setAside === null);
  const features = cause.features.length === 0 ? 'the features named above' : listed(cause.features);
  const moment = evidence.find(({ window }) => window !== null)?.window?.from ?? null;
  const since = moment === null ? '' : ` since ${momentWords(moment)}`;
  const share =
    cause.shareOfGap === null
      ? ''
      : ` Undoing it brings back ${shareWords(Math.max(0, Math.min(1, cause.shareOfGap)))} of the gap.`;
  return FIXES[cause.cause]?.({ features, since, share }) ?? null;
}

interface Parts {
  features: string;
  since: string;
  share: string;
}

const FIXES: Partial<Record<CauseId, (parts: Parts) => Fix>> = {
  'training-serving-skew': ({ features, since, share }) => ({
    first: `Send ${features} through the training computation for live requests, or serve a model without them, until both sides agree.${share}`,
    then: [
      `Compute ${features} with one piece of code for training and serving; a feature store does this by construction.`,
      `Log the values as served${since}, and train the next model on that log.`,
    ],
    prevent:
      'Replay logged requests through the training pipeline every day and compare feature by feature; alarm at 1% of mismatches.',
    notThis:
      'Do not retrain on the table as it is: the model would learn one computation and be asked with another.',
  }),
  'data-drift': ({ features, since }) => ({
    first: `Move the threshold or fall back to a simpler rule where ${features} left the range of training${since}.`,
    then: [
      'Retrain on recent rows, or weight rows by how recent they are; keep the old rows that still look like today.',
      `Evaluate on rows after the training period only, and on the segments of ${features} that grew.`,
    ],
    prevent:
      'Watch PSI by feature with the program below, and the metric by window as labels arrive; retrain on a schedule that follows the drift.',
    notThis: 'Do not retrain before bugs and skew are ruled out: that would bake them in.',
  }),
  'label-leakage': ({ features }) => ({
    first: `Take ${features} out of the model; the offline score will fall to what serving shows, and that was always the true one.`,
    then: [
      `Audit the time at which ${features} is written against the time of the label; keep only what is known when the model is asked.`,
      'Evaluate again with a split by time and by entity.',
    ],
    prevent:
      'Give every feature an availability time, and join training tables as of the moment of the prediction.',
    notThis: 'Do not look for the lost accuracy in serving: it was never there.',
  }),
  'feedback-loop': ({ since }) => ({
    first: `Keep a small share of traffic that the model does not decide${since}; without it nothing here can be measured.`,
    then: [
      'Log what was not shown or not granted as well, with the chance it had (counterfactual logging).',
      'Weight each labelled row by 1 / its chance to be labelled, or train on the random share only.',
    ],
    prevent: 'Watch label rate, exposure and spread of the scores by score decile; alarm where they narrow.',
    notThis:
      'Do not retrain on the rows that the model itself let through: each round narrows what it can see.',
  }),
  'infrastructure-bug': ({ features, since, share }) => ({
    first: `Roll back the release or pin the model version${since}; serve a default answer for rows whose ${features} is invalid.${share}`,
    then: [
      `Compare the log of model versions and the request schema${since}; repair ${features} at its source.`,
      'Score the affected rows again once it is repaired.',
    ],
    prevent:
      'Validate input at the door (types, ranges, nulls, known categories: pydantic, Great Expectations), and alarm on null rate and constant values.',
    notThis: 'Do not retrain: the model would learn the bug and be wrong once it is mended.',
  }),
  'cannot-tell': () => ({
    first:
      'Collect what is missing before anything is changed: labels, request ids, times, the model version of each row.',
    then: [
      'Join some fifty requests with the training table by entity and time: it is the cheapest decisive test.',
    ],
    prevent: 'Log features as served, with request id, time and model version.',
    notThis: 'Do not retrain on a guess.',
  }),
};

function listed(names: readonly string[]): string {
  if (names.length <= 3) return names.join(names.length === 2 ? ' and ' : ', ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more features`;
}
