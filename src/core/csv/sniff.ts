import { failure, success, type Fault, type Outcome } from '../faults.ts';
import { CellBounds, FOUND } from './cell-bounds.ts';
import { decodeText } from './decode-text.ts';
import { detectDialect } from './detect-dialect.ts';
import { splitRecords } from './split-records.ts';
import { isCommonDialect, type Dialect, type Encoding } from './dialect.ts';
import { isBinary, recogniseFormat } from './encoding.ts';
import { planColumns } from './plan-columns.ts';
import type { ReadPlan } from './plan.ts';
import type { ByteSource } from './read-range.ts';

/** Bytes from the start of the file: they decide the dialect. More are taken where they hold no whole row. */
const HEAD = 64 * 1024;
const LONGEST_HEAD = 16 * 1024 * 1024;
/** Bytes at each of {@link SAMPLES} places further on: formats are planned from all of them. */
const SAMPLE = 16 * 1024;
const SAMPLES = 4;
const ROWS_KEPT = 50;
/** Rows of the head that take part in planning. */
const ROWS_PLANNED = 400;

const LF = 10;

/** What the first bytes and a few samples tell of a file. */
export interface SniffedFile {
  dialect: Dialect;
  /** Names and planned formats of the columns, and where the data starts. */
  plan: ReadPlan;
  /** The first rows as text, at most 50, without the header. */
  preview: string[][];
  /** What is odd about the file so far. */
  faults: Fault[];
  /** Rows of the whole file, estimated. */
  estimatedRows: number;
}

/**
 * Looks at the first bytes of a file and at samples further on, and plans how to read it.
 * @param source - UTF-8 bytes
 * @param overrides - parts of the dialect that the person set
 * @param encoding - how the file was encoded before it became UTF-8
 * @param guessDelimiter - another opinion on the delimiter, given the first text of the file
 * @returns the plan, or why this is no table
 */
export async function sniff(
  source: ByteSource,
  overrides: Partial<Dialect>,
  encoding: Encoding,
  guessDelimiter: (text: string) => string,
): Promise<Outcome<SniffedFile>> {
  for (let length = HEAD; ; length *= 8) {
    const outcome = await sniffHead(
      source,
      Math.min(source.size, length),
      overrides,
      encoding,
      guessDelimiter,
    );
    const hasRow = outcome.ok ? outcome.value.preview.length > 0 : outcome.fault.code !== 'field-too-long';
    if (hasRow || length >= Math.min(source.size, LONGEST_HEAD)) return outcome;
  }
}

async function sniffHead(
  source: ByteSource,
  length: number,
  overrides: Partial<Dialect>,
  encoding: Encoding,
  guessDelimiter: (text: string) => string,
): Promise<Outcome<SniffedFile>> {
  const all = await source.read(0, length);
  const bomLength = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? 3 : 0;
  const head = all.subarray(bomLength);
  const isWhole = source.size === length;
  if (isBlank(head) && isWhole) return failure({ code: 'empty-file' });
  const format = recogniseFormat(all);
  if (format !== null) return failure({ code: 'not-a-table', detail: format });
  if (isBinary(head)) return failure({ code: 'binary-file' });

  const text = decodeText(head, 0, wholeCharacters(head, isWhole));
  const dialect: Dialect = {
    ...detectDialect(text, overrides, guessDelimiter(text)),
    encoding: overrides.encoding ?? encoding,
  };
  const { records } = splitRecords(text, dialect, ROWS_PLANNED + 1, isWhole);
  if (records.length === 0) {
    // Not one line end in sight: either a single unfinished line, or nothing but comments.
    return failure({ code: isWhole ? 'empty-file' : 'field-too-long' });
  }
  const header = dialect.header ? records[0] : null;
  const rows = dialect.header ? records.slice(1) : records;
  if (header !== null && rows.length === 0 && isWhole) {
    return failure({ code: 'header-only', detail: header.join(dialect.delimiter).slice(0, 200) });
  }
  const dataStart = bomLength + startOfData(head, dialect, isWhole);

  const width = (header ?? rows[0]).length;
  const further = await sampleRows(source, dialect, width);
  const { columns, faults } = planColumns(header, [...rows, ...further], dialect);
  if (columns.length === 1) faults.push({ code: 'one-column', column: columns[0].name });
  const bytesPerRow = (head.length - dataStart + bomLength) / Math.max(1, countRows(text, dialect, isWhole));
  return success({
    dialect,
    plan: { dialect, columns, dataStart },
    preview: rows.slice(0, ROWS_KEPT),
    faults,
    estimatedRows: Math.round((source.size - dataStart) / Math.max(1, bytesPerRow)),
  });
}

const BYTE_BY_BYTE = new TextDecoder('windows-1252');

/**
 * Byte behind the header, or behind the skipped lines where there is none. Not where the next good
 * record starts: a row that cannot be read has to be seen by the reader, which sets it aside.
 */
function startOfData(head: Uint8Array, dialect: Dialect, isWhole: boolean): number {
  const lineEnd = dialect.lineEnd === 'cr' ? 13 : LF;
  if (!dialect.header) {
    let p = 0;
    for (let line = 0; line < dialect.skipLines; line++) p = head.indexOf(lineEnd, p) + 1;
    return p;
  }
  // One character a byte: positions in this text are positions in the file.
  const { starts } = splitRecords(BYTE_BY_BYTE.decode(head), dialect, 2, isWhole);
  if (!isCommonDialect(dialect)) return starts.length > 1 ? starts[1] : head.length;
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const limit = head.lastIndexOf(LF) + 1;
  const cell = new CellBounds(head, limit, isWhole, delimiter, quote);
  for (let p = starts[0]; p < limit; p = cell.stop + 1) {
    if (cell.find(p) !== FOUND) return head.indexOf(LF, starts[0]) + 1;
    if (head[cell.stop] !== delimiter) return head.indexOf(LF, cell.stop) + 1;
  }
  return head.length;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 9);
}

/** Length without a character that the end of the sample cuts in two. */
function wholeCharacters(bytes: Uint8Array, isWhole: boolean): number {
  let end = bytes.length;
  if (isWhole || end === 0 || bytes[end - 1] < 0x80) return end;
  while (end > 0 && (bytes[end - 1] & 0xc0) === 0x80) end--;
  return Math.max(0, end - 1);
}

function countRows(text: string, dialect: Dialect, isWhole: boolean): number {
  const { records } = splitRecords(text, dialect, Infinity, isWhole);
  return records.length - (dialect.header ? 1 : 0);
}

/** Rows from places spread over the rest of the file. A cut in a quoted cell gives odd rows: those of another width are left out. */
async function sampleRows(source: ByteSource, dialect: Dialect, width: number): Promise<string[][]> {
  const rows: string[][] = [];
  if (source.size < HEAD + SAMPLE * SAMPLES * 2) return rows;
  for (let k = 1; k <= SAMPLES; k++) {
    const start = Math.floor(HEAD + ((source.size - HEAD - SAMPLE) * k) / SAMPLES);
    const bytes = await source.read(start, start + SAMPLE);
    const from = bytes.indexOf(LF) + 1;
    const to = bytes.lastIndexOf(LF) + 1;
    if (to <= from) continue;
    const inside = { ...dialect, header: false, skipLines: 0 };
    const { records } = splitRecords(decodeText(bytes, from, to), inside, ROWS_PLANNED, true);
    rows.push(...records.filter((record) => record.length === width));
  }
  return rows;
}
