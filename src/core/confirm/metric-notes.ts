import type { Side } from '../faults.ts';
import { shareWords } from '../compare/measure-words.ts';
import { amountWords, decimalsFor } from './gap-words.ts';
import { METRIC_TRAITS } from './metric-traits.ts';
import type { MetricComparison, MetricId } from './report.ts';

/** Share of a gap from which the base rate is worth a sentence. */
const WORTH_A_SENTENCE = 0.1;

/** Observed over expected this far off 1, on the scale of the logarithm, is a scale that is wrong: a tenth. */
const OFF_SCALE = Math.log(1.1);

/** Share of the squared errors that the largest hundredth of them must gain to be named. */
const HEAVIER_TAIL = 0.05;

/** What is looked at besides the metrics, null where it does not apply. */
export interface NoteContext {
  /** Share of positives among the rows that count. */
  baseRate: Record<Side, number> | null;
  /** Share predicted positive. */
  predictedPositive: Record<Side, number> | null;
  /** Variance of the labels of a regression. */
  labelVariance: Record<Side, number> | null;
  /** Share of the squared errors that the largest hundredth has. */
  tailShare: Record<Side, number> | null;
  /** Rows whose label is 0, which MAPE leaves out. */
  zeroLabels: Record<Side, number> | null;
}

/**
 * Why each metric moves while others do not, where the numbers tell: the base rate, the scale of the scores, a few large errors,
 * labels that vary less.
 * @param metrics - of both tables, without notes
 * @param context - what is known besides
 * @returns the metrics with a sentence, or null where there is nothing to say
 * @example withNotes(metrics, context).find(({ metric }) => metric === 'precision')?.note
 */
export function withNotes(metrics: readonly MetricComparison[], context: NoteContext): MetricComparison[] {
  const of = new Map(metrics.map((comparison) => [comparison.metric, comparison]));
  return metrics.map((comparison) => ({ ...comparison, note: noteOf(comparison, of, context) }));
}

type ByMetric = ReadonlyMap<MetricId, MetricComparison>;

function noteOf(comparison: MetricComparison, of: ByMetric, context: NoteContext): string | null {
  if (comparison.gap === null) return null;
  switch (comparison.metric) {
    case 'roc-auc':
      return withinGroups(comparison, of) ?? unlikeOthers(of, context);
    case 'recall':
      return predictedShare(of, context);
    case 'log-loss':
    case 'brier':
    case 'calibration-error':
      return baseRatePart(comparison, context) ?? scaleOfScores(of);
    case 'rmse':
      return largeErrors(comparison, of, context);
    case 'r2':
      return labelsVary(of, context);
    case 'mape':
      return zeroLabels(context);
    default:
      return baseRatePart(comparison, context);
  }
}

// "Precision falls by 0.080, of which 0.075 is the base rate (20 % → 8 %): at serving's base rate training's would be 0.41."
function baseRatePart(
  { metric, training, serving, gap, atServingBaseRate }: MetricComparison,
  context: NoteContext,
) {
  if (atServingBaseRate === null || training.value === null || serving.value === null || gap === null)
    return null;
  if (context.baseRate === null || !hasMoved(context)) return null;
  const part = atServingBaseRate - training.value;
  const rest = serving.value - atServingBaseRate;
  const larger = Math.max(Math.abs(gap.gap), Math.abs(part));
  if (larger === 0 || Math.abs(part) < WORTH_A_SENTENCE * larger) return null;
  const write = (amount: number) => amountWords(Math.abs(amount), larger);
  const there = atServingBaseRate.toFixed(decimalsFor([atServingBaseRate], larger));
  const name = upper(METRIC_TRAITS[metric].name);
  const rates = `the base rate (${ratesWords(context.baseRate)})`;
  const would = `at serving's base rate training's would be ${there}`;
  if (Math.sign(part) !== Math.sign(gap.gap))
    return `${name} ${moves(gap.gap)} by ${write(gap.gap)}, although ${rates} alone would make it ${part < 0 ? 'fall' : 'rise'} by ${write(part)}: ${would}.`;
  if (Math.abs(part) > Math.abs(gap.gap) * (1 + WORTH_A_SENTENCE))
    return `${name} ${moves(gap.gap)} by ${write(gap.gap)}, less than the ${write(part)} of ${rates}: ${would}.`;
  const isAll = Math.abs(rest) < WORTH_A_SENTENCE * Math.abs(gap.gap);
  const share = isAll ? `all but ${write(rest)} of it from ${rates}` : `of which ${write(part)} is ${rates}`;
  return `${name} ${moves(gap.gap)} by ${write(gap.gap)}, ${share}: ${would}.`;
}

