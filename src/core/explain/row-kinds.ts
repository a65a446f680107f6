import type { Side } from '../faults.ts';
import type { FeatureView } from './investigation.ts';

const kindsOfTexts = new WeakMap<Uint32Array, Float64Array>();

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
  if (texts === null) return null;
  let byRow = kindsOfTexts.get(texts.codes);
  if (byRow === undefined) {
    byRow = new Float64Array(texts.codes.length);
    for (let row = 0; row < byRow.length; row++) byRow[row] = texts.codes[row] === 0 ? NaN : texts.codes[row];
    kindsOfTexts.set(texts.codes, byRow);
  }
  return byRow;
}
