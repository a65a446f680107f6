import { describe, expect, test } from 'vitest';
import { BIN_SETTINGS, binSettingKey } from '../../../../src/core/compare/comparison.ts';
import { compareFeature } from '../../../../src/core/compare/feature-comparison.ts';
import { compared, hashes, normals, numbers, PLAIN, repeated, texts } from './sides.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('numbers', () => {
  test('profiles of both sides', () => {
    const { training } = compared(numbers([1, 2, 2, 0, null, Infinity, -Infinity]), numbers([1]));
    expect(training).toEqual({
      rows: 7,
      nulls: 1,
      infinities: 2,
      distinct: 5,
      mean: 1.25,
      std: Math.sqrt(11 / 12),
      min: 0,
      max: 2,
      quantiles: { p1: 0.03, p5: 0.15000000000000002, p25: 0.75, p50: 1.5, p75: 2, p95: 2, p99: 2 },
      zeroShare: 1 / 6,
      top: [
        { value: '2', count: 2 },
        { value: '0', count: 1 },
        { value: '1', count: 1 },
      ],
    });
  });

  test('the most frequent values, at most twenty', () => {
    const values = upTo(30).flatMap((value) => new Array<number>(value).fill(value));
    const { top } = compared(numbers(values), numbers([1])).training!;
    expect(top).toHaveLength(20);
    expect([top[0], top[19]]).toEqual([
      { value: '30', count: 30 },
      { value: '11', count: 11 },
    ]);
  });

  test('bins for every setting, the snippet for 5, 10 and 20', () => {
    const comparison = compared(numbers(upTo(1000)), numbers(upTo(1000)));
    for (const setting of BIN_SETTINGS) {
      expect(comparison.bins[binSettingKey(setting)]).toHaveLength(setting.bins);
      expect(comparison.seedPsi?.[setting.bins].psi).toBe(0);
    }
  });

  test('Wasserstein in units of the training spread: IQR / 1.349, std, 1', () => {
    const shifted = compared(numbers(upTo(101)), numbers(upTo(101).map((value) => value + 10)));
    expect(shifted.distances.wasserstein).toBeCloseTo(10, 9);
    expect(shifted.distances.wassersteinScaled).toBeCloseTo((10 * 1.349) / 50, 9);
    const flat = compared(numbers([...new Array<number>(99).fill(0), 10]), numbers([1]));
    expect(flat.distances.wassersteinScaled).toBeCloseTo(flat.distances.wasserstein! / 1, 9);
    expect(compared(numbers([3, 3]), numbers([5, 5])).distances.wassersteinScaled).toBe(2);
  });

  test('the share outside of the training range counts infinities, not nulls', () => {
    const serving = numbers([0, 1, 3, 4, Infinity, null]);
    expect(compared(numbers([1, 2, 3]), serving).outsideRangeShare).toBe(3 / 5);
    expect(compared(numbers([null]), serving).outsideRangeShare).toBeNull();
  });

  test('whole numbers get bars around whole numbers', () => {
    const { histogram } = compared(numbers([1, 2, 2, 5], 'integer'), numbers([3, 5], 'integer'));
    expect(histogram).toEqual({
      edges: [0.5, 1.5, 2.5, 3.5, 4.5, 5.5],
      training: [1, 2, 0, 0, 1],
      serving: [0, 0, 1, 0, 1],
    });
    const wide = compared(numbers(upTo(1000), 'integer'), numbers(upTo(1000), 'integer')).histogram!;
    expect(wide.edges.length - 1).toBeLessThanOrEqual(40);
    expect(new Set(wide.edges.slice(1).map((edge, k) => edge - wide.edges[k]))).toEqual(new Set([25]));
  });

  test('outliers do not squeeze the histogram; the outermost bars take them', () => {
    const { histogram } = compared(numbers([...upTo(1000), 1e9]), numbers(upTo(1000)));
    expect(histogram!.edges[40]).toBeLessThan(1100);
    expect(histogram!.edges).toHaveLength(41);
    expect(histogram!.training.reduce((sum, count) => sum + count)).toBe(1001);
  });

  test('a constant has one bar', () => {
    expect(compared(numbers([5, 5]), numbers([5])).histogram).toEqual({
      edges: [4.5, 5.5],
      training: [2],
      serving: [1],
    });
  });

  test('curves: every value where there are few, about 200 where there are many', () => {
    expect(compared(numbers([1, 2, 2]), numbers([3])).ecdf).toEqual({
      x: [1, 2, 3],
      training: [1 / 3, 1, 1],
      serving: [0, 0, 1],
    });
    const many = compared(numbers(normals(5000, 0, 1, 1)), numbers(normals(50, 9, 1, 2)));
    expect(many.ecdf!.x.length).toBe(150);
    expect(many.quantilePairs!.training).toHaveLength(99);
    expect(many.quantilePairs!.training[49]).toBe(many.training!.quantiles!.p50);
  });

  test('date-times are written as such', () => {
    const days = numbers([0, 86_400_000, 86_400_000, 90_000_500], 'date-time');
    expect(compared(days, days).training!.top.map(({ value }) => value)).toEqual([
      '1970-01-02',
      '1970-01-01',
      '1970-01-02 01:00:00.500',
    ]);
  });

  test('a side without values is compared as nulls, even where it was read as text', () => {
    const { bins, typeDifference, distances } = compared(numbers([1, 2, 3]), texts([null, null]));
    expect(typeDifference).toBeNull();
    expect(bins['quantile-10']?.[0]).toMatchObject({ kind: 'null', training: 0, serving: 2 });
    expect(distances).toEqual({ ks: null, wasserstein: null, wassersteinScaled: null, chiSquare: null });
  });
});

