import type { Column, ValueFormat } from '../table/column.ts';
import { lengthOf } from '../table/pieced-numbers.ts';
import type { ExaminedFeature } from '../table/examined-pair.ts';

/**
 * Serving's values of a feature as a deployed model meets them. The reader understands "0.3 kg" and "1,5"; a model that was trained on
 * plain numbers gets text there, which it takes for no value.
 *
 * @param pair - both columns
 * @returns serving's column; all null where training has plain numbers and serving writes them otherwise; null where serving lacks it
 * @example
 * asModelMeets({ name: 'carat', training: plain, serving: withUnit }); // nothing but nulls
 */
export function asModelMeets(pair: ExaminedFeature): Column | null {
  const { training, serving } = pair;
  if (training === null || serving === null) return serving?.column ?? null;
  if (!isPlain(training.schema.format) || isPlain(serving.schema.format)) return serving.column;
  if (serving.schema.format.kind !== 'number') return serving.column;
  return { storage: 'number', values: new Float64Array(lengthOf(serving.column)).fill(NaN) };
}

function isPlain(format: ValueFormat): boolean {
  return (
    format.kind === 'number' &&
    format.decimal === '.' &&
    format.thousands === '' &&
    format.prefix === '' &&
    format.suffix === ''
  );
}
