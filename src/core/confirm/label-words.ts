import { nameWords } from '../table/name-words.ts';

/** What is spelled differently and means the same, or has a side by itself; both tables may use other ones of them. */
const YES = new Set(['1', 'true', 't', 'yes', 'y', 'on', 'ja', 'si', 'sí', 'oui', 'positive', 'pos']);
const NO = new Set(['0', '-1', 'false', 'f', 'no', 'n', 'off', 'nein', 'non', 'negative', 'neg']);

/** Outcomes that models are built to find. */
const SOUGHT = new Set(['fraud', 'fraudulent', 'bad', 'default', 'defaulted', 'chargedoff', 'delinquent', 'churn', 'churned', 'left', 'exited', 'spam', 'click', 'clicked', 'converted', 'conversion', 'convert', 'purchase', 'purchased', 'buy', 'bought', 'subscribed', 'malignant', 'sick', 'disease', 'diseased', 'ill', 'infected', 'anomaly', 'anomalous', 'abnormal', 'outlier', 'attack', 'malicious', 'malware', 'phishing', 'died', 'dead', 'deceased', 'success', 'successful', 'won', 'win', 'accepted', 'approved', 'hit', 'event', 'fail', 'failed', 'failure', 'faulty', 'defect', 'defective', 'broken', 'late', 'delayed', 'toxic', 'responded', 'present', 'cancelled', 'canceled', 'readmitted', 'high', 'alarm']); // prettier-ignore
/** Their counterparts. */
const USUAL = new Set(['legit', 'legitimate', 'genuine', 'good', 'paid', 'fullypaid', 'repaid', 'current', 'retained', 'stayed', 'stay', 'active', 'loyal', 'ham', 'benign', 'healthy', 'normal', 'inlier', 'alive', 'survived', 'lost', 'loss', 'lose', 'rejected', 'declined', 'denied', 'refused', 'miss', 'ok', 'none', 'nothing', 'pass', 'passed', 'intact', 'clean', 'safe', 'ontime', 'absent', 'ignored', 'low']); // prettier-ignore

const NEGATIONS = ['not', 'non', 'no', 'never', 'without'];

/**
 * A label so that its spellings meet: without spaces around it, lower case, numbers as numbers.
 * @param text - as it stands in the file
 * @returns the key; `1.0`, `1` and ` 1` are one, so are `Yes` and `yes`
 * @example labelKey(' 1.0') // '1'
 */
export function labelKey(text: string): string {
  const key = text.trim().toLowerCase().normalize('NFKC');
  const number = key === '' ? NaN : Number(key);
  return Number.isFinite(number) ? String(number + 0) : key;
}

/** What a label says about itself: `+` and `-` by word, null where no word is known. */
export interface LabelMeaning {
  sign: '+' | '-' | null;
  /** Whether it is a plain yes or no, such as 1, true and yes; fraud and legit are not. */
  isPlain: boolean;
}

/**
 * Which of two outcomes a label is, by known words: yes and no in some spellings, outcomes that are usually sought
 * (fraud, churn, default, click), their counterparts (legit, retained, paid), and these with a negation before them.
 * @param key - as `labelKey` gives it
 * @returns the sign
 * @example labelMeaning('not fraud').sign // '-'
 */
export function labelMeaning(key: string): LabelMeaning {
  if (YES.has(key)) return { sign: '+', isPlain: true };
  if (NO.has(key)) return { sign: '-', isPlain: true };
  const words = nameWords(key);
  const joined = words.join('');
  if (SOUGHT.has(joined)) return { sign: '+', isPlain: false };
  if (USUAL.has(joined)) return { sign: '-', isPlain: false };
  // `no default`, `non-fraud`, `nonfraud`, `not_churned`.
  const negation = NEGATIONS.find((word) => joined.startsWith(word) && SOUGHT.has(joined.slice(word.length)));
  return { sign: negation === undefined ? null : '-', isPlain: false };
}
