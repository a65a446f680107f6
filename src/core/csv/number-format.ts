import type { NumberFormat } from '../table/column.ts';

/** A number as programs write it: `-12.5`, `3e-4`. */
export const PLAIN_NUMBER: NumberFormat = {
  kind: 'number',
  decimal: '.',
  thousands: '',
  prefix: '',
  suffix: '',
};

const ZERO = 48;
const NINE = 57;

/**
 * Whether a format has no affix and no thousands separator, so that the fast reader takes it.
 * @param format - how a column's numbers are written
 * @returns true for plain numbers with either decimal mark
 */
export function isPlain(format: NumberFormat): boolean {
  return format.thousands === '' && format.prefix === '' && format.suffix === '';
}

/**
 * Reads a number that is written in a given way. White space around it is ignored, as `Number` and pandas do.
 * Plain: `[+-] digits [. digits] [e [+-] digits]`, with digits on at least one side of the mark, or `inf` / `infinity`
 * in any case. Thousands separators may be left out, but where one stands the groups must be right (`1,234`, never
 * `12,34` or `0,123`). A prefix or suffix must be there; the sign may stand before or behind a prefix. Percentages
 * keep their number: `30%` is 30.
 * @param text - one cell
 * @param format - how the column's numbers are written
 * @returns the number, for plain ones bit for bit `Number(text)`; NaN where the cell is not written so
 * @example parseNumber('€1,234.50', { kind: 'number', decimal: '.', thousands: ',', prefix: '€', suffix: '' }) // 1234.5
 */
export function parseNumber(text: string, format: NumberFormat): number {
  const trimmed = text.trim();
  if (isPlain(format)) return parseUnsignedOrSigned(trimmed, format);
  let body = trimmed;
  let negative = false;
  const prefix = format.prefix.trim();
  if (prefix !== '') {
    const sign = body[0];
    if (sign === '-' || sign === '+' || sign === '−') {
      negative = sign !== '+';
      body = body.slice(1).trimStart();
      if (!body.startsWith(prefix)) return NaN;
      body = body.slice(prefix.length).trimStart();
      if (body[0] === '-' || body[0] === '+' || body[0] === '−') return NaN;
    } else {
      if (!body.startsWith(prefix)) return NaN;
      body = body.slice(prefix.length).trimStart();
    }
  }
  const suffix = format.suffix.trim();
  if (suffix !== '') {
    if (!body.endsWith(suffix)) return NaN;
    body = body.slice(0, body.length - suffix.length).trimEnd();
  }
  if (format.thousands !== '') {
    const joined = joinGroups(body, format.thousands, format.decimal);
    if (joined === null) return NaN;
    body = joined;
  }
  const value = parseUnsignedOrSigned(body, format);
  return negative ? -value : value;
}

/**
 * Says in words how a column's numbers are written.
 * @param format - how they are written
 * @returns words such as `plain number`, `percent`, `amount with € and thousands separator`
 */
export function describeFormat(format: NumberFormat): string {
  const extras: string[] = [];
  if (format.thousands !== '') extras.push('thousands separator');
  if (format.decimal === ',') extras.push('decimal comma');
  const affix = [format.prefix.trim(), format.suffix.trim()].filter((part) => part !== '');
  if (affix.length === 0) {
    return extras.length === 0 ? 'plain number' : `number with ${extras.join(' and ')}`;
  }
  const tail = extras.length === 0 ? '' : ` and ${extras.join(' and ')}`;
  if (affix.every((part) => part === '%')) {
    return extras.length === 0 ? 'percent' : `percent with ${extras.join(' and ')}`;
  }
  if (affix.some(isCurrency)) return `amount with ${affix.join(' and ')}${tail}`;
  return `number with unit ‘${format.prefix || format.suffix}’${tail}`;
}

