import type { Side } from '../faults.ts';
import type { FeatureView } from './investigation.ts';

/**
 * What each row of a side holds, as a number that is equal where contents are: the number itself, or the code of the text.
 * @param feature - any feature
 * @param side - of which table
 * @returns NaN for null; null where the side lacks the column, or holds hashes only
 */
export function rowKinds(feature: FeatureView, side: Side): Float64Array | null {
  const numbers = feature.numbers(side);
  if (numbers !== null) return numbers;
  const texts = feature.texts(side);
  return texts && Float64Array.from(texts.codes, (code) => (code === 0 ? NaN : code));
}
