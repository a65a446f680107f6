/**
 * A number in a sentence: at most three significant digits, no exponent for everyday sizes.
 * @param value - any number
 * @returns e.g. `0.273`, `1,230`
 * @example shown(1234.5) // '1,230'
 */
export function shown(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (!Number.isFinite(rounded) || size >= 1e9 || (size > 0 && size < 1e-4)) return String(rounded);
  return rounded.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/**
 * A share in a sentence.
 * @param share - in [0, 1]
 * @returns whole per cent from 10 % on, one decimal below
 * @example shownShare(0.034) // '3.4 %'
 */
export function shownShare(share: number): string {
  const percent = share * 100;
  return `${percent >= 9.95 ? percent.toFixed(0) : percent.toFixed(1)} %`;
}

/**
 * A moment in a sentence, to the minute.
 * @param moment - epoch milliseconds
 * @returns e.g. `2026-03-31 00:01 UTC`
 */
export function shownMoment(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
