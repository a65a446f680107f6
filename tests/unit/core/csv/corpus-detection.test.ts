import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../../../src/core/csv/detect-dialect.ts';
import type { Dialect } from '../../../../src/core/csv/dialect.ts';
import { detectEncoding, isBinary, recogniseFormat } from '../../../../src/core/csv/encoding.ts';
import { splitRecords } from '../../../../src/core/csv/split-records.ts';

/** Files of other projects with known contents; they are not part of the product. */
const CORPUS = fileURLToPath(new URL('../../../../../shared/csv-corpus', import.meta.url));
const isThere = existsSync(CORPUS);
if (!isThere) console.log(`skipped: ${CORPUS} is not there`);

const plain = { delimiter: ',', quote: '"', escape: '"', lineEnd: 'lf', header: true, decimal: '.', comment: '', skipLines: 0, encoding: 'utf-8' } as const; // prettier-ignore

const FILES: readonly (readonly [string, Partial<Dialect>])[] = [
  ['csv-parser/fixtures/bench/latin.csv', { encoding: 'windows-1252' }],
  ['csv-parser/fixtures/bench/mac-newlines.csv', { lineEnd: 'cr' }],
  ['csv-parser/fixtures/bench/utf16-big.csv', { encoding: 'utf-16be' }],
  ['csv-parser/fixtures/bench/utf16.csv', { encoding: 'utf-16le' }],
  ['csv-parser/fixtures/comment.csv', { comment: '#' }],
  ['csv-parser/fixtures/escape-quotes.csv', {}],
  ['csv-parser/fixtures/geojson.csv', {}],
  ['csv-parser/fixtures/headers.csv', { header: false }],
  ['csv-parser/fixtures/large-dataset.csv', {}],
  ['csv-parser/fixtures/option-escape.csv', { escape: '\\' }],
  ['csv-parser/fixtures/option-quote-escape.csv', { quote: "'", escape: '\\' }],
  ['csv-parser/fixtures/option-quote-many.csv', { quote: "'", escape: "'" }],
  ['csv-parser/fixtures/quotes+newlines.csv', {}],
  ['csv-parser/fixtures/strict-false-less-columns.csv', {}],
  ['csv-parser/fixtures/strict-false-more-columns.csv', {}],
  ['csv-spectrum/csvs/comma_in_quotes.csv', {}],
  ['csv-spectrum/csvs/json.csv', {}],
  ['csv-spectrum/csvs/location_coordinates.csv', {}],
  ['csv-spectrum/csvs/newlines_crlf.csv', { lineEnd: 'crlf' }],
  ['csv-spectrum/csvs/quotes_and_newlines.csv', {}],
  ['csv-spectrum/csvs/utf8.csv', {}],
  ['csv-test-data/csv/bad-missing-quote.csv', {}],
  ['csv-test-data/csv/header-no-rows.csv', {}],
  ['csvkit/Datagov_FY10_EDU_recp_by_State.csv', { lineEnd: 'crlf', skipLines: 2 }],
  ['csvkit/acs2012_5yr_population.csv', {}],
  ['csvkit/census2010_geo_schema.csv', { lineEnd: 'crlf' }],
  ['csvkit/determination.csv', {}],
  ['csvkit/iris.csv', {}],
  ['csvkit/join_a.csv', {}],
  ['csvkit/ks_1033_data.csv', {}],
  ['csvkit/mac_newlines.csv', { lineEnd: 'cr' }],
  ['csvkit/no_header_row3.csv', { header: false }],
  ['csvkit/null_byte.csv', {}],
  ['csvkit/sniff_limit.csv', { delimiter: ';' }],
  ['csvkit/test_latin1.csv', { encoding: 'windows-1252' }],
  ['csvkit/test_locale.csv', { decimal: ',' }],
  ['csvkit/test_utf16_big.csv', { encoding: 'utf-16be' }],
  ['csvkit/test_utf16_little.csv', { encoding: 'utf-16le' }],
  ['csvkit/test_utf8_bom.csv', {}],
  ['polars/follows.csv', { header: false }],
  ['polars/foods1.csv', {}],
  ['polars/user.csv', { header: false }],
  ['udsv/test.csv', {}],
];

describe.skipIf(!isThere)('files of other projects', () => {
  it.each(FILES)('%s', (name, parts) => {
    const bytes = readFileSync(`${CORPUS}/${name}`);
    expect(recogniseFormat(bytes)).toBeNull();
    expect(isBinary(bytes)).toBe(false);
    const { encoding, bomLength } = detectEncoding(bytes);
    const text = new TextDecoder(encoding).decode(bytes.subarray(bomLength));
    const dialect = detectDialect(text, { encoding });
    expect(dialect).toMatchObject({ ...plain, ...parts });
  });

  it.each(['comma_in_quotes', 'escaped_quotes', 'json', 'newlines', 'newlines_crlf', 'quotes_and_newlines', 'simple', 'utf8'])(
    'csv-spectrum %s as its own answer has it',
    (name) => {
      const text = readFileSync(`${CORPUS}/csv-spectrum/csvs/${name}.csv`, 'utf8');
      const answer = JSON.parse(readFileSync(`${CORPUS}/csv-spectrum/json/${name}.json`, 'utf8')) as object[];
      const { records } = splitRecords(text, detectDialect(text, {}), Infinity, true);
      const rows = records.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [records[0][at], cell])));
      expect(rows).toEqual(answer);
    },
  ); // prettier-ignore
});
