import { expect, test } from 'vitest';
import { measureWords, quoted, shareWords } from '../../../../src/core/compare/measure-words.ts';
import { valueText } from '../../../../src/core/compare/value-text.ts';

test.each([
  [0, '0'],
  [12.345, '12.3'],
  [-0.0123456, '-0.0123'],
  [2013.4, '2013'],
  [16603, '16603'],
  [1_254_321, '1.25e+6'],
  [2e9, '2e+9'],
  [0.00001, '1e-5'],
  [999.96, '1000'],
])('%s reads %s', (value, words) => {
  expect(measureWords(value)).toBe(words);
});

test.each([
  [0, '0%'],
  [1, '100%'],
  [0.00001, '<0.01%'],
  [0.99999, '>99.9%'],
  [0.001, '0.1%'],
  [0.0123, '1.2%'],
  [0.231, '23%'],
  [0.0999, '10%'],
  [0.9989, '99.9%'],
  [0.996, '99.6%'],
])('a share of %s reads %s', (share, words) => {
  expect(shareWords(share)).toBe(words);
});

test('text is shortened by characters, not by code units', () => {
  expect(quoted('red')).toBe("'red'");
  expect(quoted('👍'.repeat(50))).toBe(`'${'👍'.repeat(39)}…'`);
});

test('numbers are exact, moments beyond a Date stay numbers', () => {
  expect(valueText(0.1 + 0.2, 'decimal')).toBe('0.30000000000000004');
  expect(valueText(9e15, 'date-time')).toBe('9000000000000000');
  expect(valueText(-1, 'date-time')).toBe('1969-12-31 23:59:59.999');
});
