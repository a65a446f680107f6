import { expect, test } from 'vitest';
import { columnMissing } from '../../../../../../src/core/explain/signatures/infrastructure-bug/column-missing.ts';
import { plantedWorld, put } from '../../../../../support/planted-world.ts';

test('a column that serving lacks is missing', () => {
  const [sighting, ...others] = columnMissing.look(
    plantedWorld(1, { serving: ({ features }) => delete (features as Record<string, unknown>).age }),
  );
  expect(others).toEqual([]);
  expect(sighting).toMatchObject({ features: ['age'], detail: 'missing' });
});

test('a column that is there under another name was renamed to that', () => {
  const [sighting] = columnMissing.look(
    plantedWorld(1, {
      serving: ({ features }) => {
        features.f_visits = features.visits;
        delete (features as Record<string, unknown>).visits;
      },
    }),
  );
  expect(sighting).toMatchObject({ features: ['visits'], detail: 'renamed to f_visits' });
});

test('a column of nulls alone is missing too', () => {
  const [sighting] = columnMissing.look(
    plantedWorld(1, { serving: ({ features }, d) => put(features.age, d, { share: 1 }, () => NaN) }),
  );
  expect(sighting.features).toEqual(['age']);
});

test('a column that is null in nearly all rows is there, and one that only serving has is not missed', () => {
  const change = plantedWorld(1, {
    serving: ({ features }, d) => {
      put(features.age, d, { share: 0.99 }, () => NaN);
      features.extra = features.amount.slice();
    },
  });
  expect(columnMissing.look(change)).toEqual([]);
});
