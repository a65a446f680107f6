/** What can be chosen in each part of a dialect, with its words. */
import type { Dialect, Encoding } from '../../core/csv/dialect.ts';

/** One choice of a select: its value and its words. */
export interface Choice<T extends string> {
  value: T;
  words: string;
}

/** Encodings that can be read. */
export const ENCODINGS: readonly Choice<Encoding>[] = [
  { value: 'utf-8', words: 'UTF-8' },
  { value: 'utf-16le', words: 'UTF-16 LE' },
  { value: 'utf-16be', words: 'UTF-16 BE' },
  { value: 'windows-1252', words: 'Windows-1252' },
];

/** Delimiters that are common enough to be offered. */
export const DELIMITERS: readonly Choice<string>[] = [
  { value: ',', words: 'comma ,' },
  { value: ';', words: 'semicolon ;' },
  { value: '\t', words: 'tab' },
  { value: '|', words: 'bar |' },
  { value: ':', words: 'colon :' },
  { value: ' ', words: 'space' },
];

/** Quote characters; the empty one means that quotes are text like any other. */
export const QUOTES: readonly Choice<string>[] = [
  { value: '"', words: 'double "' },
  { value: "'", words: "single '" },
  { value: '', words: 'none' },
];

/** Line ends. */
export const LINE_ENDS: readonly Choice<Dialect['lineEnd']>[] = [
  { value: 'lf', words: 'LF (Unix)' },
  { value: 'crlf', words: 'CRLF (Windows)' },
  { value: 'cr', words: 'CR (old Mac)' },
];

/** Decimal marks. */
export const DECIMALS: readonly Choice<Dialect['decimal']>[] = [
  { value: '.', words: 'point 1.5' },
  { value: ',', words: 'comma 1,5' },
];

/** What becomes of rows with too few cells. */
export const SHORT_ROWS: readonly Choice<Dialect['shortRows']>[] = [
  { value: 'set-aside', words: 'set aside' },
  { value: 'fill', words: 'fill with nulls' },
];

/** The choices, and the value itself where it is none of them. */
export function withCurrent(choices: readonly Choice<string>[], value: string): readonly Choice<string>[] {
  return choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, words: JSON.stringify(value) }];
}

/** A dialect in one line: `UTF-8, comma, header, decimal point`. */
export function describeDialect(dialect: Dialect): string {
  const parts = [
    wordsFor(ENCODINGS, dialect.encoding),
    wordsFor(DELIMITERS, dialect.delimiter).replace(/ .$/, ''),
    dialect.header ? 'header' : 'no header',
    `decimal ${dialect.decimal === '.' ? 'point' : 'comma'}`,
  ];
  if (dialect.skipLines > 0) parts.push(`${dialect.skipLines} lines skipped`);
  if (dialect.comment !== '') parts.push(`comments from ${dialect.comment}`);
  return parts.join(', ');
}

function wordsFor(choices: readonly Choice<string>[], value: string): string {
  return withCurrent(choices, value).find((choice) => choice.value === value)!.words;
}

/** Null spellings as the text field shows them: one a line. */
export function spellingsToText(nulls: readonly string[]): string {
  return nulls.join('\n');
}

/** The text field back to spellings: lines that hold something, once each. */
export function textToSpellings(text: string): string[] {
  return [...new Set(text.split(/\r?\n/).filter((line) => line !== ''))];
}
