import { cellKind } from './cell-kind.ts';
import { detectDecimal } from './detect-decimal.ts';
import { hasHeader } from './detect-header.ts';
import { detectLineEnd } from './detect-line-end.ts';
import { DEFAULT_DIALECT } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { scoreSplit, splitsRows } from './score-split.ts';
import type { ScoredSplit } from './score-split.ts';
import { splitSample } from './split-records.ts';
import type { Shape } from './split-records.ts';

/** Characters that are looked at: more would change nothing. */
const SAMPLE_LENGTH = 1 << 18;

const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];
/** Only where none of the usual ones splits anything. */
const RARE_DELIMITERS: readonly string[] = [' ', ':'];

/** How much the delimiter that another guesser names is preferred. */
const VOTE = 1.1;

/**
 * Finds out how a file is written from its first characters. Ways of splitting are scored by how alike the lengths of the
 * rows are and how many cells look like values; the best one is then asked for comments, preamble, decimal mark and
 * header. What is overruled is taken as it is, and the rest is detected given it.
 * @param sample - text from the start of the file, without BOM
 * @param overrides - the parts that a person set
 * @param guess - delimiter that another guesser names: one vote
 * @returns the dialect; `encoding`, `shortRows` and `nulls` are the defaults unless they are overruled
 * @example detectDialect('a;b\n1,5;2\n', {}).delimiter // ';'
 */
export function detectDialect(sample: string, overrides: Partial<Dialect>, guess?: string): Dialect {
  const text = sample.slice(0, SAMPLE_LENGTH);
  const nulls = new Set(overrides.nulls ?? DEFAULT_DIALECT.nulls);
  const lineEnd = overrides.lineEnd ?? detectLineEnd(text);
  const hasHashLines = text.startsWith('#') || text.includes(lineEnd === 'cr' ? '\r#' : '\n#');
  const comment = overrides.comment ?? (hasHashLines ? '#' : '');
  const question: Question = {
    text,
    base: { ...DEFAULT_DIALECT, ...overrides, lineEnd, comment },
    overrides,
    nulls,
    guess,
  };
  let best = bestSplit(question, delimitersToTry(overrides, guess));
  if (!splitsRows(best) && overrides.delimiter === undefined) best = rareSplit(question) ?? best;
  if (overrides.comment === undefined && comment !== '' && !areComments(text, best)) {
    best = scoreSplit(text, { ...best.shape, comment: '' }, overrides.skipLines !== undefined, nulls);
  }
  const dialect: Dialect = { ...question.base, ...best.shape };
  if (overrides.skipLines === undefined) dialect.skipLines = linesBeforeTable(text, best);
  const table = best.split.records.slice(best.preamble);
  if (overrides.decimal === undefined) dialect.decimal = detectDecimal(table, dialect.delimiter);
  if (overrides.header === undefined) dialect.header = hasHeader(table, nulls);
  return dialect;
}

/** What is asked, handed on as one. */
interface Question {
  text: string;
  base: Dialect;
  overrides: Partial<Dialect>;
  nulls: ReadonlySet<string>;
  guess: string | undefined;
}

function delimitersToTry(overrides: Partial<Dialect>, guess: string | undefined): readonly string[] {
  if (overrides.delimiter !== undefined) return [overrides.delimiter];
  return guess === undefined || guess === '' || DELIMITERS.includes(guess)
    ? DELIMITERS
    : [...DELIMITERS, guess];
}

// The first way wins where nothing speaks for another.
function bestSplit(
  { text, base, overrides, nulls, guess }: Question,
  delimiters: readonly string[],
): ScoredSplit {
  let best: ScoredSplit | null = null;
  for (const delimiter of delimiters) {
    let areQuotesBroken = true;
    for (const { quote, escape } of quotings(text, base, overrides)) {
      const isFree = overrides.quote === undefined;
      // One stray quote is damage; quotes mean nothing only where they break most of the cells that have them.
      if (isFree && quote === '' && !areQuotesBroken) continue;
      const shape: Shape = { ...base, delimiter, quote, escape };
      const scored = scoreSplit(text, shape, overrides.skipLines !== undefined, nulls);
      const { quotedCells, brokenCells } = scored.split;
      if (quote === '"') areQuotesBroken &&= brokenCells > 1 && brokenCells * 2 > quotedCells;
      // Apostrophes quote only where no cell contradicts.
      if (isFree && quote === "'" && (quotedCells < 2 || brokenCells > 0)) continue;
      if (delimiter === guess) scored.score *= VOTE;
      if (best === null || scored.score > best.score * 1.0001) best = scored;
    }
  }
  return best!;
}

function quotings(
  text: string,
  base: Dialect,
  overrides: Partial<Dialect>,
): { quote: string; escape: string }[] {
  const quotes = overrides.quote !== undefined ? [overrides.quote] : ['"'];
  if (overrides.quote === undefined) {
    if (text.includes("'")) quotes.push("'");
    if (text.includes('"')) quotes.push('');
  }
  const ways: { quote: string; escape: string }[] = [];
  for (const quote of quotes) {
    if (overrides.escape !== undefined) ways.push({ quote, escape: base.escape });
    else {
      ways.push({ quote, escape: quote === '' ? '"' : quote });
      if (quote !== '' && text.includes(`\\${quote}`)) ways.push({ quote, escape: '\\' });
    }
  }
  return ways;
}

// Space or colon: only where every row, the header too, has the same number of cells and one column holds numbers.
function rareSplit(question: Question): ScoredSplit | null {
  const { nulls } = question;
  for (const delimiter of RARE_DELIMITERS) {
    const scored = bestSplit(question, [delimiter]);
    const { records } = scored.split;
    if (scored.width < 2 || records.length < 3 || scored.preamble > 0) continue;
    if (records.some((record) => record.length !== scored.width)) continue;
    // A column of date-times or times of day is one column.
    if (records.slice(1).every((record) => isOneValue(record.join(delimiter), nulls))) continue;
    const data = records.slice(1);
    if (records[0].some((_, column) => data.every((row) => cellKind(row[column], nulls) === 'number')))
      return scored;
  }
  return null;
}

function isOneValue(cell: string, nulls: ReadonlySet<string>): boolean {
  return cellKind(cell, nulls) !== 'text' || /^\d{1,2}:\d{2}(?::\d{2})?$/.test(cell);
}

// Lines that start with # are comments unless they are as wide as the table, as a header `#id,name` is.
function areComments(text: string, without: ScoredSplit): boolean {
  const found = without.split.records.length;
  if (found === 0) return false;
  const { records, starts } = splitSample(text, { ...without.shape, comment: '' }, 200, true);
  const marked = records.filter((_, at) => text[starts[at]] === '#');
  if (without.width < 2) return marked.length < found;
  return marked.filter((record) => record.length === without.width).length * 2 < marked.length;
}

// Counted in lines of the file; comments before a table without preamble are passed over anyway.
function linesBeforeTable(text: string, { preamble, split, shape }: ScoredSplit): number {
  if (preamble === 0) return 0;
  const before = text.slice(0, split.starts[preamble]);
  return before.split(shape.lineEnd === 'cr' ? '\r' : '\n').length - 1;
}
