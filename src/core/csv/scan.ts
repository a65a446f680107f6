import { CellBounds, FIELD_LIMIT, FOUND, INCOMPLETE, TOO_LONG } from './cell-bounds.ts';
import { ISO_DATE_TIME, PLAIN_NUMBER, TEXT, type ColumnSink } from './column-sink.ts';
import { decodeText } from './decode-text.ts';
import type { Dialect } from './dialect.ts';
import { hashSpan } from './hash.ts';
import { cellEnds, readIsoDateTime, readPlainNumber, readPlainText } from './plain-cells.ts';
import type { SetAsideRow } from './plan.ts';

const LF = 10;
const CR = 13;

/** How many set-aside rows of one range are kept with their text. */
const SET_ASIDE_KEPT = 1000;

/** What a scan found, besides what went into the sinks. */
export interface ScanResult {
  /** Byte behind the last record that was read. */
  next: number;
  /** True where the bytes ended inside a record; `next` is its start. */
  isIncomplete: boolean;
  rows: number;
  setAside: SetAsideRow[];
  setAsideCount: number;
  blankLines: number;
  /** Quoted cells with text between the closing quote and the delimiter. */
  textAfterQuote: { count: number; firstRow: number };
}

/**
 * Reads records from bytes straight into typed columns.
 *
 * What counts as a cell is what PapaParse says: a cell is quoted if its first byte is the quote, a
 * doubled quote inside is one quote, and white space behind the closing quote is ignored.
 * A quoted cell that is not closed within {@link FIELD_LIMIT} bytes sets its line aside, and
 * reading goes on at the next line: one stray quote does not swallow the table.
 *
 * @param bytes - UTF-8, from the start of the range to its end or beyond
 * @param from - byte at which a record starts
 * @param end - records that start at or behind this byte are left to the next range
 * @param isWhole - whether `bytes` reach to the end of the file
 * @param dialect - delimiter, quote and decimal mark are single ASCII characters
 * @param sinks - one for each column, in the order of the file
 * @returns counts, and the byte where the next range has to go on
 */
