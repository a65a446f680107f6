import { afterEach, expect, test } from 'vitest';
import { MAX_CASE_FILE_BYTES } from '../../../../src/core/case-file/case-file.ts';
import { comparisonOf } from '../../../../src/core/case-file/feature-record.ts';
import { readCaseFile } from '../../../../src/core/case-file/read-case-file.ts';
import { writeCaseFile } from '../../../../src/core/case-file/write-case-file.ts';
import { exampleCaseFile, exampleComparisons, NASTY_NAMES } from './example-case-file.ts';

const text = writeCaseFile(exampleCaseFile());
const read = (source: string): Extract<ReturnType<typeof readCaseFile>, { ok: true }>['value'] => {
  const answer = readCaseFile(source);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
};

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('what was written is read again', () => {
  const value = read(text);
  expect(value).toEqual(exampleCaseFile());
  expect(writeCaseFile(value)).toBe(text);
});

test('opening restores every comparison', () => {
  expect(read(text).compare.features.map(comparisonOf)).toEqual(exampleComparisons());
});

test('names that are special elsewhere are kept', () => {
  const value = read(text);
  expect(value.roles.map(({ name }) => name)).toEqual(expect.arrayContaining([...NASTY_NAMES]));
  expect(value.tables.serving.columns.map(({ name }) => name)).toEqual(
    expect.arrayContaining([...NASTY_NAMES]),
  );
  expect(value.joins).toContainEqual({ training: '__proto__', serving: 'constructor' });
});

test('unknown fields are dropped, a later step is not', () => {
  const edited = text.replace('{\n', '{"theme":"dark","monitor":{"__proto__":{"polluted":1}},');
  const again = writeCaseFile(read(edited));
  expect(again).not.toContain('theme');
  expect(again).toContain('"monitor":{"__proto__":{"polluted":1}}');
});

test.each<[string, string, string, RegExp]>([
  ['nothing', '', '', /^This is not JSON/],
  ['an image', '\x89PNG\r\n', '', /^This is not JSON/],
  ['half a file', text.slice(0, text.length / 2), '', /^This is not JSON: .* cut short/],
  ['a number', '7', 'format', /^This is JSON, but not a Gaptrace case file\.$/],
  ['null', 'null', 'format', /not a Gaptrace case file/],
  ['other JSON', '{"type":"FeatureCollection"}', 'format', /not a Gaptrace case file/],
  ['a format that is no text', '{"format":["gaptrace/case-file@1"]}', 'format', /not a Gaptrace case file/],
  ['an inherited format', '{"__proto__":{"format":"gaptrace/case-file@1"}}', 'format', /not a Gaptrace/],
  ['a later version', '{"format":"gaptrace/case-file@12"}', 'format', /of version 12; only version 1 can/],
  [
    'the format alone',
    '{"format":"gaptrace/case-file@1"}',
    'tables',
    /^In this case file, tables should be an object, but is missing\.$/,
  ],
  ['nesting without end', '['.repeat(3_000_000), '', /^This is not JSON/],
  ['nesting to an end', '['.repeat(200_000) + ']'.repeat(200_000), 'format', /not a Gaptrace case file/],
])('%s is refused', (_, source, path, reason) => {
  const answer = readCaseFile(source);
  expect(answer).toMatchObject({ ok: false, path, reason: expect.stringMatching(reason) as string });
});

test('deep nesting is refused in a later step and dropped elsewhere', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(readCaseFile(text.replace('{\n', `{"unknown":${deep},`)).ok).toBe(true);
  const answer = readCaseFile(text.replace('{\n', `{"monitor":${deep},`));
  expect(answer).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/nest no deeper than 32/) as string,
  });
});

test.each<[string, RegExp, string, string]>([
  ['a number that overflows', /"psi":0,/, '"psi":1e999,', 'compare.features[0].psi'],
  ['PSI as text', /"psi":0,/, '"psi":"0",', 'compare.features[0].psi'],
  ['an unknown verdict', /"verdict":"moved"/, '"verdict":"drifted"', 'compare.features[1].verdict'],
  ['an unknown role', /"role":"ignored"/, '"role":"admin"', 'roles[10].role'],
  ['a negative count', /"blankLines":1/, '"blankLines":-1', 'tables.training.blankLines'],
  ['an unknown fault', /"nul-bytes"/, '"toString"', 'tables.training.faults[1].code'],
  [
    'an unknown kind of format',
    /"kind":"number"/,
    '"kind":"__proto__"',
    'tables.training.columns[0].format.kind',
  ],
  ['histogram edges without counts', /("edges":\[)[^\]]*\]/, '$1]', 'compare.features[0].histogram'],
  ['an ECDF without points', /("x":\[)[^\]]*\]/, '$1]', 'compare.features[0].ecdf'],
  [
    'quantiles of one side',
    /("quantilePairs":\{"training":\[)[^\]]*\]/,
    '$1]',
    'compare.features[0].quantilePairs',
  ],
  [
    'a column twice',
    /"columns":\[(\{.*?\}),\{"name":"moved"/,
    '"columns":[$1,$1,{"name":"moved"',
    'tables.training.columns',
  ],
  ['a feature twice', /\{"name":"amount","s/, '{"name":"moved","s', 'compare.features'],
])('%s is refused and named', (_, part, replacement, path) => {
  const broken = text.replace(part, replacement);
  expect(broken).not.toBe(text);
  const answer = readCaseFile(broken);
  expect(answer).toMatchObject({ ok: false, path });
  if (!answer.ok) expect(answer.reason.startsWith(`In this case file, ${path} should `)).toBe(true);
});

test('a feature of neither table is refused', () => {
  const file = JSON.parse(text) as ReturnType<typeof exampleCaseFile>;
  Object.assign(file.compare.features[2], { training: null, serving: null });
  expect(readCaseFile(JSON.stringify(file))).toMatchObject({ ok: false, path: 'compare.features[2]' });
});

test('text from the file is not repeated in what is said about it', () => {
  const answer = readCaseFile(text.replace('"verdict":"moved"', '"verdict":"<img src=x onerror=alert(1)>"'));
  expect(JSON.stringify(answer)).not.toContain('onerror');
});

test('a file that is too large is refused before it is parsed', () => {
  const answer = readCaseFile(' '.repeat(MAX_CASE_FILE_BYTES + 1));
  expect(answer).toMatchObject({ ok: false, reason: expect.stringMatching(/larger than \d+ MB/) as string });
});
