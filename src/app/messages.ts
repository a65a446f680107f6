/** The words for everything that can be wrong with the data: what happened, where, what to do. No blame. */
import { formatCountOf } from '../ui/quantities.ts';
import type { Fault, FaultCode } from '../core/faults.ts';

/** One fault in words. `title` may hold text from the file: show it as text only. */
export interface FaultMessage {
  /** What happened. */
  title: string;
  /** File, row, line, column, as far as they are known; may be empty. */
  where: string;
  /** What can be done, or what was done already. */
  advice: string;
}

/** @param fault - as a worker or the session reported it @returns its words */
export function faultMessage(fault: Fault): FaultMessage {
  const [title, advice] = wordsOf(fault);
  return { title, where: placeOf(fault), advice };
}

function wordsOf(fault: Fault): [title: string, advice: string] {
  const { code, count = 1 } = fault;
  // Details end a sentence of ours, and some are sentences themselves.
  const detail = (fault.detail ?? '').replace(/\.$/, '');
  const column = fault.column === undefined ? 'by its name and a number' : `“${fault.column}”`;
  switch (code) {
    case 'empty-file':
      return ['This file is empty.', 'Choose another file, or export it again: it holds no bytes at all.'];
    case 'header-only':
      return [
        'This file has column names but no rows.',
        'Export it again with rows. If the first line is data already, set “First row” to “is data” under How it is written.',
      ];
    case 'not-a-table':
      return [
        detail === '' ? 'This does not look like a table.' : `This does not look like a table: ${detail}.`,
        'Choose a .csv, .tsv or .txt file, plain or gzipped. A web page saved as .csv is often a login page: download the file again.',
      ];
    case 'binary-file':
      return [
        detail === '' ? 'This is a binary file, not text.' : `This is a binary file, not text: ${detail}.`,
        'Export the table as CSV first. Parquet, Excel, zip and images are not read.',
      ];
    case 'directory':
      return [
        'A folder cannot be read.',
        'Open it and choose the files in it: several files at once count as parts of one table.',
      ];
    case 'file-changed':
      return [
        'The file changed while it was being read.',
        'Nothing of it was kept. Choose it again once whatever writes to it has finished.',
      ];
    case 'file-unreadable':
      return [
        detail === ''
          ? 'The browser could not read this file.'
          : `The browser could not read this file: ${detail}.`,
        'It may have been moved, deleted or locked. Choose it again.',
      ];
    case 'gzip-damaged':
      return [
        'The compressed file is damaged or cut short.',
        'Download or copy it again; its check sum does not fit its contents.',
      ];
    case 'gzip-too-large':
      return [
        'The compressed file unpacks to far more than a tab can hold.',
        'Take a sample of its rows, or leave columns out, and choose the smaller file.',
      ];
    case 'headers-differ':
      return [
        detail === ''
          ? 'The files of this side have different columns.'
          : `The files of this side have different columns: ${detail}.`,
        'Parts of one table need the same header. Choose only those that belong together.',
      ];
    case 'worker-died':
      return [
        'The reader stopped unexpectedly, most likely for want of memory.',
        'Nothing half-read is shown. Close other tabs or take fewer rows or columns, then choose the file again.',
      ];
    case 'too-few-cells':
      return [
        `${rows(count)} with fewer cells than there are columns.`,
        'They are set aside and listed. To use them with the missing cells as nulls, set “Short rows” to “fill with nulls”.',
      ];
    case 'too-many-cells':
      return [
        `${rows(count)} with more cells than there are columns.`,
        'They are set aside and listed. A delimiter inside an unquoted cell does this: check the delimiter and the quote.',
      ];
    case 'unclosed-quote':
      return [
        'A quote is opened and never closed.',
        'The row is set aside and listed. If quotes mean nothing in this file, set “Quote” to “none”.',
      ];
    case 'field-too-long':
      return [
        `${rows(count)} with a cell of more than a million characters.`,
        'They are set aside and listed. A missing closing quote does this: check the quote.',
      ];
    case 'text-after-quote':
      return [
        `${rows(count)} with text behind a closing quote.`,
        'The text is kept as part of the cell. Check that “Quote” and “Escape” are right.',
      ];
    case 'misfit-cells':
      return [
        `${formatCountOf(count, 'cell')} of ${column} ${count === 1 ? 'does' : 'do'} not fit its type, the first is “${detail}”.`,
        'They are read as null. If they are a way to say “no value”, add them to the null spellings under How it is written.',
      ];
    case 'one-column':
      return [
        'Only one column was found.',
        'If the file has more, set the delimiter under How it is written and watch the preview.',
      ];
    case 'nul-bytes':
      return [
        `${times(count, 'NUL byte')} in the text.`,
        'They are kept and shown as ␀. If there are many, the encoding may be UTF-16: set it under How it is written.',
      ];
    case 'invalid-bytes':
      return [
        `${times(count, 'byte sequence')} that do not fit the encoding.`,
        'They are shown as �. Try another encoding under How it is written, Windows-1252 first.',
      ];
    case 'duplicate-column':
      return [
        'A column name occurs more than once.',
        `The later column is called ${column} here; nothing was dropped.`,
      ];
    case 'empty-column-name':
      return [
        `${times(count, 'column')} without a name.`,
        'They got names by their position; nothing was dropped.',
      ];
    case 'many-columns':
      return [
        detail === '' ? 'This table is very wide.' : `This table is very wide: ${detail} columns.`,
        'Everything works, only slower. Give columns that are no features the role “ignored”.',
      ];
    case 'same-file':
      return [
        'Both sides hold the same data.',
        'Nothing can have moved. Choose the file that was logged where the model runs for the other side.',
      ];
    case 'tables-swapped':
      return [
        'All times of training lie after those of serving.',
        'The two tables may be in each other’s place. If they are, use “Swap” above: every gap and every cause would be read the wrong way round.',
      ];
    case 'no-common-column':
      return [
        'The two tables have no column in common.',
        'Check that both are of the same model. Columns that were renamed can be joined by hand below.',
      ];
    case 'too-many-windows':
      return [
        'That would be too many windows over time.',
        'Choose a longer one. A few rows with a wrong year stretch the time that is covered: look at the timestamp column.',
      ];
    case 'not-a-case-file':
      return [
        detail === ''
          ? 'This is no case file that can be opened.'
          : `This is no case file that can be opened: ${detail}.`,
        'Case files are saved by this page and end in .json. What was open stays open.',
      ];
    default:
      return unknownCode(code);
  }
}

/** A code without words does not compile. */
function unknownCode(code: never): never {
  throw new RangeError(`no words for the fault ${String(code satisfies FaultCode)}`);
}

function placeOf({ file, row, line, column, count }: Fault): string {
  const parts: string[] = [];
  if (file !== undefined) parts.push(file);
  if (row !== undefined) parts.push(`${count !== undefined && count > 1 ? 'first in row' : 'row'} ${row}`);
  if (line !== undefined) parts.push(`line ${line} of the file`);
  if (column !== undefined) parts.push(`column “${column}”`);
  return parts.join(', ');
}

function rows(count: number): string {
  return times(count, 'row');
}

function times(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
