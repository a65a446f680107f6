/**
 * A text as a Python literal that nothing can break out of: quotes, backslashes, controls and all but ASCII are escaped.
 * @param text - any text
 * @returns a double-quoted literal
 * @example pythonText('a"b') // '"a\\"b"'
 */
export function pythonText(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * A number as a Python literal, every digit kept.
 * @param value - finite
 * @returns e.g. `0.1`, `1e+21`
 * @throws {RangeError} where it is not finite
 * @example pythonNumber(1e21) // '1e+21'
 */
export function pythonNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number to write down`);
  return Object.is(value, -0) ? '0' : String(value);
}
