import Papa from 'papaparse';
import { decodeText } from '../src/core/csv/decode-text.ts';
import type { RangeResult, ReadPlan } from '../src/core/csv/plan.ts';
import { RowTaker } from '../src/core/csv/row-taker.ts';

/**
 * Reads a whole file through PapaParse: line ends of a lone CR, delimiters of several characters, a
 * backslash as escape. Slower, and rare.
 * @param file - UTF-8
 * @param plan - dialect and columns
 * @returns the whole file as one range
 */
export async function readUncommon(file: Blob, plan: ReadPlan): Promise<RangeResult> {
  const { dialect } = plan;
  const bytes = new Uint8Array(await file.slice(plan.dataStart).arrayBuffer());
  const taker = new RowTaker(plan);
  Papa.parse<string[]>(decodeText(bytes, 0, bytes.length), {
    delimiter: dialect.delimiter,
    newline: dialect.lineEnd === 'cr' ? '\r' : dialect.lineEnd === 'crlf' ? '\r\n' : '\n',
    quoteChar: dialect.quote === '' ? '\0' : dialect.quote,
    escapeChar: dialect.escape,
    comments: dialect.comment === '' ? false : dialect.comment,
    step: ({ data }) => {
      taker.add(data);
    },
  });
  return { ...taker.finish(), firstRecord: plan.dataStart, next: file.size };
}
