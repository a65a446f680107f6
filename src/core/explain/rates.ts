import type { Signature } from './signature.ts';

/** Bands of a sighting's strength: rates are measured for each. */
export const STRENGTH_BANDS = [0.6, 0.8] as const;

/** How often a signature is seen, by band of strength (below 0.6, below 0.8, from 0.8 on). */
export interface SignatureRates {
  /** Tables with its fault, and how many of them it is seen in, by band. */
  faults: number;
  seen: readonly [number, number, number];
  /** Tables without its fault (no fault, natural drift, faults of other causes), likewise. */
  others: number;
  falselySeen: readonly [number, number, number];
}

/** Rates by signature id, as `npm run bench:causes` writes them. */
export type MeasuredRates = Readonly<Record<string, SignatureRates>>;

/** Ratio of a signature that was never measured, at its line and where it could not be clearer. */
const UNMEASURED = [Math.log(2), Math.log(10)] as const;

/**
 * Which band a strength falls into.
 * @param strength - in (0, 1]
 * @returns 0, 1 or 2
 * @example bandOf(0.7) // 1
 */
export function bandOf(strength: number): 0 | 1 | 2 {
  return strength < STRENGTH_BANDS[0] ? 0 : strength < STRENGTH_BANDS[1] ? 1 : 2;
}

/**
 * Natural logarithm of the likelihood ratio of a sighting: P(seen in this band | fault) / P(seen in this band | no such fault),
 * half a case added to each count (Jeffreys), so that what was never seen falsely is not certain.
 * @param rates - as measured
 * @param signature - whose sighting it is
 * @param strength - of the sighting
 * @returns the logarithm; by strength alone where the signature was not measured
 */
export function logLikelihoodRatio(
  rates: MeasuredRates,
  signature: Signature['id'],
  strength: number,
): number {
  if (!Object.hasOwn(rates, signature))
    return UNMEASURED[0] + (UNMEASURED[1] - UNMEASURED[0]) * Math.max(0, 2 * strength - 1);
  const { faults, seen, others, falselySeen } = rates[signature];
  const band = bandOf(strength);
  return Math.log((seen[band] + 0.5) / (faults + 1)) - Math.log((falselySeen[band] + 0.5) / (others + 1));
}
