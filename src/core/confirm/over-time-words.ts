import type { WindowLength } from '../compare/comparison.ts';
import { measureWords } from '../compare/measure-words.ts';
import { valueText } from '../compare/value-text.ts';
import type { Estimate } from '../metrics/estimate.ts';
import { Z95 } from '../metrics/intervals.ts';
import { meanAndError } from '../metrics/mean-estimate.ts';
import { METRIC_TRAITS, worseBy } from './metric-traits.ts';
import { LEAST_WINDOWS, type Onset } from './onset.ts';
import type { MetricId } from './report.ts';

/** Windows from the first one on that tell how it began. */
const FIRST_WINDOWS = 3;

/** What the sentence is about. */
export interface OverTimeShape {
  metric: MetricId;
  length: WindowLength;
  onset: Onset | null;
  /** Training's. */
  level: Estimate;
  /** Windows that have a value, in order of time. */
  series: { starts: readonly number[]; values: readonly number[]; weights: readonly number[] };
}

/**
 * One sentence on how a metric goes over time and since when.
 * @param shape - the metric, its series and the shape of that
 * @returns e.g. "ROC AUC steps down on 2026-04-12, from 0.91 to 0.72; training has 0.91."
 */
export function overTimeWords(shape: OverTimeShape): string {
  const { metric, length, onset, level, series } = shape;
  const { name } = METRIC_TRAITS[metric];
  const { values } = series;
  const training = level.value === null ? '' : `; training has ${measureWords(level.value)}`;
  if (onset?.isCalled)
    return `${sentenceStart(name)} ${calledWords(onset, length, series.starts)}${training}.`;
  if (values.length === 0) return `No ${length} has enough rows for ${name}.`;
  const mean = meanAndError(Float64Array.from(values), Float64Array.from(series.weights));
  const flat = `${measureWords(mean.mean)} on average${training}`;
  const start = `No change over time can be shown${values.length < LEAST_WINDOWS ? ` in ${values.length} ${length}${values.length === 1 ? '' : 's'}` : ''}`;
  if (!isWorseThroughout(shape, mean)) return `${start}: ${name} is ${flat}.`;
  const { better } = METRIC_TRAITS[metric];
  const word = better === 'higher' ? 'low' : better === 'lower' ? 'high' : 'off';
  return `${start}: ${name} was ${word} from the first window on, ${flat}.`;
}

function calledWords({ best }: Onset, length: WindowLength, starts: readonly number[]): string {
  const { fitted, moment, shape } = best;
  const [first, last] = [fitted[0], fitted[fitted.length - 1]];
  const range = (from: number, to: number) => `from ${measureWords(from)} to ${measureWords(to)}`;
  const steps = (from: number, to: number) =>
    `steps ${to < from ? 'down' : 'up'} ${momentWords(moment ?? NaN, length)}, ${range(from, to)}`;
  if (shape === 'step') return steps(first, last);
  if (shape === 'ramp')
    return `${last < first ? 'falls' : 'rises'} steadily through serving, ${range(first, last)}`;
  if (shape === 'weekly')
    return `goes up and down with the days of the week, between ${measureWords(Math.min(...fitted))} and ${measureWords(Math.max(...fitted))}`;
  const at = starts.indexOf(moment ?? NaN);
  const drift = fitted[at - 1] - first + (last - fitted[at]);
  const way = drift < 0 ? 'falls' : 'rises';
  return `${steps(fitted[at - 1], fitted[at])}, and ${way} steadily besides, to ${measureWords(last)} in the end`;
}

function momentWords(moment: number, length: WindowLength): string {
  const text = valueText(moment, 'date-time');
  switch (length) {
    case 'hour':
      return `at ${text} UTC`;
    case 'day':
      return `on ${text}`;
    case 'week':
      return `in the week of ${text}`;
    case 'month':
      return `in ${text.slice(0, -3)}`;
  }
}

// By the mean over all windows, more than chance explains, and by how it began.
function isWorseThroughout(
  { metric, level, series }: OverTimeShape,
  { mean, standardError }: { mean: number; standardError: number },
): boolean {
  if (level.value === null) return false;
  const error = Math.hypot(standardError, level.standardError ?? 0);
  if (!(worseBy(metric, mean, level.value) > Z95 * error)) return false;
  const first = series.values.slice(0, FIRST_WINDOWS);
  return worseBy(metric, first.reduce((sum, value) => sum + value, 0) / first.length, level.value) > 0;
}

function sentenceStart(name: string): string {
  return name[0].toUpperCase() + name.slice(1);
}
