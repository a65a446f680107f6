/** Titles of charts: what is to be seen in them, as sentences. */
import type { Comparison, WindowStatistics } from '../../core/compare/comparison.ts';
import type { CategoryShares } from '../../charts/category-bars.layout.ts';
import type { Contribution } from '../../charts/contributions.layout.ts';
import { formatNumber, formatShare, formatTime, formatValue } from '../../ui/format-number.ts';
import { formatCount } from '../../ui/quantities.ts';
import { shorten, showText } from '../../ui/show-text.ts';
import { isTime, nullRate } from './feature-facts.ts';

/** Shifts smaller than this many standard deviations of training are not worth a title. */
const LEAST_SHIFT = 0.05;
/** Share of serving that a title should not pass over: outside training's range, or without values. */
const MUCH_OUTSIDE = 0.05;
/** How far quantiles may stray from a common factor or offset, relative to it. */
const STRAY = 0.04;

function points(share: number): string {
  const size = Math.abs(share) * 100;
  return size < 0.1 ? 'under 0.1 points' : `${formatNumber(Number(size.toPrecision(3)))} points`;
}

function deviations(count: number): string {
  const text = formatNumber(count);
  return `${text} standard ${text === '1' ? 'deviation' : 'deviations'}`;
}

function quoted(value: string): string {
  return `“${shorten(showText(value), 30)}”`;
}

/** @param comparison - of a numeric feature @returns what its histogram shows */
export function histogramFinding(comparison: Comparison): string {
  const { training, serving, spikes, outsideRangeShare } = comparison;
  const time = isTime(comparison);
  if (!serving || serving.rows === serving.nulls) return 'Serving has no values';
  if (!training || training.rows === training.nulls) return 'Training has no values';
  const spike = spikes[0];
  if (spike) {
    return `${formatShare(spike.serving)} of serving’s values are ${showText(spike.value)}, against ${formatShare(spike.training)} of training’s`;
  }
  if (training.distinct === 1 && serving.distinct === 1 && training.min === serving.min) {
    return `Both tables hold one value only: ${formatValue(training.min, time)}`;
  }
  if (outsideRangeShare !== null && outsideRangeShare > MUCH_OUTSIDE) {
    return `${formatShare(outsideRangeShare)} of serving’s values lie outside training’s range`;
  }
  const [before, after] = [training.mean, serving.mean];
  if (before !== null && after !== null && training.std) {
    const shift = (after - before) / training.std;
    if (Math.abs(shift) > LEAST_SHIFT) {
      const side = time ? (shift > 0 ? 'later' : 'earlier') : shift > 0 ? 'higher' : 'lower';
      return `Serving lies ${side}: mean ${formatValue(before, time)} → ${formatValue(after, time)}, ${deviations(Math.abs(shift))}`;
    }
    if (serving.std !== null && Math.abs(Math.log(serving.std / training.std)) > 0.1) {
      return `Serving spreads ${serving.std > training.std ? 'wider' : 'less'}: standard deviation ${formatNumber(training.std)} → ${formatNumber(serving.std)}`;
    }
  }
  const lost = Math.abs((nullRate(serving) ?? 0) - (nullRate(training) ?? 0));
  return lost > MUCH_OUTSIDE
    ? 'Where there are values, both tables have nearly the same shape'
    : 'Both tables have nearly the same shape';
}

/** @param parts - what the bins add @param psi - their sum @param noDrift - reached without drift @returns what stands out */
export function contributionsFinding(
  parts: readonly Contribution[],
  psi: number,
  noDrift: number | null,
): string {
  const largest = parts.toSorted((a, b) => b.amount - a.amount)[0];
  if (noDrift !== null && psi <= noDrift) {
    return `No bin stands out: PSI is ${formatNumber(psi)}, and chance alone reaches ${formatNumber(noDrift)}`;
  }
  if (!largest || psi === 0) return `PSI is ${formatNumber(psi)}`;
  const direction = largest.serving > largest.training ? 'gained' : 'lost';
  return `“${shorten(largest.label.replace(/^= /u, ''), 30)}” ${direction} most and makes up ${formatShare(largest.amount / psi)} of the PSI of ${formatNumber(psi)}`;
}

/** @param gap - the widest gap between the curves and where it is @param time - true for epoch milliseconds @returns what they show */
export function ecdfFinding(gap: { size: number; value: number } | null, time: boolean): string {
  if (!gap || gap.size < 0.005) return 'The cumulative curves lie on each other';
  return `The cumulative curves are ${points(gap.size)} apart at ${formatValue(gap.value, time)}`;
}

