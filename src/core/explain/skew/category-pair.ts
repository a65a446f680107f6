import { alignCategories, countCodes, type CategoryCounts } from '../../compare/category-counts.ts';
import type { FeatureView } from '../investigation.ts';

/** How often each text of a feature occurs on both sides. */
export interface CategoryPair extends CategoryCounts {
  /** Rows with a text. */
  totals: { training: number; serving: number };
  /** Positions of texts that training lacks, most rows first. */
  unseen: number[];
  unseenShare: number;
}

/** Rows with a text that either side needs. */
const LEAST_ROWS = 100;

const pairs = new WeakMap<FeatureView, CategoryPair | null>();

/**
 * Counts the texts of a feature on both sides; computed once.
 * @param view - a feature
 * @returns null where a side holds no dictionary of texts, or fewer than 100 of them
 */
export function categoryPair(view: FeatureView): CategoryPair | null {
  let pair = pairs.get(view);
  if (pair === undefined) {
    pair = count(view);
    pairs.set(view, pair);
  }
  return pair;
}

function count(view: FeatureView): CategoryPair | null {
  const [training, serving] = [view.pair.training?.column, view.pair.serving?.column];
  if (training?.storage !== 'text' || serving?.storage !== 'text') return null;
  const counts = alignCategories(
    training.dictionary,
    countCodes(training),
    serving.dictionary,
    countCodes(serving),
  );
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  const totals = { training: sum(counts.training), serving: sum(counts.serving) };
  if (Math.min(totals.training, totals.serving) < LEAST_ROWS) return null;
  const unseen = counts.categories
    .map((_, at) => at)
    .filter((at) => counts.training[at] === 0 && counts.serving[at] > 0)
    .sort((a, b) => counts.serving[b] - counts.serving[a]);
  const unseenShare = sum(unseen.map((at) => counts.serving[at])) / totals.serving;
  return { ...counts, totals, unseen, unseenShare };
}
