import type { ColumnType } from '../table/column.ts';

/** One bin of a comparison and how many values of each table fell into it. */
export interface Bin {
  kind: 'null' | 'atom' | 'below' | 'range' | 'above' | 'category' | 'other' | 'new';
  /**
   * Numeric bins: (low, high] without the atoms, the first range with its low; an atom has low = high; below and above
   * are open at their outer end (±Infinity is written as null).
   */
  low: number | null;
  high: number | null;
  /**
   * Category bins: the value; `other` holds all categories that have no bin of their own. Identifiers and free text have
   * `other` for values that training has and `new` for the rest; where there is `new`, PSI means nothing.
   */
  category: string | null;
  training: number;
  serving: number;
}

/** How PSI bins numeric features. */
export interface BinSetting {
  bins: 5 | 10 | 20;
  edges: 'quantile' | 'equal-width';
}

/** The key under which a comparison keeps the bins of a setting. */
export type BinSettingKey = `${BinSetting['edges']}-${BinSetting['bins']}`;

/** The settings that are computed for every feature, so that switching between them takes no time. */
export const BIN_SETTINGS: readonly BinSetting[] = [
  { edges: 'quantile', bins: 5 },
  { edges: 'quantile', bins: 10 },
  { edges: 'quantile', bins: 20 },
  { edges: 'equal-width', bins: 5 },
  { edges: 'equal-width', bins: 10 },
  { edges: 'equal-width', bins: 20 },
];

/**
 * The key of a setting.
 * @param setting - how to bin
 * @returns e.g. `quantile-10`
 */
export function binSettingKey(setting: BinSetting): BinSettingKey {
  return `${setting.edges}-${setting.bins}`;
}

/** What one column of one table says about itself. Every number is null where there is none (no NaN crosses to the page or to JSON). */
export interface Profile {
  rows: number;
  nulls: number;
  /** Infinite values: counted, kept out of mean and std. */
  infinities: number;
  distinct: number;
  mean: number | null;
  /** Sample standard deviation (n − 1). */
  std: number | null;
  min: number | null;
  max: number | null;
  /** numpy's linear interpolation. */
  quantiles: {
    p1: number;
    p5: number;
    p25: number;
    p50: number;
    p75: number;
    p95: number;
    p99: number;
  } | null;
  /** Share of the values that are not null and equal 0. */
  zeroShare: number | null;
  /** The most frequent values, at most 20, most frequent first. */
  top: { value: string; count: number }[];
}

/** The seed's snippet on the same data: numpy percentile edges, 1e-6, out-of-range dropped. Null where numpy would give NaN. */
export interface SeedPsi {
  psi: number | null;
  /** Serving values that lie outside the edges: numpy's histogram drops them in silence. */
  dropped: number;
  /** Nulls that the snippet never sees. */
  nulls: number;
  /** Edges that repeat, which makes bins of zero width. */
  repeatedEdges: number;
}

/** Distances that need the values, not the bins; null where one side has no values or the type has no such distance. */
export interface SampleDistances {
  /** Two-sample Kolmogorov-Smirnov, asymptotic p (scipy ks_2samp method='asymp'). */
  ks: { statistic: number; pValue: number } | null;
  /** 1-Wasserstein in the feature's own units. */
  wasserstein: number | null;
  /** 1-Wasserstein over the training IQR / 1.349 (fallback: std, then 1). */
  wassersteinScaled: number | null;
  /** Pearson chi-square on categories, without continuity correction; cells with an expected count under 5 pooled. */
  chiSquare: { statistic: number; degreesOfFreedom: number; pValue: number; cramersV: number } | null;
}

/** One feature, both tables side by side. JSON-safe: it goes to the page and into the case file as it is. */
export interface Comparison {
  /** The training table's name of the feature; the serving table's where only that has it. */
  name: string;
  /** The serving table's name where it differs (a renamed column joined by hand). */
  servingName: string;
  type: ColumnType;
  /** What each side holds, where the two differ in type or in how values are written. */
  typeDifference: { training: string; serving: string } | null;
  /** Null where the column exists on the other side only. */
  training: Profile | null;
  serving: Profile | null;
  /** Bins by setting; text features have the same bins under every key. Empty where a side is missing. */
  bins: Partial<Record<BinSettingKey, Bin[]>>;
  /** The seed's PSI for 5, 10 and 20 buckets; null for text. */
  seedPsi: Record<5 | 10 | 20, SeedPsi> | null;
  distances: SampleDistances;
  /** Categories of the serving table that training never had, most frequent first, at most 20. */
  newCategories: { value: string; count: number }[];
  newCategoryCount: number;
  /** Share of the serving values that are not null. */
  newCategoryShare: number;
  /** Categories that serving no longer has, by training count, at most 20. */
  missingCategories: { value: string; count: number }[];
  missingCategoryCount: number;
  /** Share of serving's values that lie outside training's [min, max]; null for text. */
  outsideRangeShare: number | null;
  /** Values that became frequent: share in serving, share in training; excess > 2 points (science: sentinel or default fill). */
  spikes: { value: string; training: number; serving: number }[];
  /** Overlaid histogram: equal-width bins over the pooled central range; the outermost bins take the rest. Null for text. */
  histogram: { edges: number[]; training: number[]; serving: number[] } | null;
  /** Cumulative shares at common points; null for text. */
  ecdf: { x: number[]; training: number[]; serving: number[] } | null;
  /** Quantiles of both tables at the same 99 percentages; null for text. */
  quantilePairs: { training: number[]; serving: number[] } | null;
  /** True while this was computed from the first rows only. */
  preview: boolean;
}

/** How much a feature moved, and how that is judged. */
export type VerdictLevel = 'stable' | 'moved' | 'broken';

/** The judgement on one feature, in words. */
export interface Verdict {
  level: VerdictLevel;
  /** What and by how much, e.g. "PSI 0.43; mean 12.1 → 15.3". */
  words: string;
}

/** One serving window of one feature. */
export interface WindowStatistics {
  /** Start of the window, epoch milliseconds UTC. */
  start: number;
  rows: number;
  /** Share of nulls in [0, 1]; null where the window has no rows. */
  nullRate: number | null;
  mean: number | null;
  /** PSI of the window against the whole training table, with the bins of the setting. */
  psi: number | null;
  /** 95 % point of PSI without drift at this window's size. */
  psiNoDrift: number | null;
}

/** Length of a window over time. */
export type WindowLength = 'hour' | 'day' | 'week' | 'month';
