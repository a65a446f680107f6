import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../../../src/core/csv/detect-dialect.ts';
import { DEFAULT_DIALECT } from '../../../../src/core/csv/dialect.ts';
import type { Dialect } from '../../../../src/core/csv/dialect.ts';

const rows = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join('');

describe('detectDialect', () => {
  it.each<[string, string, Partial<Dialect>]>([
    ['commas', 'id,age,job\n1,34,clerk\n2,51,nurse\n', { delimiter: ',', header: true }],
    ['semicolons', 'id;age;job\n1;34;clerk\n2;51;nurse\n', { delimiter: ';' }],
    ['tabs', 'id\tage\tjob\n1\t34\tclerk, senior\n2\t51\tnurse\n', { delimiter: '\t' }],
    ['bars', 'id|age|job\n1|34|a,b\n2|51|c\n', { delimiter: '|' }],
    ['decimal commas', '1,5;2,5\n3,25;4,75\n', { delimiter: ';', decimal: ',', header: false }],
    ['decimal commas under names', 'a;b;c\n1,5;x;2\n3,25;y;4\n', { delimiter: ';', decimal: ',', header: true }],
    ['quoted decimal commas', 'a,b\n"1,5",2\n"2,75",3\n', { delimiter: ',', decimal: ',' }],
    ['quoted thousands', 'a,b\n"1,500",2\n"12,750",3\n', { delimiter: ',', decimal: '.' }],
    ['thousands points', 'a;b\n1.500;2,5\n12.750;3,1\n', { delimiter: ';', decimal: ',' }],
    ['commas in free text', 'id;text\n1;Well, yes, no\n2;Hm\n3;a, b\n', { delimiter: ';' }],
    ['CRLF', 'a,b\r\n1,2\r\n', { lineEnd: 'crlf' }],
    ['CR', 'a,b\r1,2\r3,4\r', { lineEnd: 'cr', delimiter: ',' }],
    ['LF in quotes under CRLF', 'a,b\r\n"x\ny",2\r\n', { lineEnd: 'crlf' }],
    ['mixed line ends', 'a,b\r\n1,2\n3,4\r\n', { lineEnd: 'lf' }],
    ['apostrophes', "a,b\n1,'x, y'\n2,'z, w'\n", { quote: "'", escape: "'" }],
    ['apostrophes that only look so', "a,b\n1,'s Gravenhage\n2,'t Hof\n", { quote: '"' }],
    ['a backslash', 'a,b\n1,"say \\"no\\", then"\n2,"x"\n', { escape: '\\' }],
    ['doubled quotes', 'a,b\n1,"say ""no"", then"\n2,"x"\n', { quote: '"', escape: '"' }],
    ['no quotes at all', 'a\tb\n"x y\t1\n"z w\t2\n"u" v\t3\n', { quote: '', delimiter: '\t' }],
    ['one stray quote', 'a,b\n1,"x\n2,y\n3,z\n', { quote: '"' }],
    ['spaces', 'x y label\n0.1 0.2 a\n0.3 0.4 b\n0.5 0.6 a\n', { delimiter: ' ' }],
    ['colons', 'x:y\n1:2\n3:4\n', { delimiter: ':' }],
    ['one column of date-times', 'event_time\n2026-01-05 00:44:25\n2026-01-05 01:44:25\n', { delimiter: ',' }],
    ['date-times without a name', '2026-01-05 00:44:25\n2026-01-05 01:44:25\n2026-01-05 01:44:26\n', { delimiter: ',' }],
    ['times of day', '12:30\n13:45\n14:00\n', { delimiter: ',' }],
    ['one column of sentences', 'text\nhello world\ngood bye\nsee you\n', { delimiter: ',' }],
    ['comments', '# made by x, y\n# 2026\na,b\n1,2\n# half way\n3,4\n', { comment: '#', skipLines: 0, header: true }],
    ['a header that starts with #', '#id,name\n1,a\n2,b\n', { comment: '', header: true }],
    ['colours', 'colour,n\n#ff0000,1\n#00ff00,2\n', { comment: '' }],
    ['colours first', '#ff0000,1\n#00ff00,2\n#0000ff,2\n', { comment: '' }],
    ['a title', 'Sales 2026\n\nid,region,eur\n1,north,5\n2,south,6\n', { skipLines: 2, header: true }],
    ['a title with empty cells', 'Sales 2026,,\n,,\nid,region,eur\n1,north,5\n', { skipLines: 2, header: true }],
    ['a title with a comma', 'Export, 2026\nid,region,eur,n\n1,north,5,1\n2,south,6,1\n', { skipLines: 1 }],
    ['a short first row of data', 'a,b,c\n1,2\n3,4,5\n6,7,8\n', { skipLines: 0, header: true }],
    ['a header alone', 'id;age;job\n', { delimiter: ';', header: true }],
    ['no file at all', '', DEFAULT_DIALECT],
    ['numbers only', '1,2,3\n4,5,6\n', { header: false }],
    ['one row of numbers', '1,2,3\n', { header: false }],
    ['categories that come again', 'red,5\nblue,6\nred,7\n', { header: false }],
    ['text under text', 'name,city\nAnna,Rome\nBen,Oslo\n', { header: true }],
    ['a frame made of an array', '0,1,2\n0.5,0.25,0.1\n0.3,0.2,0.9\n', { header: true }],
    ['such a frame with its index', ',0,1,2\n0,0.5,0.25,0.1\n1,0.3,0.2,0.9\n', { header: true }],
    ['an unnamed index', ',age,job\n0,34,clerk\n1,35,nurse\n', { header: true }],
    ['the same name twice', 'a,a,b\n1,2,3\n4,5,6\n', { header: true }],
    ['names over nulls', 'a,b\nNA,\nNA,\n', { header: true }],
  ])('%s', (_, sample, expected) => {
    expect(detectDialect(sample, {})).toMatchObject(expected);
  }); // prettier-ignore

  it('survives a long preamble, ragged rows and a sample cut in the middle', () => {
    const sample = `Report\nby x\n\n${'id;w;job\n'}${rows(300, (at) => (at === 50 ? '1;2\n' : `${at};${at},5;clerk\n`))}12;3`;
    expect(detectDialect(sample, {})).toMatchObject({
      delimiter: ';',
      decimal: ',',
      skipLines: 3,
      header: true,
    });
  });

  it('lets overrides win and detects the rest given them', () => {
    const sample = 'a;b\n1,5;2\n3,5;4\n';
    expect(detectDialect(sample, { delimiter: ',' })).toMatchObject({ delimiter: ',', decimal: '.' });
    expect(detectDialect(sample, { header: false })).toMatchObject({ delimiter: ';', header: false });
    expect(detectDialect(sample, { decimal: '.' }).decimal).toBe('.');
    expect(detectDialect(sample, { skipLines: 1 })).toMatchObject({ skipLines: 1, header: false });
    expect(detectDialect('#a\n1\n', { comment: '' }).comment).toBe('');
    expect(detectDialect(sample, { nulls: ['x'], encoding: 'utf-16le' })).toMatchObject({
      nulls: ['x'],
      encoding: 'utf-16le',
    });
    expect(detectDialect('a~b\n1~2\n', { delimiter: '~' })).toMatchObject({ delimiter: '~', header: true });
    expect(detectDialect("a,b\n'1','2'\n", { quote: '' }).quote).toBe('');
  });

  it('hears another guesser, but not against the evidence', () => {
    expect(detectDialect('a~b~c\n1~2~3\n4~5~6\n', {}, '~').delimiter).toBe('~');
    expect(detectDialect('a;b\n1,5;2\n3,5;4\n', {}, ',').delimiter).toBe(';');
  });

  it('does not choke on names that objects have by themselves', () => {
    expect(detectDialect('__proto__,constructor\n1,2\n', {})).toMatchObject({ delimiter: ',', header: true });
  });

  it('reads the names of five thousand columns', () => {
    const names = Array.from({ length: 5000 }, (_, at) => `feature_${at}`).join(',');
    const values = Array.from({ length: 5000 }, (_, at) => `${at / 8}`).join(',');
    expect(detectDialect(`${names}\n${values}\n`, {})).toMatchObject({ delimiter: ',', header: true });
  });
});
