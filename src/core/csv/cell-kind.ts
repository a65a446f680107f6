import { parseDateTime } from './date-time.ts';
import { splitAffix } from './detect-number-format.ts';
import { parseNumber, PLAIN_NUMBER } from './number-format.ts';

/** What one cell looks like by itself. */
export type CellKind = 'empty' | 'number' | 'date-time' | 'boolean' | 'text';

const BOOLEANS = new Set(['true', 'false', 'yes', 'no']);

/**
 * Looks at one cell without knowing its column.
 * @param cell - its text, quotes resolved
 * @param nulls - spellings of "no value"
 * @returns what it looks like; numbers in any notation count, with a known unit too
 * @example cellKind('1.234,5 €', new Set()) // 'number'
 */
export function cellKind(cell: string, nulls: ReadonlySet<string>): CellKind {
  const text = cell.trim();
  if (text === '' || nulls.has(cell)) return 'empty';
  // Most texts are told from a number or a date by having no digit at all.
  if (text.length > 48 || !/\d/.test(text)) {
    if (text.length > 9) return 'text';
    if (BOOLEANS.has(text.toLowerCase())) return 'boolean';
    return Number.isNaN(parseNumber(text, PLAIN_NUMBER)) ? 'text' : 'number';
  }
  if (isNumber(text)) return 'number';
  for (const pattern of ['iso', 'day-first', 'month-first'] as const) {
    if (!Number.isNaN(parseDateTime(text, { kind: 'date-time', pattern }))) return 'date-time';
  }
  return 'text';
}

function isNumber(text: string): boolean {
  if (!Number.isNaN(parseNumber(text, PLAIN_NUMBER))) return true;
  const affix = splitAffix(text);
  if (affix === null || !affix.isPlausible) return false;
  const { prefix, suffix } = affix;
  for (const decimal of ['.', ','] as const) {
    for (const thousands of ['', decimal === '.' ? ',' : '.', ' ', "'"] as const) {
      if (!Number.isNaN(parseNumber(text, { kind: 'number', decimal, thousands, prefix, suffix })))
        return true;
    }
  }
  return false;
}
