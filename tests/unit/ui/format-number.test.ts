import { describe, expect, test } from 'vitest';
import {
  formatExact,
  formatInterval,
  formatNumber,
  formatPValue,
  formatShare,
  formatSigned,
  formatTime,
} from '../../../src/ui/format-number.ts';

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [0.123456, '0.123'],
    [-12.345, '−12.3'],
    [2013, '2,013'],
    [16603.27, '16,603'],
    [999_999.4, '999,999'],
    [1_254_321, '1.25M'],
    [-999_500_000, '−1bn'],
    [3.2e9, '3.2bn'],
    [1e15, '1e+15'],
    [0.0000123456, '1.23e-5'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [null, '–'],
    [undefined, '–'],
    [NaN, '–'],
  ])('%s reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('formatShare', () => {
  test.each([
    [0, '0%'],
    [1, '100%'],
    [0.5, '50%'],
    [0.03123, '3.12%'],
    [0.00001, '<0.01%'],
    [0.99999, '>99.9%'],
    [null, '–'],
  ])('%s reads %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

test('a difference carries its sign', () => {
  expect([formatSigned(0.12), formatSigned(-3), formatSigned(0)]).toEqual(['+0.12', '−3', '0']);
});

test('a moment is a date, with the time of day where it has one', () => {
  expect(formatTime(Date.UTC(2026, 2, 31))).toBe('2026-03-31');
  expect(formatTime(Date.UTC(2026, 2, 31, 14, 5))).toBe('2026-03-31 14:05');
  expect(formatTime(9e15)).toBe('9e+15');
});

test('the exact text keeps every bit', () => {
  expect(Number(formatExact(0.1 + 0.2))).toBe(0.1 + 0.2);
});

test('an interval needs both ends', () => {
  expect([formatInterval(-0.1234, 0.2), formatInterval(null, 0.2)]).toEqual(['−0.123 to 0.2', '–']);
});

test('a p-value is never rounded to 0', () => {
  expect([formatPValue(0.0009), formatPValue(0.0312)]).toEqual(['p < 0.001', 'p = 0.0312']);
});
