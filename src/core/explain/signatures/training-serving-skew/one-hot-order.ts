import type { Sighting } from '../../evidence.ts';
import type { FeatureView } from '../../investigation.ts';
import { oneHotGroups } from '../../one-hot-groups.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import type { Signature } from '../../signature.ts';
import { recodedSighting } from './categories-recoded.ts';

/**
 * Columns of 0 and 1 that were one category, in another order at serving: an encoder that was fitted anew, a table of categories that
 * grew. Each column still looks like a flag; together they are a category under other names.
 *
 * Test: that of `categories-recoded`, on the category that the columns of a group were.
 *
 * Source: science part C, "category re-encode", for encoded columns.
 */
export const oneHotOrder: Signature = {
  ...aboutSkew('one-hot-order', 'columns of one category in another order', (investigation) =>
    oneHotGroups(investigation.features).flatMap(({ columns, category }) =>
      recodedSighting(investigation, category).map((sighting) => asColumns(sighting, columns)),
    ),
  ),
  explainsAway: [
    'data-drift/',
    'training-serving-skew/columns-swapped',
    'training-serving-skew/misjoined-column',
    'training-serving-skew/categories-recoded',
    'infrastructure-bug/frozen',
    'infrastructure-bug/default-filled',
    'label-leakage/association-collapse',
  ],
};

function asColumns(seen: Sighting, columns: readonly FeatureView[]): Sighting {
  const sighting = { ...seen, features: columns.map(({ name }) => name) };
  // A mapping of texts undoes nothing in columns of numbers.
  delete sighting.repair;
  return sighting;
}
