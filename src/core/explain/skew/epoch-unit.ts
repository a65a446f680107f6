/** Units of epochs, each a thousandth of the one before. */
export const EPOCH_UNITS = ['seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const;

/** Seconds of the years 2001 to 2096. */
const EPOCH_SECONDS = [1e9, 4e9] as const;

/**
 * The unit of numbers that are moments.
 * @param at - their percentiles, ascending
 * @returns position in {@link EPOCH_UNITS}; -1 for other numbers
 * @example epochUnit(Float64Array.of(1.7e12, 1.8e12)) // 1
 */
export function epochUnit(at: Float64Array): number {
  return EPOCH_UNITS.findIndex((_, unit) => {
    const scale = 1000 ** unit;
    return at[0] >= EPOCH_SECONDS[0] * scale && at[at.length - 1] <= EPOCH_SECONDS[1] * scale;
  });
}
