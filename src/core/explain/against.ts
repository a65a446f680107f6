import { shareWords } from '../compare/measure-words.ts';
import { associations } from './association.ts';
import type { Cause, Evidence } from './evidence.ts';
import type { Investigation } from './investigation.ts';

/** What speaks against a cause: a sentence, and by how much it lowers its log-odds. */
export interface CounterEvidence {
  words: string;
  logRatio: number;
}

/** Pairs of one moment that have to agree before they speak against skew. */
const LEAST_PAIRS = 50;
/** Equal values in all rows that both tables share all but rule skew out in those features: 1 in 20 cases of it would hide (a fault on few rows). */
const AGREEMENT = Math.log(0.05);
/** Association from which a feature is suspicious (see label-leakage/association-collapse). */
const SUSPICIOUS = 0.7;

/**
 * What the tables say against each cause.
 * @param investigation - both tables
 * @param evidence - all that was seen
 * @returns by cause; empty where nothing speaks against it
 */
export function counterEvidence(
  investigation: Investigation,
  evidence: readonly Evidence[],
): Record<Cause, CounterEvidence[]> {
  const counts = (cause: Cause) => evidence.some((one) => one.cause === cause && one.setAside === null);
  const { shared, rows } = investigation;
  const against: Record<Cause, CounterEvidence[]> = {
    'training-serving-skew': [],
    'data-drift': [],
    'label-leakage': [],
    'feedback-loop': [],
    'infrastructure-bug': [],
  };
  const joined = evidence.some(({ signature }) => signature === 'training-serving-skew/row-join');
  if (shared !== null && shared.isSameTime && shared.pairs >= LEAST_PAIRS && !joined) {
    against['training-serving-skew'].push({
      words: `${shared.pairs} rows are in both tables, and their features agree: nothing is computed in two ways.`,
      logRatio: AGREEMENT,
    });
  }
  if (!counts('data-drift'))
    against['data-drift'].push({
      words:
        'No feature moved beyond what chance and the other causes explain, and equal scores are as good as before.',
      logRatio: 0,
    });
  const best = [...associations(investigation).values()].reduce(
    (most, { training }) => Math.max(most, training?.value ?? 0),
    0,
  );
  if (best > 0 && best < SUSPICIOUS && !counts('label-leakage'))
    against['label-leakage'].push({
      words: `No feature tells the label by itself: the best reaches ${best.toFixed(2)} of 1.`,
      logRatio: 0,
    });
  const labelled =
    rows.serving.labels.filter((label) => label === label).length / Math.max(1, rows.serving.rows);
  if (labelled > 0.97 && !counts('feedback-loop'))
    against['feedback-loop'].push({
      words: `${shareWords(labelled)} of the serving rows have a label, whatever their score.`,
      logRatio: 0,
    });
  if (!counts('infrastructure-bug'))
    against['infrastructure-bug'].push({
      words: 'Types, nulls and defaults are as in training, and no value froze.',
      logRatio: 0,
    });
  return against;
}
