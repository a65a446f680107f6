import type { NumberFormat } from '../table/column.ts';
import { isCurrency, parseNumber, PLAIN_NUMBER } from './number-format.ts';

/** Share of the cells that must be written in one way. */
const ENOUGH = 0.9;

/** A more complicated way of writing must explain this share of the cells more than a simpler one. */
const WORTH_IT = 0.01;

/** Units that are written without a space before them; with a space, any single word is a unit. */
const UNITS = new Set([
  '%', '‰', '°', '°c', '°f', '°k', 'kg', 'g', 'mg', 'µg', 'lb', 'lbs', 'oz', 't', 'km', 'm', 'cm', 'mm', 'µm', 'nm', 'mi',
  'ft', 'in', 'yd', 'm²', 'km²', 'm³', 'l', 'ml', 's', 'sec', 'secs', 'ms', 'µs', 'ns', 'min', 'mins', 'h', 'hr', 'hrs',
  'd', 'days', 'wk', 'mo', 'y', 'yr', 'yrs', 'km/h', 'kmh', 'mph', 'm/s', 'kn', 'hz', 'khz', 'mhz', 'ghz', 'w', 'kw', 'mw',
  'kwh', 'mwh', 'v', 'mv', 'kv', 'ma', 'j', 'kj', 'kcal', 'cal', 'pa', 'hpa', 'kpa', 'bar', 'psi', 'b', 'kb', 'mb', 'gb',
  'tb', 'kib', 'mib', 'gib', 'bps', 'bp', 'ppm', 'ppb', 'px', 'pt', 'db', 'cc', 'hp', 'bhp', 'rpm', 'mpg', 'kmpl', 'u', 'k',
  'pcs', 'x',
]); // prettier-ignore

const WORD = /^[\p{L}\p{M}µ°²³/%‰.]{1,16}$/u;

/**
 * Finds out how the numbers of a column are written. Plain numbers are preferred; a currency sign, percent sign or unit
 * counts when the same one stands on at least 90 % of the cells.
 * @param cells - of one column, without nulls
 * @param decimal - decimal mark of the file's plain numbers; the other one is tried after it
 * @returns the format and the share of the cells that fit it, at least 0.9; null where they are no numbers
 * @example detectNumberFormat(['€1,200', '€80'], '.')?.format.prefix // '€'
 */
export function detectNumberFormat(
  cells: readonly string[],
  decimal: '.' | ',',
): { format: NumberFormat; share: number } | null {
  if (cells.length === 0) return null;
  const plain: NumberFormat = { ...PLAIN_NUMBER, decimal };
  if (cells.every((cell) => !Number.isNaN(parseNumber(cell, plain)))) return { format: plain, share: 1 };
  const affix = commonAffix(cells);
  if (affix === null) return null;
  let best: NumberFormat | null = null;
  let bestShare = 0;
  for (const marks of candidates(decimal)) {
    const format: NumberFormat = { kind: 'number', ...marks, prefix: affix.prefix, suffix: affix.suffix };
    let fitting = 0;
    for (const cell of cells) if (!Number.isNaN(parseNumber(cell, format))) fitting++;
    const share = fitting / cells.length;
    if (share >= bestShare + WORTH_IT) {
      best = format;
      bestShare = share;
    }
    if (bestShare === 1) break;
  }
  return best !== null && bestShare >= ENOUGH ? { format: best, share: bestShare } : null;
}

// Simple before complicated, the file's own decimal mark before the other.
function* candidates(decimal: '.' | ','): Generator<Pick<NumberFormat, 'decimal' | 'thousands'>> {
  for (const mark of decimal === '.' ? (['.', ','] as const) : ([',', '.'] as const)) {
    yield { decimal: mark, thousands: '' };
    for (const thousands of [mark === '.' ? ',' : '.', ' ', "'", '_'] as const)
      yield { decimal: mark, thousands };
  }
}

/**
 * What stands around the number in a cell.
 * @param cell - any text
 * @returns prefix without sign, suffix with the space before it, and whether the two may stand beside a number; null where there is no digit
 */
export function splitAffix(cell: string): { prefix: string; suffix: string; isPlausible: boolean } | null {
  const text = cell.trim();
  // No number is longer, and a long text must not cost more than a look.
  if (text.length > 60) return null;
  let first = text.search(/\d/);
  if (first < 0) return null;
  if (first > 0 && (text[first - 1] === '.' || text[first - 1] === ',')) first--;
  let last = text.length - 1;
  while (text[last] < '0' || text[last] > '9') last--;
  // `5.` ends in its decimal mark.
  if (last === text.length - 2 && (text[last + 1] === '.' || text[last + 1] === ',')) last++;
  const prefix = withoutSign(text.slice(0, first).trim());
  const suffix = text.slice(last + 1);
  const isPlausible = (prefix === '' || isCurrency(prefix)) && (suffix === '' || isUnit(suffix));
  return { prefix, suffix, isPlausible };
}

function isUnit(suffix: string): boolean {
  const word = suffix.trim();
  if (isCurrency(word) || UNITS.has(word.toLowerCase())) return true;
  return suffix !== suffix.trimStart() && WORD.test(word);
}

function withoutSign(prefix: string): string {
  if (/^[-+−]/.test(prefix)) return prefix.slice(1).trim();
  return /[-+−]$/.test(prefix) ? prefix.slice(0, -1).trim() : prefix;
}

// The affix that stands on at least 90 % of the cells; its most frequent spelling where only the space differs.
function commonAffix(cells: readonly string[]): { prefix: string; suffix: string } | null {
  const bySense = new Map<string, { count: number; spellings: Map<string, number>; prefix: string }>();
  for (const cell of cells) {
    const isInfinite = /^[+-]?inf(?:inity)?$/i.test(cell);
    const affix = isInfinite ? { prefix: '', suffix: '', isPlausible: true } : splitAffix(cell);
    if (affix === null || !affix.isPlausible) continue;
    const sense = JSON.stringify([affix.prefix, affix.suffix.trim()]);
    let entry = bySense.get(sense);
    if (entry === undefined) {
      entry = { count: 0, spellings: new Map(), prefix: affix.prefix };
      bySense.set(sense, entry);
    }
    entry.count++;
    entry.spellings.set(affix.suffix, (entry.spellings.get(affix.suffix) ?? 0) + 1);
  }
  for (const { count, spellings, prefix } of bySense.values()) {
    if (count < ENOUGH * cells.length) continue;
    const [suffix] = [...spellings].reduce((a, b) => (b[1] > a[1] ? b : a));
    return { prefix, suffix };
  }
  return null;
}