/** @param pairs - the same quantiles of both tables @param time - true for epoch milliseconds @returns how they relate */
export function quantileFinding(
  pairs: { training: readonly number[]; serving: readonly number[] },
  time: boolean,
): string {
  const { training, serving } = pairs;
  const spread = (training[94] ?? 0) - (training[4] ?? 0);
  const shifts = training.map((value, index) => serving[index]! - value);
  const largest = shifts.reduce(
    (best, shift, index) => (Math.abs(shift) > Math.abs(shifts[best]!) ? index : best),
    0,
  );
  if (Math.abs(shifts[largest] ?? 0) <= 0.02 * spread) return 'Quantiles agree all along the diagonal';
  if (!time) {
    const ratios = training.flatMap((value, index) => (value === 0 ? [] : [serving[index]! / value]));
    const ratio = common(ratios);
    // Few values would fit any factor.
    if (ratio !== null && ratios.length > 50 && Math.abs(ratio - 1) > STRAY && ratio > 0) {
      return `Quantiles lie on a straight line: serving is about ${formatNumber(ratio)} × training throughout`;
    }
    const shift = common(shifts);
    if (shift !== null && spread > 0) {
      return `Quantiles run beside the diagonal: serving is about ${formatNumber(Math.abs(shift))} ${shift > 0 ? 'above' : 'below'} training throughout`;
    }
  }
  return `The ${largest + 1}% quantile moved most: ${formatValue(training[largest], time)} → ${formatValue(serving[largest], time)}`;
}

/** The median, where nine of ten values lie close to it. */
function common(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const middle = at(0.5);
  const isClose = Math.max(at(0.95) - middle, middle - at(0.05)) <= STRAY * Math.abs(middle);
  return middle !== 0 && isClose ? middle : null;
}

/** @param comparison - of a feature with categories @param shares - of the categories drawn @returns what stands out */
export function categoriesFinding(comparison: Comparison, shares: readonly CategoryShares[]): string {
  const { newCategoryCount, newCategoryShare } = comparison;
  if (newCategoryShare > MUCH_OUTSIDE && newCategoryCount > 0) {
    const which =
      newCategoryCount === 1 && comparison.newCategories[0]
        ? `${quoted(comparison.newCategories[0].value)} is new`
        : `${formatCount(newCategoryCount)} values are new`;
    return `${which}: ${formatShare(newCategoryShare)} of serving’s values, none of training’s`;
  }
  const largest = shares.toSorted(
    (a, b) => Math.abs(b.serving - b.training) - Math.abs(a.serving - a.training),
  )[0];
  if (!largest) return 'Neither table has values';
  const change = largest.serving - largest.training;
  if (Math.abs(change) < 0.01) return 'No value’s share changed by more than one point';
  return `“${shorten(largest.label, 30)}” changed most: ${formatShare(largest.training)} → ${formatShare(largest.serving)} of rows`;
}

/**
 * @param windows - by start @param quantity - what is drawn, as it begins a sentence @param of - its value in a window
 * @param level - the line it may cross; null for none @param show - how a value is written
 * @returns when it changed, or that it did not
 */
export function overTimeFinding(
  windows: readonly WindowStatistics[],
  quantity: string,
  of: (window: WindowStatistics) => number | null,
  level: number | null,
  show: (value: number | null) => string,
): string {
  const filled = windows.filter((window) => of(window) !== null);
  if (filled.length === 0) return `${quantity} cannot be told for any window`;
  if (filled.length === 1) return `${quantity} is ${show(of(filled[0]!))} in the only window`;
  if (level !== null) {
    const above = filled.filter((window) => of(window)! >= level);
    if (above.length === 0)
      return `${quantity} stays under ${show(level)} in all ${formatCount(filled.length)} windows`;
    if (above.length === filled.length) return `${quantity} is over ${show(level)} from the first window on`;
    const start = above[0]!.start;
    const isStep = filled.filter((window) => window.start >= start).length === above.length;
    return isStep
      ? `${quantity} crosses ${show(level)} on ${formatTime(start)} and stays above`
      : `${quantity} is over ${show(level)} in ${formatCount(above.length)} of ${formatCount(filled.length)} windows`;
  }
  const step = largestStep(filled.map((window) => of(window)!));
  if (step) {
    return `${quantity} steps from ${show(step.before)} to ${show(step.after)} on ${formatTime(filled[step.index]!.start)}`;
  }
  const values = filled.map((window) => of(window)!);
  const [low, high] = [show(Math.min(...values)), show(Math.max(...values))];
  return low === high
    ? `${quantity} is ${low} in every window`
    : `${quantity} stays between ${low} and ${high}`;
}

/**
 * The place where a series steps: the split whose two means lie furthest apart, if that is much more than the series
 * wavers on either side of it.
 * @param values - one a window @returns index of the first window after the step and the means before and after; null for no step
 */
export function largestStep(
  values: readonly number[],
): { index: number; before: number; after: number } | null {
  let best: { index: number; before: number; after: number; gain: number } | null = null;
  const mean = (part: readonly number[]) => part.reduce((sum, value) => sum + value, 0) / part.length;
  for (let index = 1; index < values.length; index++) {
    const before = mean(values.slice(0, index));
    const after = mean(values.slice(index));
    const gain = ((after - before) ** 2 * index * (values.length - index)) / values.length;
    if (gain > (best?.gain ?? 0)) best = { index, before, after, gain };
  }
  if (!best) return null;
  const { index, before, after } = best;
  const rest = values.reduce((sum, value, at) => sum + (value - (at < index ? before : after)) ** 2, 0);
  const wavering = Math.sqrt(rest / values.length);
  // Four times the wavering: random windows of this many rows hardly ever split like that.
  return Math.abs(after - before) > 4 * wavering && Math.abs(after - before) > 1e-9
    ? { index, before, after }
    : null;
}
