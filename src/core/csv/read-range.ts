import type { Fault } from '../faults.ts';
import { ColumnSink } from './column-sink.ts';
import type { ColumnChunk, RangeResult, ReadPlan } from './plan.ts';
import { scan } from './scan.ts';

const LF = 10;

/** Bytes read beyond a range for the record that crosses its end; more are fetched where it is longer. */
const OVERLAP = 64 * 1024;

/** A line longer than this cannot be held in one piece; no table has one. */
const LINE_LIMIT = 256 * 1024 * 1024;

/** Where bytes come from: a file in a worker, an array in tests. */
export interface ByteSource {
  /** Length in bytes. */
  readonly size: number;
  /** @returns the bytes in [start, end), exactly */
  read(start: number, end: number): Promise<Uint8Array>;
}

/**
 * Reads the records that start in one byte range of a file.
 *
 * A range that does not start at a known record takes up reading behind its first line feed, on the
 * assumption that no quoted cell spans it; `firstRecord` says where that was, and the chain of
 * ranges (see {@link RangeChain}) has the range read again where the assumption was wrong.
 *
 * @param source - the file
 * @param plan - dialect and columns
 * @param start - first byte of the range
 * @param end - byte behind the range; the last record may go beyond
 * @param startsRecord - whether a record is known to start at `start`
 * @returns the columns of these records and where the next range has to go on; null where a line is
 *   longer than can be held
 */
export async function readRange(
  source: ByteSource,
  plan: ReadPlan,
  start: number,
  end: number,
  startsRecord: boolean,
): Promise<RangeResult | null> {
  // One byte earlier, to see whether the range happens to start behind a line feed.
  const base = startsRecord ? start : start - 1;
  let reach = Math.min(source.size, end + OVERLAP);
  for (;;) {
    const bytes = await source.read(base, reach);
    const isWhole = reach === source.size;
    const from = startsRecord ? 0 : bytes.indexOf(LF) + 1;
    if (from === 0 && !startsRecord) {
      // No line ends in this range: it lies inside one record.
      return { ...EMPTY_RANGE, firstRecord: -1, next: end, columns: [] };
    }
    const sinks = makeSinks(plan, bytes, from);
    const result = scan(bytes, from, end - base, isWhole, plan.dialect, sinks);
    if (result.isIncomplete) {
      if (reach - base > LINE_LIMIT) return null;
      reach = Math.min(source.size, reach + Math.max(OVERLAP, (reach - base) * 2));
      continue;
    }
    const columns = sinks.map((sink) => sink.finish(result.rows));
    return {
      firstRecord: base + from,
      next: base + result.next,
      rows: result.rows,
      setAside: result.setAside.map((row) => ({ ...row, offset: base + row.offset })),
      setAsideCount: result.setAsideCount,
      blankLines: result.blankLines,
      faults: [...quoteFaults(result.textAfterQuote), ...textFaults(columns, plan)],
      columns,
    };
  }
}

const EMPTY_RANGE = { rows: 0, setAside: [], setAsideCount: 0, blankLines: 0, faults: [] };

/** One sink a column, with room for about as many rows as the bytes hold. */
function makeSinks(plan: ReadPlan, bytes: Uint8Array, from: number): ColumnSink[] {
  const sample = bytes.subarray(from, from + 64 * 1024);
  let lines = 1;
  for (let p = sample.indexOf(LF); p >= 0; p = sample.indexOf(LF, p + 1)) lines++;
  const capacity = Math.ceil(((bytes.length - from) / sample.length) * lines * 1.1) + 16;
  const nullSpellings = new Set(plan.dialect.nulls);
  return plan.columns.map((column) => new ColumnSink(column.format, nullSpellings, capacity));
}

function quoteFaults({ count, firstRow }: { count: number; firstRow: number }): Fault[] {
  return count === 0 ? [] : [{ code: 'text-after-quote', row: firstRow + 1, count }];
}

/** NUL and invalid bytes show in the distinct texts; looking there costs nothing. */
function textFaults(columns: readonly ColumnChunk[], plan: ReadPlan): Fault[] {
  const faults: Fault[] = [];
  columns.forEach((column, index) => {
    if (column.storage === 'number') return;
    const texts = column.storage === 'text' ? column.dictionary : column.examples;
    const name = plan.columns[index].name;
    const invalid = texts.filter((text) => text.includes('\uFFFD'));
    if (invalid.length > 0) {
      faults.push({
        code: 'invalid-bytes',
        column: name,
        detail: invalid[0].slice(0, 200),
        count: invalid.length,
      });
    }
    const nul = texts.filter((text) => text.includes('\0'));
    if (nul.length > 0) {
      faults.push({ code: 'nul-bytes', column: name, detail: nul[0].slice(0, 200), count: nul.length });
    }
  });
  return faults;
}
