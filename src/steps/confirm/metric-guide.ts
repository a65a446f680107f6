/** Every metric of Confirm: its formula, what differs between tools, and how to read it. */
import { METRIC_TRAITS } from '../../core/confirm/metric-traits.ts';
import type { MetricId } from '../../core/confirm/report.ts';

/** What a metric looks at. */
export type MetricGroup = 'order' | 'probability' | 'decision' | 'quantity';

/** One metric, explained. */
export interface MetricEntry {
  group: MetricGroup;
  formula: string;
  /** What tools do differently: base of the logarithm, bins, ties, averages. */
  convention: string;
  reading: string;
}

/** The groups in the order of the page. */
export const METRIC_GROUPS: Record<MetricGroup, { title: string; words: string }> = {
  order: {
    title: 'Does it order rows rightly?',
    words: 'No threshold, no scale: only which row comes first.',
  },
  probability: {
    title: 'Are its probabilities true?',
    words: 'They move with the base rate and with the scale of the scores.',
  },
  decision: {
    title: 'Are its decisions right?',
    words: 'Of the scores at the threshold; all but recall move with the base rate.',
  },
  quantity: { title: 'How far off is it?', words: 'In the unit of the label, unless said otherwise.' },
};

const METRICS: Record<MetricId, MetricEntry> = {
  'roc-auc': {
    group: 'order',
    formula: 'AUC = P(score of a positive > score of a negative) + ½ P(equal)',
    convention: 'ties count half; interval by DeLong on the logit scale, by entities where rows repeat',
    reading:
      'How often a positive row stands above a negative one: 0.5 is a coin, 1 is perfect order. It does not change with the base rate or the scale of the scores, but it does with an easier or harder mix of rows.',
  },
  'average-precision': {
    group: 'order',
    formula: 'AP = Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from the top',
    convention: 'in steps, nothing interpolated (as scikit-learn); interval by Boyd on the logit scale',
    reading:
      'Area under precision against recall. A model without skill scores the base rate, so it falls when positives get rarer even where the model is as good as before.',
  },
  'log-loss': {
    group: 'probability',
    formula: 'LL = − mean of ln p(class that came true)',
    convention: 'natural logarithm; probabilities clipped to [0.000001, 0.999999]',
    reading:
      'How surprised the model was on average. A few rows that were sure and wrong can carry it; it also moves with the base rate.',
  },
  brier: {
    group: 'probability',
    formula: 'B = mean of (p − y)²',
    convention: 'one column of the two classes, so between 0 and 1',
    reading:
      'Squared error of the probabilities. Rare positives make it small by themselves: compare it with base rate × (1 − base rate), which it costs to always say the base rate.',
  },
  accuracy: {
    group: 'decision',
    formula: 'accuracy = right / all',
    convention: 'score ≥ threshold is positive; Wilson’s interval',
    reading:
      'Share of rows that were decided rightly. With rare positives it is high for a model that always says no.',
  },
  precision: {
    group: 'decision',
    formula: 'precision = TP / (TP + FP)',
    convention: 'score ≥ threshold is positive; no value where nothing is predicted positive (others say 0)',
    reading:
      'Of the rows that were called positive, the share that are. It falls when positives get rarer, at the same recall and false alarms.',
  },
  recall: {
    group: 'decision',
    formula: 'recall = TP / (TP + FN)',
    convention: 'score ≥ threshold is positive; also called sensitivity or true positive rate',
    reading:
      'Of the positive rows, the share that were found. It does not move with the base rate; a lower threshold raises it.',
  },
  f1: {
    group: 'decision',
    formula: 'F1 = 2 TP / (2 TP + FP + FN)',
    convention: 'of the positive class at the threshold',
    reading:
      'Harmonic mean of precision and recall. It moves with the base rate and with the threshold, so compare it only where both are the same.',
  },
  mcc: {
    group: 'decision',
    formula: 'MCC = (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN))',
    convention: 'between −1 and 1; interval by Fisher’s transformation',
    reading: 'Correlation of decision and truth: 0 is no skill. Fairer than F1 to both classes.',
  },
  lift: {
    group: 'order',
    formula: 'lift = positive rate among the top rows / positive rate of all',
    convention: 'in the top share of the settings; rows that tie at the cut are taken in part',
    reading:
      'How many times richer the top of the list is than the whole. Its limit is 1 / base rate, so rarer positives allow more of it.',
  },
  'calibration-error': {
    group: 'probability',
    formula: 'ECE = Σ (n_b / n) |positive rate − mean score|, less what chance gives',
    convention: '15 bins of equally many rows; the bias of chance taken off (most tools leave it in)',
    reading:
      'How far probabilities are from what came true. It can grow without the order changing: then the scale moved, not the skill.',
  },
  'calibration-intercept': {
    group: 'probability',
    formula: 'ln odds(y) = a + b · ln odds(score): a',
    convention: 'in natural log-odds',
    reading:
      'Off 0 with a slope near 1: every score is too high or too low by the same odds, as after a change of the base rate or a missing correction for down-sampling.',
  },
  'calibration-slope': {
    group: 'probability',
    formula: 'ln odds(y) = a + b · ln odds(score): b',
    convention: 'logistic regression of the label on the log-odds of the score',
    reading:
      'Below 1 the model is too sure of itself; near 0 its scores have nothing to do with these labels, as after a wrong join or a wrong version.',
  },
  'observed-expected': {
    group: 'probability',
    formula: 'O/E = Σ y / Σ score',
    convention: 'scores taken as probabilities',
    reading:
      'Positives that came over positives that were promised. A tenth of 1 often means negatives were thinned to a tenth and scores never corrected.',
  },
  'macro-f1': {
    group: 'decision',
    formula: 'macro F1 = mean over classes of 2 right / (actual + predicted)',
    convention: 'every class weighs the same, be it rare or frequent',
    reading: 'One rare class that fails can pull it down while accuracy stays.',
  },
  'one-vs-rest-auc': {
    group: 'order',
    formula: 'AUC = mean over classes of the ROC AUC of that class against all others',
    convention: 'plain mean (scikit-learn: ovr, macro); the interval is conservative',
    reading: 'How well the score of a class orders its own rows above all others: 0.5 is a coin.',
  },
  mae: {
    group: 'quantity',
    formula: 'MAE = mean of |prediction − label|',
    convention: 'in the unit of the label',
    reading:
      'What a prediction misses by on average. It grows with the spread of the label even where the model is as good.',
  },
  rmse: {
    group: 'quantity',
    formula: 'RMSE = √(mean of (prediction − label)²)',
    convention: 'in the unit of the label',
    reading:
      'Like the mean absolute error, but large misses weigh more. Where it grows and the other does not, few rows went far wrong.',
  },
  r2: {
    group: 'quantity',
    formula: 'R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)²',
    convention: 'against the mean of the same table; can be below 0',
    reading:
      'Share of the label’s variance that is explained. It falls when the labels vary less, at the same error.',
  },
  mape: {
    group: 'quantity',
    formula: 'MAPE = mean of |prediction − label| / |label|',
    convention: 'as a share, 1 being 100%; rows whose label is 0 are left out',
    reading: 'Small labels weigh most. A few rows near 0 can carry it.',
  },
  bias: {
    group: 'quantity',
    formula: 'bias = mean of (prediction − label)',
    convention: 'positive where the model says too much',
    reading:
      'Which way the model errs. A bias that appears in serving alone points to a unit, a filled default or a level that moved.',
  },
  'grouped-auc': {
    group: 'order',
    formula: 'GAUC = Σ n_g AUC_g / Σ n_g over the groups with both classes',
    convention: 'each group weighs as many rows as it has',
    reading:
      'Order within a group (user, query, session), which is what a ranking can use. Far below ROC AUC, the skill lies between groups.',
  },
  ndcg: {
    group: 'order',
    formula: 'NDCG = DCG / ideal DCG, DCG = Σ grade / log₂(rank + 1) over the first k ranks',
    convention: 'gain is the grade itself (others: 2^grade − 1); ties share their gain; k in the settings',
    reading: 'How close the top of each group is to its best order: 1 is perfect.',
  },
};

/** @param metric - by its name in the case file @returns its entry */
export function metricEntry(metric: MetricId): MetricEntry {
  return METRICS[metric];
}

/** @param metric - by its name in the case file @returns its name at the start of a line or sentence */
export function metricName(metric: MetricId): string {
  const { name } = METRIC_TRAITS[metric];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** @param metric - by its name in the case file @returns which values are better, in words */
export function betterWords(metric: MetricId): string {
  const { better } = METRIC_TRAITS[metric];
  return typeof better === 'number' ? `best at ${better}` : `${better} is better`;
}