export function scan(
  bytes: Uint8Array,
  from: number,
  end: number,
  isWhole: boolean,
  dialect: Dialect,
  sinks: readonly ColumnSink[],
): ScanResult {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const point = dialect.decimal.charCodeAt(0);
  const comment = new TextEncoder().encode(dialect.comment);
  const columns = sinks.length;
  const ends = cellEnds(delimiter);

  // Every loop runs to a line end, so the bytes are safe up to the last one. At the end of the file
  // the last record may lack its own.
  let limit = bytes.lastIndexOf(LF) + 1;
  if (isWhole && limit < bytes.length) {
    bytes = withLineEnd(bytes);
    limit = bytes.length;
  }
  const bounds = new CellBounds(bytes, limit, isWhole, delimiter, quote);

  const result: ScanResult = {
    next: from,
    isIncomplete: false,
    rows: 0,
    setAside: [],
    setAsideCount: 0,
    blankLines: 0,
    textAfterQuote: { count: 0, firstRow: 0 },
  };
  /** Columns whose cell in this row said more than its value: a null, a misfit. */
  const remarked: ColumnSink[] = [];
  const setAside = (reason: SetAsideRow['reason'], start: number, stop: number, cells: number): void => {
    for (const sink of remarked) sink.forgetRow();
    remarked.length = 0;
    if (result.setAside.length < SET_ASIDE_KEPT) {
      const text = decodeText(bytes, start, Math.min(stop, start + 200)).replace(/\r?\n$/, '');
      const row = result.rows + result.setAsideCount;
      result.setAside.push({ row, offset: start, reason, cells, text });
    }
    result.setAsideCount++;
  };

  let capacity = columns > 0 ? sinks[0].capacity : 0;
  let p = from;
  records: while (p < end && p < limit) {
    const start = p;
    const c = bytes[p];
    if (c === LF || (c === CR && bytes[p + 1] === LF)) {
      result.blankLines++;
      p += c === LF ? 1 : 2;
      continue;
    }
    if (comment.length > 0 && startsWith(bytes, p, comment)) {
      p = bytes.indexOf(LF, p) + 1;
      continue;
    }
    const row = result.rows;
    if (row === capacity) {
      capacity = Math.ceil(capacity * 1.5) + 64;
      for (const sink of sinks) sink.grow(capacity);
    }

    let cells = 0;
    for (;;) {
      // The short ways first; `stop` is the delimiter or line end behind the cell.
      let stop = -1;
      if (cells < columns) {
        const sink = sinks[cells];
        const first = bytes[p];
        if (ends[first] !== 0 && (first !== CR || bytes[p + 1] === LF)) {
          sink.addEmpty(row);
          remarked.push(sink);
          stop = p;
        } else if (sink.kind === PLAIN_NUMBER) {
          stop = readPlainNumber(bytes, p, ends, quote, point, sink, row);
        } else if (sink.kind === TEXT) {
          if (first !== quote) stop = readPlainText(bytes, p, ends, FIELD_LIMIT, sink, row);
        } else if (sink.kind === ISO_DATE_TIME) {
          stop = readIsoDateTime(bytes, p, limit, ends, quote, sink, row);
        }
      }
      if (stop < 0) {
        const found = bounds.find(p);
        if (bounds.hasStrayQuote && result.textAfterQuote.count++ === 0) {
          result.textAfterQuote.firstRow = row + result.setAsideCount;
        }
        if (found === INCOMPLETE) {
          result.isIncomplete = true;
          p = start;
          break records;
        }
        if (found !== FOUND) {
          // A plain cell ends with its line; a quoted one may have gone astray over many.
          const from = found === TOO_LONG ? bounds.stop : start;
          const lineEnd = bytes.indexOf(LF, from) + 1;
          const isUnclosed = found !== TOO_LONG && lineEnd - p <= FIELD_LIMIT;
          setAside(isUnclosed ? 'unclosed-quote' : 'field-too-long', start, lineEnd, cells + 1);
          p = lineEnd;
          continue records;
        }
        if (cells < columns && takeCell(bytes, bounds, dialect.quote, sinks[cells], row)) {
          remarked.push(sinks[cells]);
        }
        stop = bounds.stop;
      }
      cells++;
      p = stop + 1;
      const behind = bytes[stop];
      if (behind === delimiter) continue;
      if (behind === CR) p++;
      break;
    }

    if (dialect.shortRows === 'fill') {
      for (; cells < columns; cells++) {
        sinks[cells].addEmpty(row);
        remarked.push(sinks[cells]);
      }
    }
    if (cells !== columns) {
      setAside(cells < columns ? 'too-few-cells' : 'too-many-cells', start, p, cells);
      continue;
    }
    for (const sink of remarked) sink.commitRow(row);
    remarked.length = 0;
    result.rows++;
  }

  // A record that starts here but has no line end yet is to be continued with more bytes.
  if (p < end && p >= limit && !isWhole) result.isIncomplete = true;
  result.next = p;
  return result;
}

/** Takes a cell whose bounds are known; true where the column has a remark on it. */
function takeCell(
  bytes: Uint8Array,
  cell: CellBounds,
  quote: string,
  sink: ColumnSink,
  row: number,
): boolean {
  if (cell.start === cell.end) {
    sink.addEmpty(row);
    return true;
  }
  if (sink.kind === TEXT && !cell.isEscaped) {
    sink.addText(row, bytes, cell.start, cell.end, hashSpan(bytes, cell.start, cell.end));
    return false;
  }
  let text = decodeText(bytes, cell.start, cell.end);
  if (cell.isEscaped) text = text.replaceAll(quote + quote, quote);
  if (sink.kind === TEXT) sink.addUnescaped(row, text);
  else sink.addString(row, text);
  return sink.kind !== TEXT;
}

function withLineEnd(bytes: Uint8Array): Uint8Array {
  const closed = new Uint8Array(bytes.length + 1);
  closed.set(bytes);
  closed[bytes.length] = LF;
  return closed;
}

function startsWith(bytes: Uint8Array, p: number, prefix: Uint8Array): boolean {
  for (let i = 0; i < prefix.length; i++) if (bytes[p + i] !== prefix[i]) return false;
  return true;
}
