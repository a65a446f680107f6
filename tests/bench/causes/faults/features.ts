import type { FeatureSpec, Family } from '../family.ts';

/** Numbers on a scale of their own. */
export function isQuantity({ meaning }: FeatureSpec): boolean {
  return meaning === 'amount' || meaning === 'measure' || meaning === 'age' || meaning === 'count';
}

export function isAmount({ meaning }: FeatureSpec): boolean {
  return meaning === 'amount';
}

/** Every feature that is a number. */
export function isNumber({ meaning }: FeatureSpec): boolean {
  return meaning !== 'category' && meaning !== 'flag' && meaning !== 'moment';
}

export function isCategory({ meaning }: FeatureSpec): boolean {
  return meaning === 'category';
}

export function hasDecimals({ meaning, isWhole, window }: FeatureSpec): boolean {
  return isWhole !== true && (meaning === 'measure' || meaning === 'percent' || window === 'mean');
}

/** Sums and counts of the last days. */
export function isWindow({ window }: FeatureSpec): boolean {
  return window === 'sum';
}

/** Whether a family has at least so many features of a kind. */
export function has(fits: (spec: FeatureSpec) => boolean, least = 1): (family: Family) => boolean {
  return ({ features }) => features.filter(fits).length >= least;
}
