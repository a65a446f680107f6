import { describe, expect, test } from 'vitest';
import { CATEGORY_BINS, categoryBins } from '../../../../src/core/compare/category-bins.ts';
import { alignCategories } from '../../../../src/core/compare/category-counts.ts';
import type { Bin } from '../../../../src/core/compare/comparison.ts';
import { binnedPsi } from '../../../../src/core/compare/distances.ts';
import { randomNumbers } from './sides.ts';

/** Rows by category of both tables; '' is null. The dictionaries number the categories in opposite order. */
function bins(training: Record<string, number>, serving: Record<string, number>): Bin[] {
  const table = (rows: Record<string, number>, isReversed: boolean): [string[], number[]] => {
    const names = Object.keys(rows).filter((name) => name !== '');
    if (isReversed) names.reverse();
    return [
      ['', ...names],
      [rows[''] ?? 0, ...names.map((name) => rows[name])],
    ];
  };
  return categoryBins(alignCategories(...table(training, false), ...table(serving, true)));
}

const short = ({ kind, category, training, serving }: Bin): string =>
  `${kind} ${category} ${training}/${serving}`;

describe('category bins', () => {
  test('categories are lined up by their text, largest first', () => {
    expect(bins({ a: 10, b: 90 }, { a: 60, b: 40, '': 7 }).map(short)).toEqual([
      'null null 0/7',
      'category b 90/40',
      'category a 10/60',
    ]);
  });

  test('a new category of weight has its own bin; PSI counts it in full', () => {
    const found = bins({ a: 500, b: 500 }, { a: 350, b: 350, c: 300 });
    expect(found.map(short)).toContain('category c 0/300');
    expect(binnedPsi(found)?.psi).toBeGreaterThan(1);
  });

  test('what is rare on both sides goes to `other`; one alone keeps its name', () => {
    expect(bins({ a: 50, b: 50, c: 1, d: 1 }, { a: 50, b: 50, e: 1 }).map(short)).toEqual([
      'category a 50/50',
      'category b 50/50',
      'other null 2/1',
    ]);
    expect(bins({ a: 50, b: 50, c: 1 }, { a: 50, b: 50 }).map(short)).toContain('category c 1/0');
  });

  test('at most thirty categories, none lost', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`c${i}`, 100 + i]));
    const found = bins(many, many);
    expect(found.filter((bin) => bin.kind === 'category')).toHaveLength(CATEGORY_BINS);
    expect(found.reduce((sum, bin) => sum + bin.training, 0)).toBe(100 * 100 + 4950);
    expect(found[0].category).toBe('c99');
  });

  test('names that objects have by nature are plain categories', () => {
    const found = bins(JSON.parse('{"__proto__": 20, "constructor": 10}'), { toString: 30 });
    expect(found.map(short).sort()).toEqual([
      'category __proto__ 20/0',
      'category constructor 10/0',
      'category toString 0/30',
    ]);
  });

  test('sides without values', () => {
    expect(bins({ '': 5 }, { a: 40, b: 3 }).map(short)).toEqual([
      'null null 5/0',
      'category a 0/40',
      'category b 0/3',
    ]);
    expect(bins({}, {})).toEqual([]);
  });

  test.each([
    [50, 5000],
    [5000, 50],
    [200, 200],
  ])('a long tail without drift stays in its band in about 19 of 20 pairs (%i and %i rows)', (n, m) => {
    const random = randomNumbers(n + m);
    // 300 categories, the k-th 1/k as frequent as the first.
    const cumulative: number[] = [];
    for (let k = 1, sum = 0; k <= 300; k++) cumulative.push((sum += 1 / k));
    const draw = (rows: number): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (let row = 0; row < rows; row++) {
        const point = random() * cumulative[299];
        const name = `c${cumulative.findIndex((end) => point < end)}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    };
    let beyond = 0;
    for (let pair = 0; pair < 200; pair++) {
      const found = binnedPsi(bins(draw(n), draw(m)));
      if (found && found.psi > found.noDriftBand[1]) beyond++;
    }
    // 10 expected; 22 or more have a probability of 0.0005.
    expect(beyond).toBeLessThan(22);
  });
});
