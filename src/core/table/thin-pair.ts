import type { Side } from '../faults.ts';
import type { StoredColumn } from './column-builder.ts';
import type { ExaminedFeature, ExaminedPair } from './examined-pair.ts';
import { sampleRows } from './sample-rows.ts';
import { takeRows } from './take-rows.ts';

/**
 * The same pair with fewer rows: those looked at are all it has, and none is known to be in both tables.
 * @param pair - both tables
 * @param most - rows of a side that are kept, at most: evenly spread over those that were sampled
 * @param seed - a whole number
 * @returns the smaller pair; columns with a role at the same rows as the features. The given one where it is no larger
 * @example thinPair(pair, 20_000, 1).rows.serving // 20_000
 */
export function thinPair(pair: ExaminedPair, most: number, seed: number): ExaminedPair {
  const kept = (side: Side) => sampleRows(pair.sampled[side]?.length ?? pair.rows[side], most, seed);
  const entries = { training: kept('training'), serving: kept('serving') };
  if (entries.training === null && entries.serving === null) return pair;
  /** Rows of the table; null for all. */
  const rows = (side: Side) => {
    const [sampled, chosen] = [pair.sampled[side], entries[side]];
    return sampled && chosen ? chosen.map((entry) => sampled[entry]) : (chosen ?? sampled);
  };
  const at = { training: rows('training'), serving: rows('serving') };
  const thinned = (features: readonly ExaminedFeature[]) =>
    features.map(({ name, training, serving }) => ({
      name,
      training: training && taken(training, entries.training),
      serving: serving && taken(serving, entries.serving),
    }));
  const rolesOf = (side: Side): ExaminedPair['roles'][Side] =>
    Object.fromEntries(
      Object.entries(pair.roles[side]).map(([role, stored]) => [role, taken(stored, at[side])]),
    );
  return {
    rows: {
      training: at.training?.length ?? pair.rows.training,
      serving: at.serving?.length ?? pair.rows.serving,
    },
    roles: { training: rolesOf('training'), serving: rolesOf('serving') },
    features: thinned(pair.features),
    aside: thinned(pair.aside ?? []),
    sampled: { training: null, serving: null },
    shared: null,
  };
}

function taken({ column, schema }: StoredColumn, rows: Uint32Array | null): StoredColumn {
  return { column: takeRows(column, rows), schema };
}
