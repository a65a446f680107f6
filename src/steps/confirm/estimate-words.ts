/** Why a metric has no value or no interval, and how its interval was found, in words. */
import type { EstimateReason, IntervalMethod } from '../../core/metrics/estimate.ts';

/** Completes "No value: …" or "No interval: …". */
export const REASON_WORDS: Record<EstimateReason, string> = {
  'no-rows': 'no row has both a label and a prediction',
  'non-finite': 'a number in the data is infinite or too large',
  'one-class': 'all labels are of one class',
  'outside-unit-interval': 'scores lie outside of 0 to 1, so they are no probabilities',
  'no-positives': 'no row is positive',
  'no-predicted-positives': 'no row is predicted positive at this threshold',
  'no-predicted-negatives': 'no row is predicted negative at this threshold',
  'constant-scores': 'every row has the same score',
  'constant-actuals': 'every row has the same label',
  'only-zero-actuals': 'every label is 0',
  'no-usable-group': 'no group has rows of both classes',
  separable: 'a threshold separates the classes, so no finite value fits best',
  'too-few-rows': 'there are too few rows',
  'no-spread': 'there is no spread from which an error could be taken',
  'perfect-separation': 'the classes are separated perfectly, so the interval is a bound',
  'few-of-one-class': 'fewer than 50 rows of one class, so the interval is approximate',
};

/** How an interval was found. */
export const METHOD_WORDS: Record<IntervalMethod, string> = {
  wald: 'value ± 1.96 standard errors',
  log: '± 1.96 standard errors on the log scale',
  logit: '± 1.96 standard errors on the logit scale',
  fisher: 'Fisher’s transformation',
  'delong-logit': 'DeLong’s variance on the logit scale',
  wilson: 'Wilson’s interval',
  exact: 'Clopper and Pearson’s bound',
  conservative: 'a conservative bound of the error',
};
