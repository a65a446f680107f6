/**
 * A measurement in words: three significant digits, whole units below a million kept.
 * @param value - any finite number
 * @returns e.g. `0.123`, `16603`, `1.25e+6`
 * @example measureWords(12.345) // '12.3'
 */
export function measureWords(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4)) return trim(value.toExponential(2));
  if (size >= 1000) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}

/**
 * A share in words: percent, never 0% or 100% where it is only nearly so.
 * @param share - in [0, 1]
 * @returns e.g. `23%`, `0.1%`, `<0.01%`, `>99.9%`
 * @example shareWords(0.231) // '23%'
 */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.0001) return '<0.01%';
  if (share < 1 && share > 0.999) return '>99.9%';
  const percent = share * 100;
  const digits = percent < 1 ? 2 : percent < 10 || percent > 99 ? 1 : 0;
  return `${Number(percent.toFixed(digits))}%`;
}

/**
 * Text out of a person's file for use in a sentence: in quotes, shortened.
 * @param text - a cell or a category
 * @returns at most 40 characters between single quotes
 * @example quoted('red') // "'red'"
 */
export function quoted(text: string): string {
  const characters = [...text];
  return `'${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text}'`;
}

function trim(text: string): string {
  return text.replace(/\.?0+e/, 'e');
}
