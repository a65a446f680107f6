import { describe, expect, test } from 'vitest';
import type { BinSetting } from '../../../../src/core/compare/comparison.ts';
import { seedExplanation } from '../../../../src/core/compare/seed-explanation.ts';
import type { FeatureSide } from '../../../../src/core/compare/type-difference.ts';
import { compared, normals, numbers, texts } from './sides.ts';

const TEN: BinSetting = { edges: 'quantile', bins: 10 };
const bell = normals(2000, 50, 10, 1);
const other = normals(2000, 50, 10, 2);

const explained = (training: FeatureSide | null, serving: FeatureSide | null, setting = TEN): string =>
  seedExplanation(compared(training, serving), setting);

describe('why the snippet differs', () => {
  test.each<[string, FeatureSide, FeatureSide, RegExp]>([
    [
      'out of range',
      numbers(bell),
      numbers(other.map((v, i) => (i % 2 === 0 ? v * 1000 : v))),
      /drops the 50% of serving that lie outside/,
    ],
    [
      'nulls in serving',
      numbers(bell),
      numbers(other.map((v, i) => (i % 5 === 0 ? null : v))),
      /^The snippet never sees the 20% nulls of serving\.$/,
    ],
    [
      'nulls in training',
      numbers([...bell, null]),
      numbers(other),
      /^Training has nulls \(0\.05%\): one is enough/,
    ],
    [
      'repeated edges',
      numbers(bell.map((v, i) => (i % 3 > 0 ? 0 : v))),
      numbers(other.map((v, i) => (i % 3 > 1 ? 0 : v))),
      /bins without width where values repeat \(\d of 10\)/,
    ],
    [
      'an emptied bin',
      numbers(bell),
      numbers(other.filter((v) => v < 43 || v > 55)),
      /1e-6 decide how much an emptied bin counts/,
    ],
    ['infinities in training', numbers([...bell, Infinity]), numbers(other), /infinite values/],
    ['text', texts(['a', 'b']), texts(['a', 'b']), /takes numbers only/],
    ['text for numbers', numbers(bell), texts(['a', 'b']), /fails where one table holds text/],
    ['identifiers', numbers(bell, 'identifier'), numbers(other, 'identifier'), /bins identifiers/],
  ])('%s', (_name, training, serving, words) => {
    expect(explained(training, serving)).toMatch(words);
  });

  test('bins of equal width', () => {
    const skewed = (values: number[]): FeatureSide => numbers(values.map((value) => Math.exp(value / 8)));
    expect(
      explained(skewed(bell), skewed(normals(2000, 57, 10, 3)), { edges: 'equal-width', bins: 20 }),
    ).toMatch(/equal width/);
  });
});

test('nothing to say where the two agree, or where there is nothing to compare', () => {
  expect(explained(numbers(bell), numbers(other))).toBe('');
  expect(explained(numbers(bell), numbers(normals(2000, 56, 10, 3)))).toBe('');
  expect(explained(numbers(bell), null)).toBe('');
});
