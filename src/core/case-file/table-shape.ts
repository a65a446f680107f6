import type { Dialect } from '../csv/dialect.ts';
import type { Fault, FaultCode } from '../faults.ts';
import type {
  ColumnSchema,
  ColumnType,
  DateTimeFormat,
  Misfits,
  NumberFormat,
  TextFormat,
  ValueFormat,
} from '../table/column.ts';
import type { CaseFileTable } from './case-file.ts';
import { choice, count, list, optional, record, text, truth, unique, word, wordOf } from './shape.ts';

/** How the files of one table are written. */
export const DIALECT_SHAPE = record<Dialect>('dialect', {
  encoding: word('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  delimiter: text,
  quote: text,
  escape: text,
  lineEnd: word('lf', 'crlf', 'cr'),
  header: truth,
  decimal: word('.', ','),
  comment: text,
  skipLines: count,
  shortRows: word('set-aside', 'fill'),
  nulls: list(text),
});

const faultCode = wordOf<FaultCode>({
  'empty-file': true,
  'header-only': true,
  'not-a-table': true,
  'binary-file': true,
  directory: true,
  'file-changed': true,
  'file-unreadable': true,
  'gzip-damaged': true,
  'gzip-too-large': true,
  'headers-differ': true,
  'worker-died': true,
  'too-few-cells': true,
  'too-many-cells': true,
  'unclosed-quote': true,
  'field-too-long': true,
  'text-after-quote': true,
  'misfit-cells': true,
  'one-column': true,
  'nul-bytes': true,
  'invalid-bytes': true,
  'duplicate-column': true,
  'empty-column-name': true,
  'many-columns': true,
  'same-file': true,
  'tables-swapped': true,
  'no-common-column': true,
  'too-many-windows': true,
  'not-a-case-file': true,
});

const fault = record<Fault>('fault', {
  code: faultCode,
  file: optional(text),
  row: optional(count),
  line: optional(count),
  column: optional(text),
  detail: optional(text),
  count: optional(count),
});

/** What kind of thing a column holds. */
export const COLUMN_TYPE_SHAPE = wordOf<ColumnType>({
  integer: true,
  decimal: true,
  boolean: true,
  category: true,
  text: true,
  'date-time': true,
  identifier: true,
  empty: true,
});

const format = choice<ValueFormat>(
  'kind',
  record<NumberFormat>('number-format', {
    kind: word('number'),
    decimal: word('.', ','),
    thousands: word('', ',', '.', ' ', "'", '_'),
    prefix: text,
    suffix: text,
  }),
  record<DateTimeFormat>('date-time-format', {
    kind: word('date-time'),
    pattern: word('iso', 'day-first', 'month-first', 'epoch-s', 'epoch-ms', 'epoch-us', 'epoch-ns'),
  }),
  record<TextFormat>('text-format', { kind: word('text') }),
);

const column = record<ColumnSchema>('column', {
  name: text,
  index: count,
  type: COLUMN_TYPE_SHAPE,
  format,
  nulls: list(record<ColumnSchema['nulls'][number]>('null-spelling', { spelling: text, count })),
  misfits: record<Misfits>('misfits', {
    count,
    examples: list(record<Misfits['examples'][number]>('misfit', { row: count, text })),
  }),
  count,
  distinct: count,
});

/** What was read of one table. */
export const TABLE_SHAPE = record<CaseFileTable>('table', {
  files: list(
    record<CaseFileTable['files'][number]>('file', {
      name: text,
      bytes: count,
      rowsUsed: count,
      rowsSetAside: count,
    }),
  ),
  rows: count,
  columns: unique(list(column), ({ name }) => name),
  setAsideCount: count,
  blankLines: count,
  faults: list(fault),
});
