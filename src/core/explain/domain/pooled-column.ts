import type { Column } from '../../table/column.ts';
import type { ExaminedFeature } from '../../table/examined-pair.ts';

/**
 * Training's and serving's values of a feature in one column, training's first.
 *
 * @param feature - both columns
 * @param training - rows of training to take
 * @param serving - rows of serving to take
 * @returns null where a side lacks the column, or the two cannot stand in one: numbers and text
 * @example
 * pooledColumn(feature, Uint32Array.of(0), Uint32Array.of(0)); // a column of two rows
 */
export function pooledColumn(
  feature: ExaminedFeature,
  training: Uint32Array,
  serving: Uint32Array,
): Column | null {
  const first = feature.training?.column;
  const second = feature.serving?.column;
  if (first === undefined || second === undefined) return null;
  if (first.storage === 'number' && second.storage === 'number')
    return {
      storage: 'number',
      values: pooled(
        new Float64Array(training.length + serving.length),
        first.values,
        training,
        second.values,
        serving,
      ),
    };
  if (first.storage === 'hashed' && second.storage === 'hashed')
    return {
      storage: 'hashed',
      hashes: pooled(
        new Float64Array(training.length + serving.length),
        first.hashes,
        training,
        second.hashes,
        serving,
      ),
      examples: first.examples,
    };
  if (first.storage !== 'text' || second.storage !== 'text') return null;
  const codeOf = new Map(first.dictionary.map((text, code) => [text, code]));
  const dictionary = [...first.dictionary];
  const translated = Uint32Array.from(second.dictionary, (text, code) => {
    if (code === 0) return 0;
    let known = codeOf.get(text);
    if (known === undefined) codeOf.set(text, (known = dictionary.push(text) - 1));
    return known;
  });
  const codes = new Uint32Array(training.length + serving.length);
  training.forEach((row, i) => (codes[i] = first.codes[row]));
  serving.forEach((row, i) => (codes[training.length + i] = translated[second.codes[row]]));
  return { storage: 'text', codes, dictionary };
}

function pooled(
  into: Float64Array,
  first: Float64Array,
  training: Uint32Array,
  second: Float64Array,
  serving: Uint32Array,
): Float64Array {
  for (let i = 0; i < training.length; i++) into[i] = first[training[i]];
  for (let i = 0; i < serving.length; i++) into[training.length + i] = second[serving[i]];
  return into;
}
