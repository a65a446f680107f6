import { DEFAULT_DIALECT, type Dialect } from '../../src/core/csv/dialect.ts';
import type { ColumnChunk, RangeResult, ReadPlan } from '../../src/core/csv/plan.ts';
import { RangeChain, type ByteRange } from '../../src/core/csv/range-chain.ts';
import { readRange, type ByteSource } from '../../src/core/csv/read-range.ts';

/** Bytes as a source that counts how often it is read. */
export function arraySource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.slice(start, end)) };
}

/** A plan that takes every cell as text and nothing as null. */
export function textPlan(columns: number, dialect: Partial<Dialect> = {}): ReadPlan {
  return {
    dialect: { ...DEFAULT_DIALECT, nulls: [], ...dialect },
    columns: Array.from({ length: columns }, (_, k) => ({ name: `c${k}`, format: { kind: 'text' } })),
    dataStart: 0,
  };
}

/** Reads ranges independently and chains them, as the page does. */
export async function readRanges(
  bytes: Uint8Array,
  plan: ReadPlan,
  ranges: readonly ByteRange[],
): Promise<{ results: RangeResult[]; readAgain: number }> {
  const source = arraySource(bytes);
  const chain = new RangeChain(ranges);
  const results: RangeResult[] = [];
  let readAgain = 0;
  for (let index = 0; index < ranges.length; index++) {
    let { start } = ranges[index];
    let startsRecord = index === 0;
    for (let at = index; ;) {
      const result = await readRange(source, plan, start, ranges[at].end, startsRecord);
      if (result === null) throw new Error('a line was too long');
      const { accepted, again } = chain.add(at, result);
      results.push(...accepted);
      if (again === null) break;
      readAgain++;
      ({ index: at, start } = again);
      startsRecord = true;
    }
  }
  if (!chain.isComplete) throw new Error('the chain is not complete');
  return { results, readAgain };
}

/** The cells of all ranges, row by row: texts as they are, numbers as numbers, null as null. */
export function rowsOf(results: readonly RangeResult[]): (string | number | null)[][] {
  return results.flatMap(({ rows, columns }) =>
    Array.from({ length: rows }, (_, row) => columns.map((column) => cellOf(column, row))),
  );
}

function cellOf(column: ColumnChunk, row: number): string | number | null {
  if (column.storage === 'text') return column.codes[row] === 0 ? null : column.dictionary[column.codes[row]];
  const value = column.storage === 'number' ? column.values[row] : column.hashes[row];
  return Number.isNaN(value) ? null : value;
}
