import { describe, expect, it } from 'vitest';
import {
  describeFormat,
  isCurrency,
  parseNumber,
  PLAIN_NUMBER,
} from '../../../../src/core/csv/number-format.ts';
import type { NumberFormat } from '../../../../src/core/table/column.ts';

const format = (parts: Partial<NumberFormat>): NumberFormat => ({ ...PLAIN_NUMBER, ...parts });

describe('parseNumber, plain', () => {
  it.each([
    '0', '-0', '5', '+5', '-12.5', '.5', '5.', '0.6922550410792081', '1e5', '1E-7', '8.6e-05', '1e999', '-1e400',
    '123456789012345678', '4.9e-324', ' 7 ', '\t7', '007', '9007199254740993', '1.7976931348623157e308',
  ])('reads %j as Number does', (text) => {
    expect(parseNumber(text, PLAIN_NUMBER)).toBe(Number(text));
  }); // prettier-ignore

  it.each([
    '',
    ' ',
    '.',
    '-',
    '+',
    'e5',
    '1e',
    '1e+',
    '0x1F',
    '0b1',
    '1 2',
    '1,5',
    '1_000',
    '--1',
    '1.2.3',
    '5kg',
    'true',
    '٣',
    'NaN',
  ])('does not take %j', (text) => {
    expect(parseNumber(text, PLAIN_NUMBER)).toBeNaN();
  });

  it.each([
    ['inf', Infinity],
    ['-inf', -Infinity],
    ['+Inf', Infinity],
    ['Infinity', Infinity],
    ['-INFINITY', -Infinity],
  ])('reads %s as pandas does', (text, value) => {
    expect(parseNumber(text, PLAIN_NUMBER)).toBe(value);
  });

  it('keeps the sign of a typographic minus', () => {
    expect(parseNumber('−3.5', PLAIN_NUMBER)).toBe(-3.5);
  });
});

describe('parseNumber, written otherwise', () => {
  it.each<[string, Partial<NumberFormat>, number]>([
    ['1,5', { decimal: ',' }, 1.5],
    ['-0,25e2', { decimal: ',' }, -25],
    ['1.5', { decimal: ',' }, NaN],
    ['1,234,567.5', { thousands: ',' }, 1234567.5],
    ['1234567.5', { thousands: ',' }, 1234567.5],
    ['-1,234', { thousands: ',' }, -1234],
    ['12,34', { thousands: ',' }, NaN],
    ['1,2345', { thousands: ',' }, NaN],
    ['0,123', { thousands: ',' }, NaN],
    ['1,234,56.7', { thousands: ',' }, NaN],
    [',123', { thousands: ',' }, NaN],
    ['1,', { thousands: ',' }, NaN],
    ['1.234,5', { thousands: '.', decimal: ',' }, 1234.5],
    ['1.234,567.8', { thousands: '.', decimal: ',' }, NaN],
    ['1 234 567', { thousands: ' ' }, 1234567],
    ['1\u00a0234', { thousands: ' ' }, 1234],
    ['1\u202f234,5', { thousands: ' ', decimal: ',' }, 1234.5],
    ["1'234.5", { thousands: "'" }, 1234.5],
    ['1’234', { thousands: "'" }, 1234],
    ['1_000_000', { thousands: '_' }, 1e6],
    ['30%', { suffix: '%' }, 30],
    ['30 %', { suffix: '%' }, 30],
    ['30', { suffix: '%' }, NaN],
    ['%', { suffix: '%' }, NaN],
    ['5.5 kg', { suffix: ' kg' }, 5.5],
    ['5.5 g', { suffix: ' kg' }, NaN],
    ['€1,234.50', { prefix: '€', thousands: ',' }, 1234.5],
    ['-€5', { prefix: '€' }, -5],
    ['€-5', { prefix: '€' }, -5],
    ['- $5', { prefix: '$' }, -5],
    ['-€-5', { prefix: '€' }, NaN],
    ['€', { prefix: '€' }, NaN],
    ['5', { prefix: '€' }, NaN],
    ['1.234,50 €', { suffix: ' €', thousands: '.', decimal: ',' }, 1234.5],
    ['1,234.5e3', { thousands: ',' }, 1234500],
  ])('%j in %j is %d', (text, parts, value) => {
    expect(parseNumber(text, format(parts))).toBe(value);
  });

  it('stays linear on hostile cells', () => {
    const digits = '1'.repeat(200_000);
    expect(parseNumber(`${digits}x`, PLAIN_NUMBER)).toBeNaN();
    expect(parseNumber(`${'1,'.repeat(100_000)}x`, format({ thousands: ',' }))).toBeNaN();
  });
});

describe('describeFormat', () => {
  it.each<[Partial<NumberFormat>, string]>([
    [{}, 'plain number'],
    [{ decimal: ',' }, 'number with decimal comma'],
    [{ thousands: ',' }, 'number with thousands separator'],
    [{ thousands: '.', decimal: ',' }, 'number with thousands separator and decimal comma'],
    [{ suffix: ' kg' }, 'number with unit ‘ kg’'],
    [{ suffix: '%' }, 'percent'],
    [{ suffix: ' %', decimal: ',' }, 'percent with decimal comma'],
    [{ prefix: '€', thousands: ',' }, 'amount with € and thousands separator'],
    [{ suffix: ' kr' }, 'amount with kr'],
  ])('%j: %s', (parts, words) => {
    expect(describeFormat(format(parts))).toBe(words);
  });
});

describe('isCurrency', () => {
  it('knows signs and codes, not units', () => {
    expect(['€', '$', '£', '¥', '₹', 'kr', 'EUR', 'US$'].filter(isCurrency)).toHaveLength(8);
    expect(['kg', '%', '', 'e', '€€'].filter(isCurrency)).toEqual([]);
  });
});
