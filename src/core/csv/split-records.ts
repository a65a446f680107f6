import type { Dialect } from './dialect.ts';

/** The parts of a dialect that say where records and cells end. */
export type Shape = Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'lineEnd' | 'comment' | 'skipLines'>;

/** Records of a sample, and how well the quotes in it fit. */
export interface Split {
  records: string[][];
  /** Offset of each record in the sample. */
  starts: number[];
  /** Cells that begin with a quote. */
  quotedCells: number;
  /** Of those, the ones with text between a closing quote and the delimiter, or that are never closed. */
  brokenCells: number;
}

/** Broken lines after which a sample is given up: each of them costs a walk to its end. */
const BROKEN_LINES = 50;

/**
 * Splits the beginning of a file into records and cells, as the reader does: a cell is quoted if its first character is the
 * quote; a doubled (or escaped) quote in it is a quote; white space behind the closing quote is ignored, and a quote
 * followed by other text is part of the cell. Blank lines and comment lines are no records. A line whose quote is never
 * closed is left out, unless it is the first one, which may hold the names: that is split as if quotes meant nothing.
 * @param sample - text from the start of the file, without BOM
 * @param dialect - how the file is written; `skipLines` lines are passed over
 * @param maxRecords - how many records at most
 * @param sampleIsWhole - whether the sample is the whole file; else a record that its end cuts off is left out
 * @returns cells by record, quotes resolved, and the character at which each record starts
 * @example splitRecords('a,b\n1,"x, y"\n', DEFAULT_DIALECT, 10).records // [['a', 'b'], ['1', 'x, y']]
 */
export function splitRecords(
  sample: string,
  dialect: Dialect,
  maxRecords: number,
  sampleIsWhole = false,
): { records: string[][]; starts: number[] } {
  const { records, starts } = splitSample(sample, dialect, maxRecords, sampleIsWhole);
  return { records, starts };
}

/**
 * {@link splitRecords}, with what it says about the quotes.
 * @param sample - text from the start of the file, without BOM
 * @param shape - where records and cells end
 * @param maxRecords - how many records at most
 * @param sampleIsWhole - whether the sample is the whole file
 * @param onCell - told of every cell of a record that is complete so far, for scoring
 * @returns the records and how many cells were quoted, well or badly
 */
export function splitSample(
  sample: string,
  shape: Shape,
  maxRecords: number,
  sampleIsWhole: boolean,
  onCell?: (text: string, isQuoted: boolean) => void,
): Split {
  const { delimiter, quote, escape, comment } = shape;
  const lineEnd = shape.lineEnd === 'cr' ? '\r' : '\n';
  const length = sample.length;
  const split: Split = { records: [], starts: [], quotedCells: 0, brokenCells: 0 };
  let brokenLines = 0;
  let at = skipLines(sample, shape.skipLines, lineEnd);
  records: while (at < length && split.records.length < maxRecords) {
    const start = at;
    const next = lineBehind(sample, at, lineEnd);
    if (isBlank(sample, start, next, lineEnd) || (comment !== '' && sample.startsWith(comment, start))) {
      at = next;
      continue;
    }
    const record: string[] = [];
    for (;;) {
      let text: string;
      if (quote !== '' && sample.startsWith(quote, at)) {
        split.quotedCells++;
        const cell = quotedCell(sample, at, delimiter, quote, escape, lineEnd);
        if (cell.isBroken) split.brokenCells++;
        if (cell.end < 0) {
          // Cut off by the end of the sample, or never closed: the latter if it would swallow most of the sample.
          if (!sampleIsWhole && start > length / 2) break records;
          if (++brokenLines > BROKEN_LINES) break records;
          if (split.records.length === 0) {
            const line = sample.slice(start, next).replace(/[\r\n]+$/, '');
            split.records.push(line.split(delimiter));
            split.starts.push(start);
          }
          at = next;
          continue records;
        }
        text = cell.text;
        at = cell.end;
        onCell?.(text, true);
      } else {
        const end = plainEnd(sample, at, delimiter, lineEnd);
        text = sample.slice(at, end);
        at = end;
        onCell?.(text, false);
      }
      record.push(text);
      if (delimiter === '' || !sample.startsWith(delimiter, at)) break;
      at += delimiter.length;
    }
    // The record ends at a line end or at the end of the sample; only in a whole file is the latter its end.
    if (at >= length && !sampleIsWhole) break;
    if (sample[at] === '\r' && lineEnd === '\n') at++;
    at++;
    split.records.push(record);
    split.starts.push(start);
  }
  return split;
}

function skipLines(sample: string, lines: number, lineEnd: string): number {
  let at = 0;
  for (let line = 0; line < lines && at < sample.length; line++) at = lineBehind(sample, at, lineEnd);
  return at;
}

// Where the next line starts.
function lineBehind(sample: string, at: number, lineEnd: string): number {
  const end = sample.indexOf(lineEnd, at);
  return end < 0 ? sample.length : end + 1;
}

function isBlank(sample: string, start: number, next: number, lineEnd: string): boolean {
  if (sample[start] === lineEnd) return true;
  return lineEnd === '\n' && next - start === 2 && sample[start] === '\r' && sample[start + 1] === '\n';
}

// End of a cell without quotes: the delimiter, the line end (a CR before LF belongs to it), or the sample's end.
function plainEnd(sample: string, at: number, delimiter: string, lineEnd: string): number {
  const first = delimiter.charCodeAt(0);
  const last = lineEnd.charCodeAt(0);
  for (let end = at; end < sample.length; end++) {
    const code = sample.charCodeAt(end);
    if (code === last) return end > at && lineEnd === '\n' && sample[end - 1] === '\r' ? end - 1 : end;
    if (code === first && (delimiter.length === 1 || sample.startsWith(delimiter, end))) return end;
  }
  return sample.length;
}

interface QuotedCell {
  text: string;
  /** Delimiter, line end or end of the sample behind the cell; -1 where the quote is never closed. */
  end: number;
  isBroken: boolean;
}

function quotedCell(
  sample: string,
  at: number,
  delimiter: string,
  quote: string,
  escape: string,
  lineEnd: string,
): QuotedCell {
  const start = at + quote.length;
  const isDoubled = escape === quote || escape === '';
  let isEscaped = false;
  let isBroken = false;
  let from = start;
  for (;;) {
    const close = sample.indexOf(quote, from);
    if (close < 0) return { text: '', end: -1, isBroken: true };
    if (!isDoubled && close > start && sample.startsWith(escape, close - escape.length)) {
      isEscaped = true;
      from = close + quote.length;
      continue;
    }
    let end = close + quote.length;
    if (isDoubled && sample.startsWith(quote, end)) {
      isEscaped = true;
      from = end + quote.length;
      continue;
    }
    while (sample[end] === ' ' || (sample[end] === '\t' && delimiter !== '\t' && delimiter !== ' ')) {
      if (delimiter === ' ') break;
      end++;
    }
    const isEnd =
      end >= sample.length ||
      sample.startsWith(delimiter, end) ||
      sample[end] === lineEnd ||
      (lineEnd === '\n' && sample[end] === '\r' && sample[end + 1] === '\n');
    if (isEnd) {
      const raw = sample.slice(start, close);
      const text = isEscaped ? raw.replaceAll((isDoubled ? quote : escape) + quote, quote) : raw;
      return { text, end, isBroken };
    }
    isBroken = true;
    from = close + quote.length;
  }
}
