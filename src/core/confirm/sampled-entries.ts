import type { Side } from '../faults.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import type { SideOutcomes } from './outcomes.ts';

/**
 * Where the outcomes of the rows stand that features were sampled at.
 * @param pair - both tables
 * @param outcomes - of one of them
 * @param side - which
 * @returns for each sampled row its entry in `outcomes`; -1 where the row takes no part in evaluation
 * @example sampledEntries(pair, outcomes.serving, 'serving')[0] // 0, where all rows take part
 */
export function sampledEntries(
  pair: Pick<ExaminedPair, 'rows' | 'sampled'>,
  outcomes: SideOutcomes,
  side: Side,
): Int32Array {
  const sampled = pair.sampled[side];
  const entries = new Int32Array(sampled?.length ?? pair.rows[side]);
  const { tableRows } = outcomes;
  if (tableRows === null) {
    for (let i = 0; i < entries.length; i++) entries[i] = sampled === null ? i : sampled[i];
    return entries;
  }
  const entryOf = new Int32Array(pair.rows[side]).fill(-1);
  for (let entry = 0; entry < tableRows.length; entry++) entryOf[tableRows[entry]] = entry;
  for (let i = 0; i < entries.length; i++) entries[i] = entryOf[sampled === null ? i : sampled[i]];
  return entries;
}

/**
 * Values of the outcomes at given entries.
 * @param values - one an entry
 * @param entries - as {@link sampledEntries} gives them
 * @returns one value for each; NaN where there is no entry
 * @example atEntries(Float64Array.of(5, 6), Int32Array.of(1, -1)) // [6, NaN]
 */
export function atEntries(values: Float64Array, entries: Int32Array): Float64Array {
  const taken = new Float64Array(entries.length);
  for (let i = 0; i < entries.length; i++) taken[i] = entries[i] < 0 ? NaN : values[entries[i]];
  return taken;
}
