import type { Side } from '../faults.ts';
import type { StoredColumn } from './column-builder.ts';
import type { ExaminedPair, SharedRows } from './examined-pair.ts';
import { joinRows } from './join-rows.ts';
import { rowKeys } from './row-keys.ts';
import { sampledRows, sampleRows } from './sample-rows.ts';
import { takeRows } from './take-rows.ts';

/** Rows of both tables whose pairs are looked at. */
export const MOST_SHARED_ROWS = 100_000;

/** The pairs of both tables by their rows, before any feature is fetched. */
export type SharedPairs = Omit<SharedRows, 'features'>;

/**
 * Finds the rows that are in both tables.
 * @param roles - the columns with a role, whole
 * @param seed - of the sample, where there are more than {@link MOST_SHARED_ROWS}
 * @returns the pairs; null where there are none, or no column tells
 */
export function sharedPairs(roles: ExaminedPair['roles'], seed: number): SharedPairs | null {
  const keys = (side: Side) => {
    const entity = roles[side]['entity id'];
    if (entity === undefined) return null;
    const time = columnOf(roles[side].timestamp);
    return { entities: rowKeys(entity.column), times: time?.storage === 'number' ? time.values : null };
  };
  const [training, serving] = [keys('training'), keys('serving')];
  if (training === null || serving === null) return null;
  const joined = joinRows(training, serving);
  if (joined === null) return null;
  const pairs = joined.rows.serving.length;
  const kept = sampleRows(pairs, MOST_SHARED_ROWS, seed);
  const pick = (rows: Uint32Array) => (kept === null ? rows : kept.map((at) => rows[at]));
  return {
    pairs,
    isSameTime: joined.isSameTime,
    rows: { training: pick(joined.rows.training), serving: pick(joined.rows.serving) },
  };
}

/**
 * Puts a pair together from columns that are all at hand; where they are spread over workers, the engine does the same in steps.
 * @param tables - every column of both tables, features by training's name
 * @param tables.roles - the columns with a role
 * @param tables.features - both columns of each feature
 * @param tables.aside - both columns of each identifier without a role
 * @param rows - rows of each table
 * @param seed - of the samples
 * @returns the pair
 */
export function examinePair(
  tables: Pick<ExaminedPair, 'roles' | 'features' | 'aside'>,
  rows: Record<Side, number>,
  seed: number,
): ExaminedPair {
  const sampled = sampledRows(rows, seed);
  const shared = sharedPairs(tables.roles, seed);
  const take = (at: Record<Side, Uint32Array | null>, wanted = tables.features) =>
    wanted.map(({ name, training, serving }) => ({
      name,
      training: training && taken(training, at.training),
      serving: serving && taken(serving, at.serving),
    }));
  return {
    rows,
    roles: tables.roles,
    features: take(sampled),
    aside: take(sampled, tables.aside ?? []),
    sampled,
    shared: shared && { ...shared, features: take(shared.rows) },
  };
}

function taken(stored: StoredColumn, rows: Uint32Array | null): StoredColumn {
  return { column: takeRows(stored.column, rows), schema: stored.schema };
}

function columnOf(stored: StoredColumn | undefined): StoredColumn['column'] | null {
  return stored?.column ?? null;
}
