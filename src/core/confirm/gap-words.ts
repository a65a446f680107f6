import type { Estimate } from '../metrics/estimate.ts';
import { normalQuantile } from '../stats/normal-distribution.ts';
import { METRIC_TRAITS } from './metric-traits.ts';
import type { EstimatedGap } from './minimal-gap.ts';
import type { MetricId } from './report.ts';

const HALF_WIDTH = normalQuantile(0.975);
const MOST_DECIMALS = 8;

/**
 * Decimals at which the largest of some values shows three significant digits and the gap between them two.
 *
 * @param values - any finite numbers
 * @param gap - the gap between them; null where there is none to show
 * @returns a whole number in [0, 8]
 * @example
 * decimalsFor([0.917, 0.835], -0.082); // 3
 */
export function decimalsFor(values: readonly number[], gap: number | null = null): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const forValues = largest > 0 ? 2 - Math.floor(Math.log10(largest)) : 0;
  const forGap = gap === null || gap === 0 ? 0 : 1 - Math.floor(Math.log10(Math.abs(gap)));
  // A share near 1 is no larger number than one near 0.9: both show three decimals.
  const atOne = largest >= 1 && largest < 1.0005 ? 3 : forValues;
  return Math.min(MOST_DECIMALS, Math.max(0, atOne, forGap));
}

/**
 * A gap in words: by how much, how sure, from where to where.
 *
 * @param metric - of which
 * @param training - value on training
 * @param serving - value on serving
 * @param gap - between them, with its error; the half-width of the 95 % interval follows the sign ±
 * @returns e.g. `ROC AUC fell by 0.082 ± 0.011, from 0.917 to 0.835`
 * @example
 * gapWords('mae', 47.4, 52.7, estimateGap({ value: 47.4, variance: 0.1 }, { value: 52.7, variance: 0.1 }));
 */
export function gapWords(metric: MetricId, training: number, serving: number, gap: EstimatedGap): string {
  const decimals = decimalsFor([training, serving], gap.gap);
  const write = (value: number) => withSign(value.toFixed(decimals));
  const name = METRIC_TRAITS[metric].name;
  if (Number(gap.gap.toFixed(decimals)) === 0) return `${name} is ${write(serving)} on both sides`;
  const error = gap.standardError === null ? '' : ` ± ${write(HALF_WIDTH * gap.standardError)}`;
  const verb = gap.gap < 0 ? 'fell' : 'rose';
  return `${name} ${verb} by ${write(Math.abs(gap.gap))}${error}, from ${write(training)} to ${write(serving)}`;
}

/**
 * An amount of a metric in words, at the decimals of the gap it is a part of.
 *
 * @param amount - any finite number
 * @param gap - the whole gap
 * @returns the number with three significant digits of the gap, a true minus sign before negative ones
 * @example
 * amountWords(-0.0244, -0.082); // '−0.0244'
 */
export function amountWords(amount: number, gap: number): string {
  return withSign(amount.toFixed(decimalsFor([gap, amount], gap)));
}

/**
 * A part of a gap in words, at the decimals of {@link gapWords}, counted in the direction of the gap.
 *
 * @param part - of the gap, in its unit and with its sign
 * @param training - value on training
 * @param serving - value on serving
 * @returns e.g. `0.053`; with a minus sign where it goes against the gap
 * @example
 * partWords(-0.053, 0.919, 0.874); // '0.053'
 */
export function partWords(part: number, training: number, serving: number): string {
  const gap = serving - training;
  const along = gap < 0 ? -part : part;
  return withSign(along.toFixed(decimalsFor([training, serving], gap)));
}

/**
 * A measured value with its interval.
 *
 * @param estimate - of a metric
 * @returns e.g. `0.912 (0.905 to 0.919)`; `no value` where there is none
 * @example
 * estimateWords(rocAuc(scores, labels)); // '0.912 (0.905 to 0.919)'
 */
export function estimateWords(estimate: Estimate): string {
  const { value, low, high } = estimate;
  if (value === null) return 'no value';
  const decimals = decimalsFor([value], low === null || high === null ? null : high - low);
  const write = (number: number) => withSign(number.toFixed(decimals));
  return low === null || high === null ? write(value) : `${write(value)} (${write(low)} to ${write(high)})`;
}

/**
 * A number of rows with separators.
 *
 * @param count - a whole number
 * @returns e.g. `1,900`
 * @example
 * countWords(1900); // '1,900'
 */
export function countWords(count: number): string {
  return apart(String(Math.round(count)));
}

/**
 * A number of rows with their noun.
 *
 * @param count - a whole number
 * @param noun - in the singular
 * @returns e.g. `1 row`, `1,900 rows`
 * @example
 * countOf(1, 'labelled row'); // '1 labelled row'
 */
export function countOf(count: number, noun: string): string {
  return `${countWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}

// U+2212 as numbers on the page have it; a rounded zero has no sign; thousands stand apart.
function withSign(text: string): string {
  const [whole, ...fraction] = text.replace('-', Number(text) === 0 ? '' : '−').split('.');
  return [apart(whole), ...fraction].join('.');
}

function apart(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
