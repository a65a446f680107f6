import { likelyPartners, type LikelyPartner } from '../table/partners.ts';
import type { Side } from '../faults.ts';
import type { FeatureView } from './investigation.ts';

/**
 * Features that only training has, and the column of serving that each may have been renamed to.
 * @param features - of both tables
 * @returns by training's name; without those that have no likely partner
 */
export function renamedColumns(features: readonly FeatureView[]): ReadonlyMap<string, LikelyPartner> {
  const schemas = (side: Side) =>
    features.flatMap(({ pair, kind }) =>
      kind === 'one-sided' && pair[side] !== null ? [pair[side].schema] : [],
    );
  return new Map(likelyPartners(schemas('training'), schemas('serving')).map((one) => [one.training, one]));
}
