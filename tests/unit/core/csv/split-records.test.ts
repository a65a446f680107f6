import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DIALECT } from '../../../../src/core/csv/dialect.ts';
import type { Dialect } from '../../../../src/core/csv/dialect.ts';
import { splitRecords, splitSample } from '../../../../src/core/csv/split-records.ts';

const dialect = (parts: Partial<Dialect>): Dialect => ({ ...DEFAULT_DIALECT, ...parts });
const split = (text: string, parts: Partial<Dialect> = {}, isWhole = true) =>
  splitRecords(text, dialect(parts), 1000, isWhole).records;

describe('splitRecords', () => {
  it.each<[string, string, Partial<Dialect>]>([
    ['plain cells', 'a,b\n1,2\n', {}],
    ['no last line end', 'a,b\n1,2', {}],
    ['CRLF', 'a,b\r\n1,2\r\n', { lineEnd: 'crlf' }],
    ['CR', 'a,b\r1,2\r', { lineEnd: 'cr' }],
    ['quoted delimiters and line ends', 'a,b\n"1,2","x\ny"\n', {}],
    ['doubled quotes', 'a,b\n"he said ""no""",""\n', {}],
    ['quotes inside a plain cell', 'a,b\n5" pipe,2"\n', {}],
    ['empty cells', ',,\n"",,""\n', {}],
    ['white space behind a quote', 'a,b\n"1" ,2\n', {}],
    ['blank lines', '\n\na,b\n\n1,2\n\n', {}],
    ['semicolons', 'a;b\n1,5;2\n', { delimiter: ';' }],
    ['tabs', 'a\tb\n"1\t2"\t3\n', { delimiter: '\t' }],
    ['a delimiter of two characters', 'a||b\n1||"x||y"\n', { delimiter: '||' }],
    ['apostrophes', "a,b\n'1,2','it''s'\n", { quote: "'", escape: "'" }],
    ['a backslash', 'a,b\n"say \\"no\\", ok",2\n', { escape: '\\' }],
    ['comments', '#x\na,b\n#1,2\n3,4\n', { comment: '#' }],
    ['one column', 'a\n1\n2\n', {}],
  ])('agrees with PapaParse: %s', (_, text, parts) => {
    const { delimiter, quote, escape, lineEnd, comment } = dialect(parts);
    const expected = Papa.parse<string[]>(text, {
      delimiter,
      quoteChar: quote,
      escapeChar: escape,
      newline: lineEnd === 'cr' ? '\r' : lineEnd === 'crlf' ? '\r\n' : '\n',
      comments: comment === '' ? false : comment,
      skipEmptyLines: true,
    });
    expect(split(text, parts)).toEqual(expected.data);
  });

  it('takes CRLF and LF line by line', () => {
    expect(split('a,b\r\n1,2\n"3",4\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('says where each record starts', () => {
    const { starts } = splitRecords('# x\n\na,b\n"1\n2",3\n4,5\n', dialect({ comment: '#' }), 10, true);
    expect(starts).toEqual([5, 9, 17]);
  });

  it('passes over the preamble in lines, whatever is in them', () => {
    expect(split('the "big" report\n"\na,b\n1,2\n', { skipLines: 2 })).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('leaves out a record that the end of the sample cuts off', () => {
    expect(split('a,b\n1,2\n3,4', {}, false)).toHaveLength(2);
    expect(split('a,b\n1,2\n3,"4', {}, false)).toHaveLength(2);
    expect(split('a,b\n1,2\n3,4', {}, true)).toHaveLength(3);
  });

  it('stops at the number of records that was asked for', () => {
    expect(splitRecords('a\n1\n2\n3\n', DEFAULT_DIALECT, 2, true).records).toEqual([['a'], ['1']]);
  });

  it('leaves out a line with an unclosed quote and goes on behind it', () => {
    expect(split('a,b\n1,"x\n3,4\n5,6\n')).toEqual([
      ['a', 'b'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('keeps the names where their own quote is never closed', () => {
    expect(split('a,"b,c\n1,2,3\n')).toEqual([
      ['a', '"b', 'c'],
      ['1', '2', '3'],
    ]);
  });

  it('counts quoted cells and those whose quotes do not fit', () => {
    const { quotedCells, brokenCells } = splitSample('"a","b"c"\n"1",2\n', DEFAULT_DIALECT, 10, true);
    expect([quotedCells, brokenCells]).toEqual([3, 1]);
  });

  it('gives up a sample in which no quote is closed, in little time', () => {
    const hostile = `x\n${'"a\n'.repeat(60_000)}`;
    expect(splitRecords(hostile, DEFAULT_DIALECT, Infinity, true).records.length).toBeGreaterThanOrEqual(1);
  });
});
