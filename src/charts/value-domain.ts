/** What an axis of values has to hold. */
export interface DomainOptions {
  /** Whether 0 is part of it. */
  withZero?: boolean;
  /** Whether values are shares, so that the axis does not leave [0, 1]. */
  isShare?: boolean;
}

/** Room beyond the outermost values, as a share of their span. */
const PAD = 0.08;

/**
 * Ends of an axis around values: a little more than they span, and never without length.
 * @param values - null, NaN and infinities are left out
 * @param options - what else belongs on it
 * @returns lower and upper end, finite and apart; 0 to 1 where there are no values
 */
export function valueDomain(
  values: readonly (number | null)[],
  options: DomainOptions = {},
): [number, number] {
  let low = options.withZero ? 0 : Infinity;
  let high = options.withZero ? 0 : -Infinity;
  let any = false;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    any = true;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!any) return [0, 1];
  const pad = high > low ? (high - low) * PAD : Math.max(Math.abs(high) * 0.1, options.isShare ? 0.01 : 0.1);
  // Zero is an edge of its own: nothing lies beyond it unless a value does.
  const from = options.withZero && low === 0 ? 0 : low - pad;
  const to = options.withZero && high === 0 && low < 0 ? 0 : high + pad;
  return options.isShare ? [Math.max(0, from), Math.min(1, to)] : [from, to];
}

/**
 * @param scale - of an axis @param value - on it; null for none
 * @returns pixels; null where there is no value, or none that can be drawn
 */
export function placeOf(scale: (value: number) => number, value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : scale(value);
}
