import { describe, expect, test } from 'vitest';
import { isolate, shorten, shortenWords, showText } from '../../../src/ui/show-text.ts';

describe('showText', () => {
  test.each([
    ['plain', 'plain'],
    ['<b>bold</b>', '<b>bold</b>'],
    ['', '(empty)'],
    ['  ', '“  ”'],
    ['a\u0000b\tc', 'a␀b␉c'],
    ['\u007f', '␡'],
    ['evil\u202egnp.exe', 'evil⟨202E⟩gnp.exe'],
    ['عمر', 'عمر'],
    ['👩\u200d💻', '👩\u200d💻'],
  ])('%j is shown as %j', (text, shown) => {
    expect(showText(text)).toBe(shown);
  });
});

test('shortening counts code points and says that something is missing', () => {
  expect(shorten('👍👍👍', 3)).toBe('👍👍👍');
  expect(shorten('👍👍👍', 2)).toBe('👍…');
  expect(shorten('abc', 0)).toBe('a…');
});

test('only what runs from right to left is isolated', () => {
  expect(isolate('عمر')).toBe('\u2068عمر\u2069');
  expect(isolate('x')).toBe('x');
});

test('in a sentence each long word is shortened, and the others stay', () => {
  expect(shortenWords(`moved: ${'x'.repeat(300)} and age`, 6)).toBe('moved: xxxxx… and age');
});
