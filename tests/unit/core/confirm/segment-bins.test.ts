import { describe, expect, test } from 'vitest';
import { segmentBins } from '../../../../src/core/confirm/segment-bins.ts';
import { storedColumn } from '../../../support/make-pair.ts';

type Values = (number | string | null)[];

function bins(training: Values, serving: Values = training, type?: 'date-time', most?: number) {
  const feature = {
    name: 'x',
    training: storedColumn('x', training, type),
    serving: storedColumn('x', serving, type),
  };
  const found = segmentBins(feature, most);
  if (found === null) throw new Error('no bins');
  const holds = (words: string) => {
    const condition = found.conditions.find((one) => one.words === words);
    if (!condition)
      throw new Error(`no ${words} among ${found.conditions.map((one) => one.words).join('; ')}`);
    return serving.filter((_, row) => {
      const bin = found.rows.serving[row];
      return bin >= condition.first && bin <= condition.last;
    });
  };
  return { words: found.conditions.map((condition) => condition.words), holds };
}

describe('numbers', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);

  test('stretches of quantiles say what they hold', () => {
    const { holds, words } = bins(hundred, [null, 1, 20, 21, 80, 81, 500], undefined, 5);
    expect(holds('x ≤ 20')).toEqual([1, 20]);
    expect(holds('x in (20, 80]')).toEqual([21, 80]);
    expect(holds('x > 80')).toEqual([81, 500]);
    expect(holds('x is null')).toEqual([null]);
    // 5 + 4 + 3 + 2 stretches; all five together are no condition.
    expect(words).toHaveLength(1 + 14);
  });

  test('a value that fills a bin stands alone', () => {
    const { holds } = bins([...hundred, ...Array.from({ length: 60 }, () => 50)]);
    expect(holds('x in (49, 50]').every((value) => value === 50)).toBe(true);
  });

  test('a value below all others that fills a bin does as well', () => {
    const { holds } = bins([...hundred, ...Array.from({ length: 60 }, () => -999)]);
    expect(holds('x ≤ -999')).toHaveLength(60);
  });

  test('dates read as dates', () => {
    const days = Array.from({ length: 10 }, (_, i) => Date.UTC(2024, 0, 1 + i));
    expect(bins(days, days, 'date-time', 2).words).toEqual(['x is null', 'x ≤ 2024-01-05', 'x > 2024-01-05']);
  });

  test('a constant has no condition but null', () => {
    expect(bins([3, 3, 3]).words).toEqual(['x is null']);
  });

  test('long bounds are cut to three digits', () => {
    expect(bins([1 / 3, 2 / 3], [1], undefined, 2).words).toContain('x ≤ 0.333');
  });
});

describe('texts', () => {
  test('each value, another value, and null', () => {
    const { holds, words } = bins(['a', 'b', null, 'a'], ['a', 'new', null, 'b']);
    expect(words).toEqual(['x is null', 'x is a', 'x is b', 'x is another value']);
    expect(holds('x is another value')).toEqual(['new']);
    expect(holds('x is null')).toEqual([null]);
  });

  test('rare ones of many go together', () => {
    const training = Array.from({ length: 300 }, (_, i) => `v${Math.floor(i ** 2 / 3000)}`);
    const { words } = bins(training);
    expect(words).toHaveLength(1 + 19 + 1);
  });
});

test('a feature that a side lacks has no bins', () => {
  expect(segmentBins({ name: 'x', training: storedColumn('x', [1]), serving: null })).toBeNull();
});