describe('spikes', () => {
  const bell = normals(3000, 100, 20, 7);
  const values = (serving: number[], training: number[] = bell): string[] =>
    compared(numbers(training), numbers(serving)).spikes.map((spike) => spike.value);
  const mean = bell.reduce((sum, value) => sum + value, 0) / bell.length;
  const fill = (value: number, k: number): number[] =>
    normals(2000, 100, 20, 8).map((old, i) => (i % k === 0 ? value : old));

  test.each([
    ['zeros', fill(0, 20), '0'],
    ['−999', fill(-999, 30), '-999'],
    ['the rounded mean', fill(Number(mean.toFixed(2)), 20), mean.toFixed(2)],
    ['the largest value, as a cap', fill(Math.max(...bell), 25), String(Math.max(...bell))],
  ])('%s', (_name, serving, value) => {
    expect(values(serving)).toContain(value);
  });

  test('not where the neighbourhood moved as well', () => {
    // All of serving comes near the training mean: no fill, but less spread.
    expect(values(normals(2000, mean, 1, 9).map((value) => Number(value.toFixed(1))))).toEqual([]);
  });

  test('not what is no sentinel, nor too rare, nor frequent before', () => {
    expect(values(fill(123.25, 20))).toEqual([]);
    expect(values(fill(0, 60))).toEqual([]);
    const halfZero = (seed: number): number[] => normals(2000, 9, 1, seed).map((v, i) => (i % 9 < 4 ? 0 : v));
    expect(
      values(
        halfZero(2).map((v, i) => (i % 20 === 0 ? 0 : v)),
        halfZero(1),
      ),
    ).toEqual([]);
  });

  test('not the end of a range of whole numbers towards which all values move', () => {
    const hours = (power: number): number[] => upTo(2000).map((i) => Math.floor(24 * (i / 2001) ** power));
    expect(values(hours(0.4), hours(1))).toEqual([]);
  });
});

describe('text', () => {
  test('new and missing categories, most frequent first', () => {
    const comparison = compared(
      texts([...repeated({ a: 10, b: 5, c: 2 }), null]),
      texts([...repeated({ a: 10, d: 3, e: 7 }), null]),
    );
    expect(comparison).toMatchObject({
      newCategories: [
        { value: 'e', count: 7 },
        { value: 'd', count: 3 },
      ],
      newCategoryCount: 2,
      newCategoryShare: 0.5,
      missingCategories: [
        { value: 'b', count: 5 },
        { value: 'c', count: 2 },
      ],
      missingCategoryCount: 2,
      seedPsi: null,
      histogram: null,
    });
    expect(comparison.distances.chiSquare?.degreesOfFreedom).toBe(1);
    expect(comparison.bins['quantile-5']).toBe(comparison.bins['equal-width-20']);
  });

  test('more than twenty new ones are counted, twenty are named', () => {
    const many = texts(upTo(50).map((i) => `c${i}`));
    const { newCategories, newCategoryCount } = compared(texts(['a']), many);
    expect([newCategories.length, newCategoryCount]).toEqual([20, 50]);
  });

  test('dictionary entries without a row are no categories', () => {
    const training = texts(['a', 'b']);
    const serving = texts(['b', 'c']);
    if (serving.column.storage === 'text') serving.column.codes.fill(1);
    expect(compared(training, serving).newCategoryCount).toBe(0);
    expect(compared(training, serving).serving!.distinct).toBe(1);
  });
});

