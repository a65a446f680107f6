/** The encodings that are read; anything else has to be converted first. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How a file writes a table down. Detected, shown, and open to being overruled in every part. */
export interface Dialect {
  encoding: Encoding;
  /** Between cells: usually one of `,` `;` tab `|`; longer ones are read by PapaParse. */
  delimiter: string;
  /** Around cells that hold a delimiter or a line end; empty for none. */
  quote: string;
  /** Makes the next quote literal: the quote itself (doubled), or a backslash (read by PapaParse). */
  escape: string;
  /** What ends a line. `lf` also takes CRLF, line by line. */
  lineEnd: 'lf' | 'crlf' | 'cr';
  /** Whether the first row names the columns. */
  header: boolean;
  /** Decimal mark of plain numbers. */
  decimal: '.' | ',';
  /** Lines that start with this are left out; empty for none. */
  comment: string;
  /** Lines before the header that are not part of the table. */
  skipLines: number;
  /** Rows with fewer cells than the header: set aside, or filled up with nulls. */
  shortRows: 'set-aside' | 'fill';
  /** Spellings that mean "no value", besides the empty cell. */
  nulls: readonly string[];
}

/** Spellings of "no value" that are recognised and listed (case matters, as it does in pandas). */
export const NULL_SPELLINGS: readonly string[] = [
  'NA',
  'N/A',
  'n/a',
  '<NA>',
  '#N/A',
  'NaN',
  'nan',
  'NAN',
  '-NaN',
  '-nan',
  'null',
  'NULL',
  'Null',
  'None',
  'NONE',
  '?',
  '-',
  '\\N',
  'nil',
  'NIL',
];

/** What a comma-separated file is until something else is known. */
export const DEFAULT_DIALECT: Dialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  lineEnd: 'lf',
  header: true,
  decimal: '.',
  comment: '',
  skipLines: 0,
  shortRows: 'set-aside',
  nulls: NULL_SPELLINGS,
};

/**
 * Whether the byte scanner takes a dialect; PapaParse reads the others.
 * @param dialect - any dialect
 * @returns false for delimiters of several characters, lone CR as line end, or an escape that is not the quote
 */
export function isCommonDialect(dialect: Dialect): boolean {
  const { delimiter, quote, escape, lineEnd } = dialect;
  const isOneByte = (text: string): boolean => text.length === 1 && text.charCodeAt(0) < 128;
  return isOneByte(delimiter) && lineEnd !== 'cr' && (quote === '' || (isOneByte(quote) && escape === quote));
}
