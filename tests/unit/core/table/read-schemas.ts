import { readFileSync } from 'node:fs';
import { parseDateTime } from '../../../../src/core/csv/date-time.ts';
import { detectDialect } from '../../../../src/core/csv/detect-dialect.ts';
import { parseNumber } from '../../../../src/core/csv/number-format.ts';
import { planColumns } from '../../../../src/core/csv/plan-columns.ts';
import { splitRecords } from '../../../../src/core/csv/split-records.ts';
import { columnType } from '../../../../src/core/table/column-type.ts';
import type { Column, ColumnSchema } from '../../../../src/core/table/column.ts';

/** Reads a small UTF-8 file by the plainest way there is, to have real columns to guess about. */
export function readSchemas(path: string): ColumnSchema[] {
  const text = readFileSync(path, 'utf8');
  const dialect = detectDialect(text, {});
  const { records } = splitRecords(text, dialect, Infinity, true);
  const rows = records.slice(1);
  const { columns } = planColumns(records[0], rows.slice(0, 1000), dialect);
  return columns.map(({ name, format }, index) => {
    const cells = rows.map((row) =>
      row[index] === '' || dialect.nulls.includes(row[index]) ? '' : row[index],
    );
    let column: Column;
    let values: readonly (string | number)[];
    if (format.kind === 'text') {
      const dictionary = ['', ...new Set(cells.filter((cell) => cell !== ''))];
      const codeOf = new Map(dictionary.map((cell, code) => [cell, code]));
      column = { storage: 'text', codes: Uint32Array.from(cells, (cell) => codeOf.get(cell)!), dictionary };
      values = cells.filter((cell) => cell !== '');
    } else {
      const read = (cell: string) =>
        format.kind === 'number' ? parseNumber(cell, format) : parseDateTime(cell, format);
      column = { storage: 'number', values: Float64Array.from(cells, read) };
      values = [...column.values].filter((value) => !Number.isNaN(value));
    }
    const distinct = new Set(values).size;
    const isWhole = values.every((value) => Number.isInteger(value));
    const type = columnType(column, format, distinct, values.length, name, isWhole);
    return {
      name,
      index,
      type,
      format,
      nulls: [],
      misfits: { count: 0, examples: [] },
      count: values.length,
      distinct,
    };
  });
}
