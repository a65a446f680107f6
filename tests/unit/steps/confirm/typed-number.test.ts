import { describe, expect, it, test } from 'vitest';
import { readTypedCount, readTypedValue } from '../../../../src/steps/confirm/typed-number.ts';

describe('a value', () => {
  test.each<[string, boolean, number]>([
    ['0.91', true, 0.91],
    [' 91 % ', true, 0.91],
    ['.5', true, 0.5],
    ['1e-3', true, 0.001],
    ['−0.2', false, -0.2],
    ['12 345.5', false, 12_345.5],
  ])('“%s”', (text, isShare, value) => {
    expect(readTypedValue(text, isShare)).toEqual({ kind: 'number', value });
  });

  test.each<[string, boolean]>([
    ['0,91', true],
    ['abc', true],
    ['NaN', false],
    ['Infinity', false],
    ['0x10', false],
    ['1e999', false],
    ['91', true],
    ['-0.1', true],
    ['%', true],
  ])('“%s” is no value', (text, isShare) => {
    expect(readTypedValue(text, isShare).kind).toBe('problem');
  });

  it('asks for a percent sign where one was probably meant', () => {
    expect(readTypedValue('91', true)).toEqual({
      kind: 'problem',
      words: 'It lies between 0 and 1: type 91% for 91 percent.',
    });
  });

  it('may be left out', () => {
    expect(readTypedValue('  ', true)).toEqual({ kind: 'nothing' });
  });
});

describe('a count', () => {
  test.each([
    ['12000', 12_000],
    ['12 000', 12_000],
    ['12,000', 12_000],
    ['1,234,567', 1_234_567],
    ['1e4', 10_000],
  ])('“%s”', (text, value) => {
    expect(readTypedCount(text, 1)).toEqual({ kind: 'number', value });
  });

  test.each(['1,2', '12,00', '0', '-5', '1.5', 'many', '1e400'])('“%s” is no count', (text) => {
    expect(readTypedCount(text, 1).kind).toBe('problem');
  });
});
