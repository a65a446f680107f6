/** What a row of the table says about a feature, in a few words. */
import type { Comparison, Profile } from '../../core/compare/comparison.ts';
import type { SparklineCounts } from '../../charts/sparkline.layout.ts';
import { formatExact, formatNumber, formatShare, formatValue } from '../../ui/format-number.ts';
import { formatCount } from '../../ui/quantities.ts';
import { isolate, shorten, showText } from '../../ui/show-text.ts';
import type { JudgedFeature } from './judged-features.ts';
import type { CompareSettings } from '../../engine/study.ts';
import { binsOf } from './judged-features.ts';

/** Categories that a picture has room for. */
const MOST_CATEGORIES = 8;
/** Below this share, a change is not worth a cell. */
const LEAST_SHARE = 0.0001;

/** @param profile - of one side @returns share of nulls in [0, 1]; null where the side is missing or has no rows */
export function nullRate(profile: Profile | null): number | null {
  return profile === null || profile.rows === 0 ? null : profile.nulls / profile.rows;
}

/** @param comparison - of one feature @returns whether its numbers are moments */
export function isTime(comparison: Comparison): boolean {
  return comparison.type === 'date-time';
}

/** @param comparison - of one feature @returns how far the null rate went, in [0, 1] */
export function nullChange({ training, serving }: Comparison): number {
  return Math.abs((nullRate(serving) ?? 0) - (nullRate(training) ?? 0));
}

/** One side's most frequent value and the share of values that it holds. */
function topOf(profile: Profile | null): { value: string; share: number } | null {
  const top = profile?.top[0];
  const values = profile ? profile.rows - profile.nulls : 0;
  return top && values > 0 ? { value: top.value, share: top.count / values } : null;
}

/** Share that one value has on one side, as far as the most frequent values tell. */
function shareOf(profile: Profile | null, value: string): number | null {
  const found = profile?.top.find((entry) => entry.value === value);
  return found && profile ? found.count / (profile.rows - profile.nulls) : null;
}

/** Middle of both sides: as it is shown, in full for the hover, and how far it went (for sorting). */
export interface Centre {
  text: string;
  full: string;
  /** In standard deviations of training for numbers, in share for categories. */
  change: number;
}

function exact(value: number | null, time: boolean): string {
  return time ? formatValue(value, true) : formatExact(value);
}

/** @param comparison - of one feature @returns its means, or its most frequent values */
export function centre(comparison: Comparison): Centre {
  const { training, serving } = comparison;
  if ((training?.mean ?? serving?.mean ?? null) !== null) {
    const [before, after] = [training?.mean ?? null, serving?.mean ?? null];
    const time = isTime(comparison);
    // The day is enough for a row; the moment is in the hover.
    const show = (value: number | null) => formatValue(value, time).slice(0, time ? 10 : undefined);
    const spread = training?.std && training.std > 0 ? training.std : 1;
    return {
      text: `${show(before)} → ${show(after)}`,
      full: `Mean ${exact(before, time)} in training, ${exact(after, time)} in serving`,
      change: before === null || after === null ? 0 : Math.abs(after - before) / spread,
    };
  }
  const [before, after] = [topOf(training), topOf(serving)];
  if (!before && !after) return { text: '–', full: 'No values', change: 0 };
  const shown = (top: { value: string } | null) => (top ? isolate(shorten(showText(top.value), 14)) : '–');
  const full = `Most frequent: ${before ? `${showText(before.value)} (${formatShare(before.share)})` : 'none'} in training, ${after ? `${showText(after.value)} (${formatShare(after.share)})` : 'none'} in serving`;
  if (before && after && before.value === after.value) {
    return {
      text: `${shown(before)} ${formatShare(before.share)} → ${formatShare(after.share)}`,
      full,
      change: Math.abs(after.share - before.share),
    };
  }
  const was = before ? Math.abs(before.share - (shareOf(serving, before.value) ?? 0)) : 1;
  return { text: `${shown(before)} → ${shown(after)}`, full, change: was };
}

/** What serving has that training never had, or the other way round. */
export interface Unseen {
  text: string;
  full: string;
  /** For sorting: the share of serving that it concerns, and a little for what is missing. */
  weight: number;
}

/** @param comparison - of one feature @returns new and missing categories, or values outside training's range */
export function unseen(comparison: Comparison): Unseen {
  const parts: string[] = [];
  const full: string[] = [];
  const { newCategoryCount, newCategoryShare, missingCategoryCount, outsideRangeShare } = comparison;
  if (newCategoryCount > 0) {
    parts.push(`${formatCount(newCategoryCount)} new (${formatShare(newCategoryShare)})`);
    full.push(
      `${formatCount(newCategoryCount)} values that training never had, ${formatShare(newCategoryShare)} of serving's values`,
    );
  }
  if (missingCategoryCount > 0) {
    parts.push(`${formatCount(missingCategoryCount)} missing`);
    full.push(`${formatCount(missingCategoryCount)} values of training that serving no longer has`);
  }
  if (outsideRangeShare !== null && outsideRangeShare >= LEAST_SHARE) {
    parts.push(`${formatShare(outsideRangeShare)} outside`);
    full.push(
      `${formatShare(outsideRangeShare)} of serving's values lie outside training's smallest and greatest`,
    );
  }
  const weight = newCategoryShare + (outsideRangeShare ?? 0) + Math.min(missingCategoryCount, 1000) * 1e-6;
  return { text: parts.join(', '), full: full.join('. '), weight };
}

/**
 * Counts for the picture in a row.
 * @param comparison - of one feature @param settings - of the step
 * @returns histogram bins, or the categories that hold most; null where there is nothing to draw
 */
export function pictureCounts(comparison: Comparison, settings: CompareSettings): SparklineCounts | null {
  const { histogram } = comparison;
  if (histogram) {
    const anything = [...histogram.training, ...histogram.serving].some((count) => count > 0);
    return anything ? { kind: 'bins', training: histogram.training, serving: histogram.serving } : null;
  }
  const filled = binsOf(comparison, settings).filter(({ training, serving }) => training + serving > 0);
  if (filled.every(({ kind }) => kind === 'null')) return null;
  const kept = filled.slice(0, MOST_CATEGORIES);
  return {
    kind: 'categories',
    training: kept.map(({ training }) => training),
    serving: kept.map(({ serving }) => serving),
  };
}

/** @param feature - judged @returns its PSI as it is shown, in full for the hover */
export function psiWords({ psi, noDrift }: JudgedFeature): { text: string; full: string } {
  if (psi === null) return { text: '–', full: 'No PSI: a table has no rows, or the values cannot be binned' };
  return {
    text: psi < 0.001 ? '<0.001' : formatNumber(Math.round(psi * 1000) / 1000),
    full: `PSI ${psi}; without drift 95% of such tables stay below ${formatNumber(noDrift)}`,
  };
}
