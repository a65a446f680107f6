import type { Side } from '../faults.ts';
import type { ColumnSchema, ColumnType, TextColumn } from '../table/column.ts';
import { lengthOf, piecesOf } from '../table/pieced-numbers.ts';
import { alignCategories, countCodes } from './category-counts.ts';
import { compareCategories } from './compare-categories.ts';
import { compareHashes, hashesOf } from './compare-hashes.ts';
import type { OrderedHashes } from './compare-hashes.ts';
import { compareNumbers, NOTHING_COMPARED } from './compare-numbers.ts';
import type { ComparedValues } from './compare-numbers.ts';
import type { Comparison, Profile } from './comparison.ts';
import { emptyOrderedColumn, orderColumn } from './ordered-column.ts';
import type { OrderedColumn } from './ordered-column.ts';
import { hashedProfile, numberProfile, textProfile } from './profile.ts';
import { typeDifference } from './type-difference.ts';
import type { FeatureSide } from './type-difference.ts';

/** What a comparison is to be called. */
export interface CompareOptions {
  /** Training's name of the feature; serving's where only that has it. */
  name: string;
  servingName: string;
  /** True where the columns hold the first rows only. */
  preview: boolean;
  /** Numbers that are in order already; null where a side is not. */
  ordered?: Readonly<Record<Side, OrderedColumn | null>>;
}

/** A side's values in the form in which they are compared, and its profile. */
type Prepared = { profile: Profile; rows: number } & (
  | { kind: 'number'; ordered: OrderedColumn }
  | { kind: 'text'; column: TextColumn; counts: Uint32Array }
  | ({ kind: 'hashed' } & OrderedHashes)
  | { kind: 'empty' }
);

/**
 * Compares one feature, both tables side by side. A side without values is compared as nulls; number against text is
 * compared by nulls and profiles only.
 * @param training - training's column; null where training has none
 * @param serving - serving's column; null where serving has none
 * @param options - names, and whether this is a preview
 * @returns the comparison; every number in it is finite, so it survives JSON
 * @throws {RangeError} where both sides are null
 * @example compareFeature({ column, schema }, null, { name: 'age', servingName: 'age', preview: false })
 */
export function compareFeature(
  training: FeatureSide | null,
  serving: FeatureSide | null,
  options: CompareOptions,
): Comparison {
  const type = featureType(training?.schema, serving?.schema);
  const { ordered, ...named } = options;
  const before = training && prepare(training, ordered?.training ?? null);
  const after = serving && prepare(serving, ordered?.serving ?? null);
  return {
    ...named,
    type,
    typeDifference: training && serving ? typeDifference(training, serving) : null,
    training: before && before.profile,
    serving: after && after.profile,
    ...(before && after
      ? compareValues(before, after, type, areWhole(training?.schema, serving?.schema))
      : NOTHING_COMPARED),
  };
}

function compareValues(
  before: Prepared,
  after: Prepared,
  type: ColumnType,
  isWhole: boolean,
): ComparedValues {
  const kinds = new Set([before.kind, after.kind]);
  kinds.delete('empty');
  if (kinds.has('number')) {
    if (kinds.size > 1) return NOTHING_COMPARED;
    const training = before.kind === 'number' ? before.ordered : emptyOrderedColumn(before.rows);
    const serving = after.kind === 'number' ? after.ordered : emptyOrderedColumn(after.rows);
    return compareNumbers(training, serving, before.profile, type, isWhole);
  }
  if (kinds.has('hashed')) return compareHashes(asHashes(before), asHashes(after));
  const [a, b] = [asCounts(before), asCounts(after)];
  return compareCategories(
    alignCategories(a.dictionary, a.counts, b.dictionary, b.counts),
    type === 'identifier',
  );
}

function prepare({ column, schema }: FeatureSide, known: OrderedColumn | null): Prepared {
  const rows = lengthOf(column);
  switch (column.storage) {
    case 'number': {
      const ordered = known ?? orderColumn(piecesOf(column));
      const profile = numberProfile(column, ordered, schema.type);
      return ordered.nulls === rows
        ? { kind: 'empty', profile, rows }
        : { kind: 'number', profile, rows, ordered };
    }
    case 'hashed': {
      const ordered = orderColumn(column.hashes);
      const profile = hashedProfile(column, ordered);
      return { kind: 'hashed', profile, rows, ordered, examples: column.examples };
    }
    case 'text': {
      const counts = countCodes(column);
      const profile = textProfile(column, counts);
      if (counts[0] === rows) return { kind: 'empty', profile, rows };
      return { kind: 'text', profile, rows, column, counts };
    }
  }
}

function asHashes(side: Prepared): OrderedHashes {
  if (side.kind === 'hashed') return side;
  if (side.kind !== 'text') return { ordered: emptyOrderedColumn(side.rows), examples: [] };
  return {
    ordered: orderColumn(hashesOf(side.column)),
    examples: side.profile.top.map(({ value }) => value),
  };
}

function asCounts(side: Prepared): { dictionary: readonly string[]; counts: ArrayLike<number> } {
  if (side.kind !== 'text') return { dictionary: [''], counts: [side.rows] };
  return { dictionary: side.column.dictionary, counts: side.counts };
}

// Training says what a feature is, unless it has no values to say so.
function featureType(training?: ColumnSchema, serving?: ColumnSchema): ColumnType {
  const schema = training && training.type !== 'empty' ? training : (serving ?? training);
  if (!schema) throw new RangeError('a feature needs at least one side');
  return schema.type;
}

function areWhole(training?: ColumnSchema, serving?: ColumnSchema): boolean {
  return [training, serving].every(
    (schema) => schema && ['integer', 'boolean', 'empty'].includes(schema.type),
  );
}
