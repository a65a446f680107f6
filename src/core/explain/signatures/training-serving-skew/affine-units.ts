import { aboutSkew } from '../../skew/about-skew.ts';
import { transformSightings } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

/**
 * Temperatures in another scale: x1.8 + 32, +273.15, and back. Only these lines count: natural drift fits some straight line
 * in 10 % of 229 pairs of real features. Test as for a unit's constant, line 0.15, and no movement within either table.
 *
 * Source: science part C, general rule: only known constants are evidence.
 */
export const affineUnits: Signature = aboutSkew(
  'affine-units',
  'a changed temperature scale',
  (investigation) => transformSightings(investigation, 'affine-units'),
  ['rounding', 'clipping', 'window-mismatch'],
);