/** Signs and codes that stand beside an amount of money. */
const CURRENCY_CODES = new Set([
  'usd', 'eur', 'gbp', 'jpy', 'chf', 'cny', 'inr', 'aud', 'cad', 'nzd', 'sek', 'nok', 'dkk', 'pln', 'czk', 'huf',
  'brl', 'mxn', 'zar', 'try', 'rub', 'krw', 'sgd', 'hkd', 'kr', 'kr.', 'zł', 'kč', 'ft', 'rs', 'rs.', 'r$', 'us$',
  'a$', 'c$', 'hk$', 'fr.', 'lei', 'лв',
]); // prettier-ignore

/**
 * Whether text beside a number names a currency.
 * @param affix - prefix or suffix without white space
 * @returns true for a currency sign (`€`, `$`, any Unicode currency symbol) or a common code (`EUR`, `kr`)
 */
export function isCurrency(affix: string): boolean {
  return /^\p{Sc}$/u.test(affix) || CURRENCY_CODES.has(affix.toLowerCase());
}

// `trimmed` without its thousands separators; null where the groups are wrong.
function joinGroups(body: string, thousands: string, decimal: string): string | null {
  let joined = '';
  let digitsInGroup = 0;
  let groups = 0;
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      digitsInGroup++;
      joined += body[at];
      continue;
    }
    const mark = body[at]!;
    if (isThousands(mark, thousands)) {
      // The first group has one to three digits and no leading zero, every later one exactly three.
      if (groups === 0) {
        if (digitsInGroup < 1 || digitsInGroup > 3) return null;
        if (body.charCodeAt(at - digitsInGroup) === ZERO) return null;
      } else if (digitsInGroup !== 3) return null;
      groups++;
      digitsInGroup = 0;
      continue;
    }
    if (mark === decimal || mark === 'e' || mark === 'E') {
      if (groups > 0 && digitsInGroup !== 3) return null;
      const rest = body.slice(at);
      for (const char of rest) if (char !== decimal && isThousands(char, thousands)) return null;
      return joined + rest;
    }
    if (joined !== '' || (mark !== '-' && mark !== '+' && mark !== '−')) return body;
    joined += mark;
  }
  return groups > 0 && digitsInGroup !== 3 ? null : joined;
}

// Spreadsheets write the space as a no-break or thin one, and the apostrophe as a typographic one.
function isThousands(mark: string, thousands: string): boolean {
  if (mark === thousands) return true;
  if (thousands === ' ') return mark === '\u00a0' || mark === '\u202f' || mark === '\u2009';
  return thousands === "'" && mark === '’';
}

// The plain grammar, checked by hand because `Number` also takes '', '0x1F' and 'Infinity' only.
function parseUnsignedOrSigned(text: string, format: NumberFormat): number {
  const length = text.length;
  if (length === 0) return NaN;
  let at = 0;
  const typographicMinus = text[0] === '−';
  if (text[0] === '-' || text[0] === '+' || typographicMinus) at = 1;
  const decimal = format.decimal.charCodeAt(0);
  let digits = 0;
  let markAt = -1;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) digits++;
    else if (code === decimal && markAt < 0) markAt = at;
    else break;
  }
  if (digits === 0) return markAt < 0 ? parseInfinity(text) : NaN;
  if (at < length) {
    if (text[at] !== 'e' && text[at] !== 'E') return NaN;
    at++;
    if (text[at] === '-' || text[at] === '+') at++;
    if (at === length) return NaN;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code < ZERO || code > NINE) return NaN;
    }
  }
  let plain = text;
  if (markAt >= 0 && format.decimal === ',') plain = `${text.slice(0, markAt)}.${text.slice(markAt + 1)}`;
  if (typographicMinus) plain = `-${plain.slice(1)}`;
  return Number(plain);
}

// pandas writes `inf`, JavaScript and C# `Infinity`.
function parseInfinity(text: string): number {
  if (text.length > 9) return NaN;
  switch (text.toLowerCase()) {
    case 'inf':
    case '+inf':
    case 'infinity':
    case '+infinity':
      return Infinity;
    case '-inf':
    case '-infinity':
      return -Infinity;
    default:
      return NaN;
  }
}