// Only ROC AUC stays by what it is; said where others do not.
function unlikeOthers(of: ByMetric, context: NoteContext): string | null {
  if (context.baseRate === null || !hasMoved(context)) return null;
  const moved = [...of.values()].filter(
    ({ training, atServingBaseRate, gap }) =>
      gap !== null &&
      training.value !== null &&
      atServingBaseRate !== null &&
      Math.abs(atServingBaseRate - training.value) >= Math.max(Math.abs(gap.gap) / 2, gap.standardError ?? 0),
  );
  if (moved.length === 0) return null;
  const names = moved.slice(0, 3).map(({ metric }) => METRIC_TRAITS[metric].name);
  return `ROC AUC does not depend on the base rate (${ratesWords(context.baseRate)}); ${listed(names)} ${names.length === 1 ? 'does' : 'do'}.`;
}

function withinGroups({ training, serving }: MetricComparison, of: ByMetric): string | null {
  const grouped = of.get('grouped-auc');
  const within = grouped?.serving;
  if (!within?.value || !grouped?.training.value || serving.value === null || training.value === null)
    return null;
  const lead = serving.value - within.value;
  if (lead <= 2 * Math.hypot(within.standardError ?? 0, serving.standardError ?? 0) || lead < 0.05)
    return null;
  return `Within groups serving has ${within.value.toFixed(3)}: of the ${serving.value.toFixed(3)} over all rows a part lies between groups, where it orders nothing.`;
}

function predictedShare(of: ByMetric, { predictedPositive, baseRate }: NoteContext): string | null {
  const [recall, precision, area] = (['recall', 'precision', 'roc-auc'] as const).map((metric) =>
    of.get(metric),
  );
  if (predictedPositive === null || baseRate === null || !recall?.gap) return null;
  if (!isShown(recall) || isShown(area)) return null;
  const sides = `${shareWords(predictedPositive.training)} → ${shareWords(predictedPositive.serving)}`;
  const other = !precision?.gap
    ? ''
    : `; precision ${moves(precision.gap.gap)} by ${amountWords(Math.abs(precision.gap.gap), precision.gap.gap)}`;
  return `Recall ${moves(recall.gap.gap)} by ${amountWords(Math.abs(recall.gap.gap), recall.gap.gap)} while no change of ROC AUC can be shown: the share predicted positive moves (${sides}), not the order of the scores${other}.`;
}

function scaleOfScores(of: ByMetric): string | null {
  const ratio = of.get('observed-expected');
  if (!ratio?.serving.value || ratio.training.value === null || ratio.serving.value <= 0) return null;
  if (!isShown(ratio) || isShown(of.get('roc-auc'))) return null;
  const off = Math.log(ratio.serving.value);
  if (Math.abs(off) < OFF_SCALE || Math.abs(off) < Math.abs(Math.log(ratio.training.value || 1))) return null;
  const times = 1 / ratio.serving.value;
  return `No change of ROC AUC can be shown: the order of the scores holds, but in serving they sum to ${times.toPrecision(2)} times the positives (training: ${(1 / (ratio.training.value || 1)).toPrecision(2)}).`;
}

function largeErrors(
  { gap, training }: MetricComparison,
  of: ByMetric,
  { tailShare }: NoteContext,
): string | null {
  const mae = of.get('mae');
  if (tailShare === null || !mae?.gap || gap === null || !training.value || !mae.training.value) return null;
  const isMore = gap.gap / training.value > mae.gap.gap / mae.training.value;
  if (!isMore || tailShare.serving - tailShare.training < HEAVIER_TAIL) return null;
  return `RMSE grows more than MAE: the largest hundredth of the errors makes up ${shareWords(tailShare.serving)} of the squared ones (training: ${shareWords(tailShare.training)}).`;
}

function labelsVary(of: ByMetric, { labelVariance }: NoteContext): string | null {
  const [rmse, r2] = [of.get('rmse'), of.get('r2')];
  if (labelVariance === null || !rmse?.gap || !r2?.gap || !(labelVariance.training > 0)) return null;
  const ratio = labelVariance.serving / labelVariance.training;
  // What R2 would be had only the labels changed.
  const without = 1 - (1 - (r2.training.value ?? 0)) / ratio;
  const part = without - (r2.training.value ?? 0);
  if (
    !(ratio > 0) ||
    Math.abs(part) < WORTH_A_SENTENCE * Math.abs(r2.gap.gap) ||
    Math.sign(part) !== Math.sign(r2.gap.gap)
  )
    return null;
  return `R² also moves with the labels: their variance is ${ratio.toPrecision(3)} times that of training, which alone would make it ${without.toFixed(3)}.`;
}

function zeroLabels({ zeroLabels: rows }: NoteContext): string | null {
  if (rows === null || rows.training + rows.serving === 0) return null;
  return `Rows whose actual value is 0 are left out: ${rows.training} in training, ${rows.serving} in serving.`;
}

function isShown(comparison: MetricComparison | undefined): comparison is MetricComparison {
  return (comparison?.gap?.pValue ?? 1) < 0.05;
}

function hasMoved({ baseRate }: NoteContext): boolean {
  return baseRate !== null && shareWords(baseRate.training) !== shareWords(baseRate.serving);
}

function ratesWords(rates: Record<Side, number>): string {
  return `${shareWords(rates.training)} → ${shareWords(rates.serving)}`;
}

function moves(gap: number): string {
  return gap < 0 ? 'falls' : 'rises';
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
