/**
 * A share as a finding has it.
 * @param share - in [0, 1]
 * @returns percent with up to three digits; never 0 % or 100 % where it is only nearly so
 * @example percentWords(0.4516) // '45.2 %'
 */
export function percentWords(share: number): string {
  if (share > 0 && share < 0.001) return 'under 0.1 %';
  if (share < 1 && share > 0.999) return 'over 99.9 %';
  return `${Number((100 * share).toPrecision(3))} %`;
}

/**
 * A moment as a finding has it.
 * @param time - epoch milliseconds UTC
 * @returns date and hour, in UTC
 * @example momentWords(0) // '1970-01-01 00:00'
 */
export function momentWords(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
