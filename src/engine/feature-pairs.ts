import type { FeaturePair } from '../../workers/protocol.ts';
import type { Comparison } from '../core/compare/comparison.ts';
import type { ColumnSchema } from '../core/table/column.ts';
import type { Roles } from './study.ts';

/**
 * Columns that the other table lacks, those joined by hand left out.
 * @param columns - of one table
 * @param other - of the other table
 * @param joined - names on this side that a person joined to a column of the other
 */
export function columnsOnlyHere(
  columns: readonly ColumnSchema[],
  other: readonly ColumnSchema[],
  joined: readonly string[],
): ColumnSchema[] {
  const known = new Set([...other.map(({ name }) => name), ...joined]);
  return columns.filter(({ name }) => !known.has(name));
}

/**
 * The features of both tables: in the order of the training table, then those that only serving has.
 * @param training - training's columns
 * @param serving - serving's columns
 * @param joins - columns joined by hand, training's name to serving's
 * @param roles - role of every column by name
 */
export function featurePairs(
  training: readonly ColumnSchema[],
  serving: readonly ColumnSchema[],
  joins: Readonly<Record<string, string>>,
  roles: Roles,
): FeaturePair[] {
  const isFeature = ({ name }: ColumnSchema): boolean =>
    Object.hasOwn(roles, name) && roles[name] === 'feature';
  const inServing = new Set(serving.map(({ name }) => name));
  const pairs = training.filter(isFeature).map(({ name }): FeaturePair => {
    const partner = Object.hasOwn(joins, name) ? joins[name] : name;
    return { training: name, serving: inServing.has(partner) ? partner : null };
  });
  const onlyServing = columnsOnlyHere(serving, training, Object.values(joins)).filter(isFeature);
  return [...pairs, ...onlyServing.map(({ name }): FeaturePair => ({ training: null, serving: name }))];
}

/**
 * The name by which a feature is known: training's, where it has one.
 * @param pair - the feature
 */
export function featureName({ training, serving }: FeaturePair): string {
  return training ?? serving ?? '';
}

/**
 * Places for new comparisons: what the first rows said stays until the whole says better.
 * @param pairs - features that will be compared
 * @param before - comparisons that are shown now
 */
export function placesFor(
  pairs: readonly FeaturePair[],
  before: readonly Comparison[],
): (Comparison | null)[] {
  const previews = new Map(before.filter(({ preview }) => preview).map((known) => [known.name, known]));
  return pairs.map((pair) => previews.get(featureName(pair)) ?? null);
}
