import { describe, expect, test } from 'vitest';
import { numericBins } from '../../../../src/core/compare/numeric-bins.ts';
import { orderColumn } from '../../../../src/core/compare/ordered-column.ts';
import type { Bin, BinSetting } from '../../../../src/core/compare/comparison.ts';
import { binnedPsi } from '../../../../src/core/compare/distances.ts';

const TEN: BinSetting = { edges: 'quantile', bins: 10 };
const FIVE_WIDE: BinSetting = { edges: 'equal-width', bins: 5 };

function binned(training: readonly number[], serving: readonly number[], setting = TEN): Bin[] {
  return numericBins(
    orderColumn(Float64Array.from(training)),
    orderColumn(Float64Array.from(serving)),
    setting,
  );
}

/** A bin in few words: kind, bounds, counts. */
function short({ kind, low, high, training, serving }: Bin): string {
  return `${kind} ${low}..${high} ${training}/${serving}`;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const fill = (value: number, count: number): number[] => new Array<number>(count).fill(value);

describe('quantile bins', () => {
  test('ten bins of a tenth each, (low, high], the first with its low', () => {
    const bins = binned(upTo(100), [1, 10, 11, 100]);
    expect(bins.map(short)).toEqual([
      'range 1..10 10/2',
      'range 10..20 10/1',
      ...[20, 30, 40, 50, 60, 70, 80].map((low) => `range ${low}..${low + 10} 10/0`),
      'range 90..100 10/1',
    ]);
  });

  test('what lies outside of training has bins of its own, infinities included', () => {
    const bins = binned(upTo(100), [0, -5, -Infinity, 101, Infinity, 50]);
    expect(short(bins[0])).toBe('below null..1 0/3');
    expect(short(bins[bins.length - 1])).toBe('above 100..null 0/2');
  });

  test('nulls have a bin where there are any', () => {
    expect(binned([NaN, ...upTo(50)], upTo(50)).map(short)[0]).toBe('null null..null 1/0');
    expect(binned(upTo(50), upTo(50)).some((bin) => bin.kind === 'null')).toBe(false);
  });

  test('frequent values are atoms; the rest is binned without them', () => {
    const bins = binned([...fill(0, 60), ...upTo(40)], [...fill(0, 30), ...upTo(40)]);
    expect(bins.map(short)).toEqual([
      'atom 0..0 60/30',
      ...upTo(8).map((k) => `range ${k === 1 ? 1 : (k - 1) * 5}..${k * 5} 5/5`),
    ]);
  });

  test('a sentinel that only serving has is an atom, also far outside', () => {
    const bins = binned(upTo(100), [...upTo(80), ...fill(-999, 20)]);
    expect(bins.map(short)).toContain('atom -999..-999 0/20');
    expect(bins.some((bin) => bin.kind === 'below')).toBe(false);
  });

  test('no atom for a handful of serving rows', () => {
    const bins = binned(upTo(1000), [5, 700, 3]);
    expect(bins.every((bin) => bin.kind === 'range')).toBe(true);
  });

  test('an atom inside of a range is not counted twice', () => {
    const bins = binned([...upTo(100), ...fill(50.5, 100)], [50.5, 50.4, 50.6]);
    const atom = bins.findIndex((bin) => bin.kind === 'atom');
    expect(short(bins[atom])).toBe('atom 50.5..50.5 100/1');
    expect(bins.filter((bin) => bin.kind === 'range').reduce((sum, bin) => sum + bin.serving, 0)).toBe(2);
  });

  test('a constant training column: serving elsewhere moves PSI, which quantile edges alone would miss', () => {
    const bins = binned(fill(7, 100), fill(8, 100));
    expect(bins.map(short)).toEqual(['atom 7..7 100/0', 'atom 8..8 0/100']);
    expect(binnedPsi(bins)?.psi).toBeGreaterThan(5);
    expect(binned(fill(7, 100), fill(7, 50)).map(short)).toEqual(['atom 7..7 100/50']);
  });

  test('two values; what lies between them has a bin only where it occurs', () => {
    const flags = [...fill(0, 50), ...fill(1, 50)];
    expect(binned(flags, [0, 1]).map(short)).toEqual(['atom 0..0 50/1', 'atom 1..1 50/1']);
    expect(binned(flags, [0, 1, 0.5, 2]).map(short)).toEqual([
      'atom 0..0 50/1',
      'range 0..1 0/1',
      'atom 1..1 50/1',
      'above 1..null 0/1',
    ]);
  });

  test('one rare value beside an atom needs no range of zero width', () => {
    const bins = binned([...fill(0, 97), ...fill(7, 3)], [3, 7, 0]);
    expect(bins.map(short)).toEqual(['below null..7 0/1', 'atom 0..0 97/1', 'atom 7..7 3/1']);
  });

  test('fewer rows than bins', () => {
    expect(binned([1, 2, 3], [2, 4]).map(short)).toEqual(['range 1..3 3/1', 'above 3..null 0/1']);
    expect(binned(upTo(20), []).map((bin) => bin.training)).toEqual([5, 5, 5, 5]);
  });

  test('a side without values', () => {
    expect(binned([NaN, NaN], [1, 2, NaN]).map(short)).toEqual(['null null..null 2/1', 'range 1..2 0/2']);
    expect(binned([], [])).toEqual([]);
    expect(binned([NaN], [Infinity, -Infinity]).map(short)).toEqual([
      'null null..null 1/0',
      'below null..null 0/1',
      'above null..null 0/1',
    ]);
  });

  test('ties leave no bin empty in training', () => {
    const training = upTo(200).map((i) => Math.floor(i / 14));
    for (const bin of binned(training, [3])) expect(bin.training).toBeGreaterThan(0);
  });
});

describe('equal-width bins', () => {
  test('five bins of one width', () => {
    const training = upTo(101).map((i) => i - 1);
    expect(binned(training, [], FIVE_WIDE).map(short)).toEqual([
      'range 0..20 21/0',
      'range 20..40 20/0',
      'range 40..60 20/0',
      'range 60..80 20/0',
      'range 80..100 20/0',
    ]);
  });

  test('a sentinel in training does not stretch the bins', () => {
    const edges = binned([...fill(-999, 50), ...upTo(50)], [], FIVE_WIDE)
      .filter((bin) => bin.kind === 'range')
      .map((bin) => bin.low);
    expect(Math.min(...edges.map(Number))).toBe(1);
  });

  test('ends that are further apart than a double can say', () => {
    const bins = binned([-1.7e308, 1.7e308], [0], FIVE_WIDE);
    expect(bins.map((bin) => bin.low).every((low) => Number.isFinite(low))).toBe(true);
    expect(bins.reduce((sum, bin) => sum + bin.training, 0)).toBe(2);
  });

  test('neighbouring doubles', () => {
    const bins = binned([1, 1 + Number.EPSILON], [1], FIVE_WIDE);
    expect(bins.reduce((sum, bin) => sum + bin.training, 0)).toBe(2);
    for (const bin of bins) expect(bin.high).toBeGreaterThanOrEqual(bin.low ?? NaN);
  });
});

test('PSI of what the snippet cannot see', () => {
  // It drops what lies outside of the training range, and nulls.
  const training = upTo(1000);
  const thousandfold = training.map((value, i) => (i % 2 === 0 ? value * 1000 : value));
  expect(binnedPsi(binned(training, thousandfold))?.psi).toBeGreaterThan(0.9);
  const nulls = training.map((value, i) => (i % 10 === 0 ? NaN : value));
  expect(binnedPsi(binned(training, nulls))?.psi).toBeGreaterThan(0.4);
});
