/** Numbers that somebody types from a report: forgiving of percent signs and separators, never guessing. */

/** What was typed: a number, nothing, or a sentence on why it is neither. */
export type TypedNumber =
  { kind: 'number'; value: number } | { kind: 'nothing' } | { kind: 'problem'; words: string };

/** Spaces of all kinds, underscores and apostrophes between digits. */
const SEPARATORS = /[\s_'’]/gu;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/u;

/** @param text - a metric's value @param isShare - whether it lies in 0 to 1 @returns the number, with `91 %` read as 0.91 */
export function readTypedValue(text: string, isShare: boolean): TypedNumber {
  const bare = text.replace(SEPARATORS, '').replace('−', '-');
  if (bare === '') return { kind: 'nothing' };
  const isPercent = bare.endsWith('%');
  const digits = isPercent ? bare.slice(0, -1) : bare;
  if (!PLAIN.test(digits))
    return { kind: 'problem', words: 'Type a number with a decimal point, such as 0.91 or 91%.' };
  const value = isPercent ? Number(digits) / 100 : Number(digits);
  if (!Number.isFinite(value)) return { kind: 'problem', words: 'This number is too large.' };
  if (isShare && (value < 0 || value > 1))
    return {
      kind: 'problem',
      words: `It lies between 0 and 1${value > 1 && value <= 100 ? `: type ${digits}% for ${digits} percent` : ''}.`,
    };
  return { kind: 'number', value };
}

/** @param text - a number of rows @param least - smallest number that makes sense @returns the whole number; `12,000` and `12 000` are read as 12000 */
export function readTypedCount(text: string, least: number): TypedNumber {
  const bare = text.replace(SEPARATORS, '');
  if (bare === '') return { kind: 'nothing' };
  const digits = THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare;
  const value = Number(digits);
  if (!PLAIN.test(digits) || !Number.isSafeInteger(value))
    return { kind: 'problem', words: 'Type a whole number, such as 12000.' };
  if (value < least) return { kind: 'problem', words: `At least ${least}.` };
  return { kind: 'number', value };
}
