import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../../src/core/csv/dialect.ts';
import { detectEncoding } from '../../../../src/core/csv/encoding.ts';
import type { ReadPlan } from '../../../../src/core/csv/plan.ts';
import { RowTaker } from '../../../../src/core/csv/row-taker.ts';
import { sniff } from '../../../../src/core/csv/sniff.ts';
import { arraySource, readRanges, rowsOf, textPlan } from '../../../support/read-text.ts';

/*
 * Public collections of awkward CSV files. They are not part of the repository: where the folder is
 * absent, tests/property/csv-ranges.test.ts covers the same code with generated tables.
 */
const CORPUS = join(process.cwd(), '..', 'shared', 'csv-corpus');
const isThere = existsSync(CORPUS);
if (!isThere) console.log(`skipped: the CSV collections are not at ${CORPUS}`);

const files = isThere
  ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.csv'))
      .sort()
  : [];

/** UTF-8 bytes, as the page makes them before reading. */
function utf8Bytes(file: string): Uint8Array {
  const bytes = readFileSync(join(CORPUS, file));
  const { encoding } = detectEncoding(bytes);
  return encoding === 'utf-8'
    ? new Uint8Array(bytes)
    : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

async function planOf(bytes: Uint8Array, overrides: Partial<Dialect> = {}): Promise<ReadPlan | string> {
  const guess = (text: string): string => Papa.parse(text, { preview: 20 }).meta.delimiter;
  const outcome = await sniff(arraySource(bytes), overrides, 'utf-8', guess);
  if (!outcome.ok) return outcome.fault.code;
  const { plan } = outcome.value;
  const texts = textPlan(plan.columns.length).columns;
  return {
    ...plan,
    dialect: { ...plan.dialect, nulls: [] },
    columns: plan.columns.map(({ name }, k) => ({ ...texts[k], name })),
  };
}

/** What PapaParse makes of the same bytes from the same place on, rows of another width left out as ours are. */
function papaRows(bytes: Uint8Array, { dialect, columns, dataStart }: ReadPlan): string[][] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(dataStart));
  const { data } = Papa.parse<string[]>(text, {
    delimiter: dialect.delimiter,
    newline: dialect.lineEnd === 'crlf' ? '\r\n' : dialect.lineEnd === 'cr' ? '\r' : '\n',
    quoteChar: dialect.quote === '' ? '\0' : dialect.quote,
    escapeChar: dialect.escape,
    comments: dialect.comment === '' ? false : dialect.comment,
  });
  return data.filter((row) => row.length === columns.length && !(row.length === 1 && row[0] === ''));
}

/** An all-blank text cell is a null; line feeds of a CRLF file read as LF by PapaParse keep their CR. */
const normal = (rows: readonly (readonly (string | number | null)[])[]): string[][] =>
  rows.map((row) =>
    row.map((cell) => (`${cell ?? ''}`.trim() === '' ? '' : `${cell ?? ''}`.replace(/\r$/, ''))),
  );

async function ourRows(bytes: Uint8Array, plan: ReadPlan): Promise<string[][]> {
  const { dialect } = plan;
  if (dialect.lineEnd === 'cr' || dialect.escape !== dialect.quote) {
    const taker = new RowTaker(plan);
    for (const row of papaRows(bytes, plan)) taker.add(row);
    return normal(rowsOf([{ ...taker.finish(), firstRecord: 0, next: 0 }]));
  }
  const { results } = await readRanges(bytes, plan, [{ start: plan.dataStart, end: bytes.length }]);
  return normal(rowsOf(results));
}

describe.runIf(isThere)('public CSV collections', () => {
  test('the folder holds what the tests are about', () => {
    expect(files.length).toBeGreaterThan(80);
  });

  test.each(files)('%s is read as PapaParse reads it, whatever the number of ranges', async (file) => {
    const bytes = utf8Bytes(file);
    const plan = await planOf(bytes);
    if (typeof plan === 'string') {
      expect(['empty-file', 'header-only', 'binary-file', 'not-a-table']).toContain(plan);
      return;
    }
    const rows = await ourRows(bytes, plan);
    expect(rows).toEqual(normal(papaRows(bytes, plan)));
    if (plan.dialect.lineEnd === 'cr' || plan.dialect.escape !== plan.dialect.quote) return;
    const step = Math.max(7, Math.floor(bytes.length / 23));
    const ranges = [];
    for (let start = plan.dataStart; start < bytes.length; start += step) {
      ranges.push({ start, end: Math.min(bytes.length, start + step) });
    }
    const { results } = await readRanges(bytes, plan, ranges);
    expect(normal(rowsOf(results))).toEqual(rows);
  });

  const expected = isThere
    ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
        .filter((name) => /(csv-spectrum|csv-test-data).*\.json$/.test(name))
        // Its table has another phone number than its expectation: the collection contradicts itself.
        .filter((name) => !name.endsWith('location_coordinates.json'))
        .sort()
    : [];

  test.each(expected)('%s is what the file holds', async (file) => {
    const folder = dirname(dirname(join(CORPUS, file)));
    const name = `${basename(file, '.json')}.csv`;
    const path = ['csvs', 'csv']
      .map((sub) => join(folder, sub, name))
      .find((candidate) => existsSync(candidate));
    const read: unknown = JSON.parse(readFileSync(join(CORPUS, file), 'utf8'));
    const wanted: unknown[] = Array.isArray(read) ? read : [read];
    if (path === undefined) throw new Error(`${file} has no table`);
    const bytes = utf8Bytes(relative(CORPUS, path));
    const hasHeader = wanted.length === 0 || !Array.isArray(wanted[0]);
    const plan = await planOf(bytes, { header: hasHeader, delimiter: ',' });
    if (typeof plan === 'string') {
      // A header alone, or nothing but empty cells: no rows to read.
      expect(wanted.flat().filter((cell) => cell !== '')).toEqual([]);
      return;
    }
    const rows = await ourRows(bytes, plan);
    const cells = (wanted as (string[] | Record<string, string>)[]).map((row) => Object.values(row));
    // A line without anything is no row: one column of nothing cannot be told from a blank line.
    expect(rows).toEqual(normal(cells).filter((row) => !(row.length === 1 && row[0] === '')));
  });
});