describe('identifiers and free text', () => {
  const kinds = (bins: { kind: string; training: number; serving: number }[] | undefined): string[] =>
    (bins ?? []).map(({ kind, training, serving }) => `${kind} ${training}/${serving}`);

  test('are seen or new; nothing else is said', () => {
    const comparison = compared(hashes(['a', 'b', 'c', null]), hashes(['c', 'd', 'd']));
    expect(kinds(comparison.bins['quantile-10'])).toEqual(['null 1/0', 'other 3/1', 'new 0/2']);
    expect(comparison).toMatchObject({
      newCategoryShare: 2 / 3,
      newCategoryCount: 1,
      newCategories: [{ value: 'd', count: 2 }],
      missingCategoryCount: 2,
    });
    expect(comparison.distances.chiSquare).toBeNull();
  });

  test('a table with fewer values keeps a dictionary: both are told apart by the same hash', () => {
    const values = ['a', 'ü', '日本', 'x'.repeat(300)];
    const { bins } = compared(hashes(values), texts([...values, 'new'], 'identifier'));
    expect(kinds(bins['quantile-10'])).toEqual(['other 4/4', 'new 0/1']);
    expect(kinds(compared(texts(values), hashes([...values, 'new'])).bins['quantile-10'])).toEqual([
      'other 4/4',
      'new 0/1',
    ]);
  });

  test('numeric identifiers and coded ones', () => {
    expect(
      kinds(
        compared(numbers([1, 2, 3], 'identifier'), numbers([3, 4, NaN], 'identifier')).bins['quantile-5'],
      ),
    ).toEqual(['null 0/1', 'other 3/1', 'new 0/1']);
    expect(kinds(compared(texts(['a', 'b'], 'identifier'), texts(['b', 'z'])).bins['quantile-5'])).toEqual([
      'other 2/1',
      'new 0/1',
    ]);
  });
});

describe('types that differ', () => {
  test('number against text: nulls and profiles only', () => {
    const comparison = compared(numbers([1, 2]), texts(['0.3 u', null]));
    expect(comparison.typeDifference).toEqual({ training: 'plain number', serving: "text such as '0.3 u'" });
    expect(comparison.bins).toEqual({});
    expect(comparison.serving).toMatchObject({ rows: 2, nulls: 1, mean: null });
    expect(comparison.distances.ks).toBeNull();
  });

  test.each([
    [{ suffix: ' u' }, [1234.5], "number with unit ' u', such as '1234.5 u'"],
    [
      { prefix: '€', thousands: ',' as const },
      [1234567.5],
      "number with '€' before it and thousands mark ',', such as '€1,234,567.5'",
    ],
    [{ suffix: '%', decimal: ',' as const }, [null, 0.5], "number with unit '%', such as '0,5%'"],
  ])('numbers written as %j', (format, values, words) => {
    const serving = numbers(values, 'decimal', { ...PLAIN, ...format });
    expect(compared(numbers([1]), serving).typeDifference?.serving).toBe(words);
    expect(compared(serving, serving).typeDifference).toBeNull();
  });

  test('date-time against number, day first against month first', () => {
    const time = numbers([1e12], 'date-time', { kind: 'date-time', pattern: 'day-first' });
    expect(compared(time, numbers([1e12])).typeDifference).toEqual({
      training: 'date-time (day first)',
      serving: 'plain number',
    });
    const other = numbers([1e12], 'date-time', { kind: 'date-time', pattern: 'month-first' });
    expect(compared(time, other).typeDifference?.serving).toBe('date-time (month first)');
  });

  test('category, text and identifier are all text', () => {
    expect(compared(texts(['a'], 'category'), hashes(['b'])).typeDifference).toBeNull();
    expect(compared(texts(['a'], 'boolean'), texts(['b'], 'category')).typeDifference).toBeNull();
  });
});

describe('a column that one side lacks', () => {
  test('has the profile of the other side', () => {
    const left = compared(numbers([1, 2]), null);
    expect([left.training?.rows, left.serving, left.bins]).toEqual([2, null, {}]);
    const right = compareFeature(null, texts(['a']), { name: 'y', servingName: 'y', preview: true });
    expect(right).toMatchObject({ name: 'y', type: 'category', training: null, preview: true });
    expect(() => compared(null, null)).toThrow(RangeError);
  });
});

test('columns are not changed', () => {
  const a = numbers([3, 1, null]);
  const b = numbers([2, Infinity]);
  const before = structuredClone([a, b]);
  compared(a, b);
  expect([a, b]).toEqual(before);
});
