import { expect, test } from 'vitest';
import { amountWords, countWords, gapWords } from '../../../../src/core/confirm/gap-words.ts';
import { estimateGap } from '../../../../src/core/confirm/minimal-gap.ts';

const words = (training: number, serving: number, variance: number) =>
  gapWords(
    'mae',
    training,
    serving,
    estimateGap({ value: training, variance }, { value: serving, variance }),
  );

test('thousands stand apart in a gap as they do in the figures below it', () => {
  expect(words(319.2, 1273.4, 380)).toBe('MAE rose by 954 ± 54, from 319 to 1,273');
  expect(words(1_234_567, 2_345_678, 4e9)).toMatch(/by 1,111,111 ± 175,\d{3}, from 1,234,567 to 2,345,678$/);
  expect(countWords(1_900)).toBe('1,900');
});

test('decimals are not parted, a minus is a true one, a rounded zero has none', () => {
  expect(words(0.12345, 0.54321, 1e-6)).toMatch(/^MAE rose by 0\.420 ± 0\.003/);
  expect(amountWords(-1234.5, -4321)).toBe('−1,235');
  expect(amountWords(-0.00001, -0.082)).toBe('0.0000');
  expect(amountWords(-0.0244, -0.082)).toBe('−0.0244');
});
