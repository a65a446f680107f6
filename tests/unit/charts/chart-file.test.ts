import { expect, test } from 'vitest';
import { fileName, wrapWords, xmlText } from '../../../src/charts/chart-file.ts';

test('a long title is broken at spaces; a long word stays whole', () => {
  expect(wrapWords('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapWords('incomprehensibilities', 7)).toEqual(['incomprehensibilities']);
  expect(wrapWords('', 7)).toEqual(['']);
});

test('what XML cannot write is replaced', () => {
  expect(xmlText('a\u0000b\u0008\tc')).toBe('a\u{fffd}b\u{fffd}\tc');
  expect(xmlText('ok 👍')).toBe('ok 👍');
});

test('file names keep letters of any script and nothing that a path could mean', () => {
  expect(fileName('../../etc/passwd', 'histogram')).toBe('etc-passwd-histogram');
  expect(fileName('年齢', 'ecdf')).toBe('年齢-ecdf');
  expect(fileName('<>')).toBe('chart');
  expect(fileName('x'.repeat(300)).length).toBe(80);
});
