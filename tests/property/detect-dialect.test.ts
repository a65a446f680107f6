import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../src/core/csv/detect-dialect.ts';
import { DEFAULT_DIALECT } from '../../src/core/csv/dialect.ts';
import { splitRecords } from '../../src/core/csv/split-records.ts';

const WORDS = [
  'red',
  'blue-green',
  'New York',
  'São Paulo',
  'self employed',
  'N',
  'x_1',
  'Größe',
  'basic.4y',
  'yes',
];
const NAMES = [
  'id',
  'age',
  'income',
  'city',
  'event_time',
  'Monthly Rate',
  'x1',
  'job-title',
  'näme',
  'is_new',
  'w',
  'note',
];

type Kind = 'integer' | 'decimal' | 'word' | 'date-time' | 'note';

/** A table as people have them: some columns of numbers, some of words, some cells empty. */
const tables = fc
  .record({
    kinds: fc.array(fc.constantFrom<Kind>('integer', 'decimal', 'word', 'date-time', 'note'), {
      minLength: 2,
      maxLength: 8,
    }),
    rows: fc.integer({ min: 6, max: 60 }),
    seed: fc.nat(),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quote: fc.constantFrom('"', "'"),
    quotesAll: fc.boolean(),
    decimal: fc.constantFrom<'.' | ','>('.', ','),
    header: fc.boolean(),
    lineEnd: fc.constantFrom<'lf' | 'crlf' | 'cr'>('lf', 'crlf', 'cr'),
    preamble: fc.constantFrom<readonly string[]>([], ['Export of 2026-01-05'], ['Report', '', 'all regions']),
    comment: fc.boolean(),
  })
  // At least one decimal column and one of other numbers: without any the decimal mark and the header cannot be known.
  .map((spec) => ({ ...spec, kinds: ['integer', 'decimal', ...spec.kinds] as const }));

type Table = typeof tables extends fc.Arbitrary<infer T> ? T : never;

function cellsOf(spec: Table): string[][] {
  let state = (spec.seed % 2147483646) + 1;
  const random = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const cell = (kind: Kind): string => {
    if (kind !== 'integer' && random(20) === 0) return '';
    switch (kind) {
      case 'integer':
        return String(random(90_000) + 1);
      case 'decimal':
        return `${random(500)}${spec.decimal}${random(9) + 1}${random(9) + 1}`;
      case 'word':
        return WORDS[random(WORDS.length)];
      case 'date-time':
        return `2026-0${random(9) + 1}-1${random(10)} 1${random(10)}:2${random(10)}:00`;
      case 'note':
        return `${WORDS[random(WORDS.length)]}${[', ', '; ', ' ', ` ${spec.quote}so${spec.quote} `][random(4)]}${WORDS[random(WORDS.length)]}`;
    }
  };
  const rows = Array.from({ length: spec.rows }, () => spec.kinds.map(cell));
  return spec.header ? [spec.kinds.map((_, at) => NAMES[at]), ...rows] : rows;
}

function write(spec: Table, records: readonly (readonly string[])[]): string {
  const { delimiter, quote } = spec;
  const end = { lf: '\n', crlf: '\r\n', cr: '\r' }[spec.lineEnd];
  const write = (cell: string) =>
    spec.quotesAll || cell.includes(delimiter) || cell.includes(quote)
      ? quote + cell.replaceAll(quote, quote + quote) + quote
      : cell;
  const lines = records.map((record) => record.map(write).join(delimiter));
  const before = [...spec.preamble, ...(spec.comment ? ['# made by hand', '# in 2026'] : [])];
  return [...before, ...lines].map((line) => line + end).join('');
}

describe('detectDialect', () => {
  it('recovers how a table was written', () => {
    fc.assert(
      fc.property(tables, (spec) => {
        const records = cellsOf(spec);
        const needsQuote = (cell: string) => cell.includes(spec.delimiter) || cell.includes(spec.quote);
        // One cell between apostrophes may be a text that begins and ends with one.
        fc.pre(spec.quote === '"' || spec.quotesAll || records.flat().filter(needsQuote).length !== 1);
        const sample = write(spec, records);
        const dialect = detectDialect(sample, {});
        expect(dialect).toMatchObject({
          delimiter: spec.delimiter,
          decimal: spec.decimal,
          header: spec.header,
          lineEnd: spec.lineEnd,
          comment: spec.comment ? '#' : '',
        });
        // Quotes that are never needed cannot be told; what counts is that the cells come back.
        expect(splitRecords(sample, dialect, Infinity, true).records).toEqual(records);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps whatever is overruled, and never throws on any text', () => {
    const overrides = fc.record(
      {
        delimiter: fc.constantFrom(',', ';', '\t', '|', ' ', '~', '||'),
        quote: fc.constantFrom('"', "'", ''),
        escape: fc.constantFrom('"', '\\'),
        lineEnd: fc.constantFrom<'lf' | 'crlf' | 'cr'>('lf', 'crlf', 'cr'),
        header: fc.boolean(),
        decimal: fc.constantFrom<'.' | ','>('.', ','),
        comment: fc.constantFrom('', '#', '//'),
        skipLines: fc.integer({ min: 0, max: 5 }),
      },
      { requiredKeys: [] },
    );
    const text = fc.array(fc.constantFrom('a', '1', '"', "'", ',', ';', '\n', '\r', '#', '.', ' ', '\\', '\t', 'é'), { maxLength: 80 }); // prettier-ignore
    fc.assert(
      fc.property(text, overrides, (parts, settings) => {
        expect(detectDialect(parts.join(''), settings)).toEqual(
          expect.objectContaining({ ...settings, nulls: DEFAULT_DIALECT.nulls }),
        );
      }),
      { numRuns: 500 },
    );
  });
});
