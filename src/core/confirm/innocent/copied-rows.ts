import type { Side } from '../../faults.ts';
import type { ExaminedPair } from '../../table/examined-pair.ts';
import { hashRows } from '../../table/hash-rows.ts';

/** Fewer features than this make equal rows by chance. */
const LEAST_FEATURES = 3;

/** Rows that are equal in all features, whatever their entity. */
export interface CopiedRows {
  /** Sampled serving rows, and those of them that some sampled training row equals. */
  rows: number;
  copies: number;
  /** Share of training rows that another training row equals: what chance and repeats in the data bring about anyway. */
  usual: number;
  /** Whether each sampled serving row is such a copy. */
  isCopy: Uint8Array;
}

/**
 * Finds serving rows that are copies of training rows by their features alone: label, entity and time play no part.
 *
 * @param pair - both tables
 * @returns the copies; null where fewer than 3 features are on both sides, or there are no rows
 * @example
 * findCopiedRows(pair)?.copies; // 12
 */
export function findCopiedRows(pair: Pick<ExaminedPair, 'features' | 'rows' | 'sampled'>): CopiedRows | null {
  const shared = pair.features.filter(({ training, serving }) => training !== null && serving !== null);
  if (shared.length < LEAST_FEATURES) return null;
  const hashes = (side: Side) =>
    hashRows(
      shared.map((feature) => feature[side]!.column),
      pair.sampled[side]?.length ?? pair.rows[side],
    );
  const [training, serving] = [hashes('training'), hashes('serving')];
  if (training.length === 0 || serving.length === 0) return null;
  const counts = new Map<number, number>();
  for (const hash of training) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const repeated = training.reduce((sum, hash) => sum + Number(counts.get(hash)! > 1), 0);
  const isCopy = Uint8Array.from(serving, (hash) => Number(counts.has(hash)));
  return {
    rows: serving.length,
    copies: isCopy.reduce((sum, one) => sum + one, 0),
    usual: repeated / training.length,
    isCopy,
  };
}
