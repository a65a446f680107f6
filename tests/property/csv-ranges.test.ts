import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readRanges, rowsOf, textPlan } from '../support/read-text.ts';

const encoder = new TextEncoder();

/** Cells with everything that makes CSV hard. */
const hardCell = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'plain',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    'x,y',
    'é',
    '漢字',
    '🙂',
    ' spaced ',
    'NA',
    '1.5',
    "it's",
  ),
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', '\t', 'ß', '🙂', ' '), maxLength: 12 }),
);

const hardTable = fc
  .record({ columns: fc.integer({ min: 2, max: 5 }), rows: fc.integer({ min: 1, max: 12 }) })
  .chain(({ columns, rows }) =>
    fc.array(fc.array(hardCell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

const dialects = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  newline: fc.constantFrom('\n' as const, '\r\n' as const),
});

/** Writes a table so that any reader gets back exactly these cells. */
function write(
  table: string[][],
  delimiter: string,
  quote: string,
  newline: string,
  quoteAll: boolean,
): string {
  const cell = (text: string): string => {
    const isHard = quoteAll || /[\r\n]/.test(text) || text.includes(delimiter) || text.includes(quote);
    return isHard ? quote + text.replaceAll(quote, quote + quote) + quote : text;
  };
  return table.map((row) => row.map(cell).join(delimiter)).join(newline);
}

describe('reading in ranges', () => {
  test('equals PapaParse for every dialect, however the file ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        hardTable,
        dialects,
        fc.boolean(),
        fc.boolean(),
        async (table, dialect, quoteAll, lastEnd) => {
          const { delimiter, quote, newline } = dialect;
          const text = write(table, delimiter, quote, newline, quoteAll) + (lastEnd ? newline : '');
          const papa = Papa.parse<string[]>(text, {
            delimiter,
            quoteChar: quote,
            escapeChar: quote,
            newline,
          });
          const expected = papa.data.filter((row) => !(row.length === 1 && row[0] === ''));
          const plan = textPlan(table[0].length, { delimiter, quote, escape: quote });
          const bytes = encoder.encode(text);
          const { results } = await readRanges(bytes, plan, [{ start: 0, end: bytes.length }]);
          expect(rowsOf(results).map((row) => row.map((cell) => cell ?? ''))).toEqual(
            expected.map((row) => row.map((cell) => (cell.trim() === '' ? '' : cell))),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('gives the same table for every number of ranges and every cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        hardTable,
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (table, newline, cuts) => {
          const bytes = encoder.encode(write(table, ',', '"', newline, false));
          const plan = textPlan(table[0].length);
          const inside = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
          const ends = [...inside.filter((cut) => cut > 0 && cut < bytes.length), bytes.length];
          const ranges = ends.map((end, k) => ({ start: k === 0 ? 0 : ends[k - 1], end }));
          const one = await readRanges(bytes, plan, [{ start: 0, end: bytes.length }]);
          const many = await readRanges(bytes, plan, ranges);
          expect(rowsOf(many.results)).toEqual(rowsOf(one.results));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('gives the same rows and the same set-aside rows for arbitrary bytes', async () => {
    const rubble = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', '\n', '\r', ' '), maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(rubble, fc.integer({ min: 1, max: 80 }), async (text, step) => {
        const bytes = encoder.encode(text);
        const plan = textPlan(2);
        const ranges = [];
        for (let start = 0; start < bytes.length; start += step) {
          ranges.push({ start, end: Math.min(bytes.length, start + step) });
        }
        const one = await readRanges(bytes, plan, [{ start: 0, end: bytes.length }]);
        const many = await readRanges(bytes, plan, ranges);
        expect(rowsOf(many.results)).toEqual(rowsOf(one.results));
        const aside = (results: typeof one.results) =>
          results.flatMap((result) =>
            result.setAside.map(({ offset, reason, text }) => ({ offset, reason, text })),
          );
        expect(aside(many.results)).toEqual(aside(one.results));
        const blank = (results: typeof one.results) =>
          results.reduce((sum, { blankLines }) => sum + blankLines, 0);
        expect(blank(many.results)).toBe(blank(one.results));
      }),
      { numRuns: 2000 },
    );
  });

  test('cuts a file at every single byte', async () => {
    const text = 'a,"b\n1","c""d"\r\n"é\n,",x,\n\n漢,🙂,"\n"\n1,2\n"p","q","r"';
    const bytes = encoder.encode(text);
    const plan = textPlan(3);
    const one = await readRanges(bytes, plan, [{ start: 0, end: bytes.length }]);
    expect(one.results[0]).toMatchObject({ rows: 4, setAsideCount: 1, blankLines: 1 });
    for (let cut = 1; cut < bytes.length; cut++) {
      const two = await readRanges(bytes, plan, [
        { start: 0, end: cut },
        { start: cut, end: bytes.length },
      ]);
      expect(rowsOf(two.results)).toEqual(rowsOf(one.results));
    }
  });
});
