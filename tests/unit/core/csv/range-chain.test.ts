import { describe, expect, test } from 'vitest';
import type { RangeResult } from '../../../../src/core/csv/plan.ts';
import { cutIntoRanges, RangeChain } from '../../../../src/core/csv/range-chain.ts';

const result = (firstRecord: number, next: number): RangeResult => ({
  firstRecord,
  next,
  rows: 1,
  setAside: [],
  setAsideCount: 0,
  blankLines: 0,
  faults: [],
  columns: [],
});

describe('cutIntoRanges', () => {
  test.each([
    [0, 10, 4],
    [7, 1000, 13],
    [3, 4, 100],
    [0, 1, 1],
  ])('from %i to %i by %i leaves no gap and no overlap', (start, size, step) => {
    const ranges = cutIntoRanges(start, size, step);
    expect(ranges[0].start).toBe(start);
    expect(ranges.at(-1)?.end).toBe(size);
    ranges.slice(1).forEach((range, k) => expect(range.start).toBe(ranges[k].end));
    for (const range of ranges) expect(range.end - range.start).toBeLessThanOrEqual(step);
  });

  test('nothing to cut gives nothing', () => {
    expect(cutIntoRanges(5, 5, 10)).toEqual([]);
  });
});

describe('RangeChain', () => {
  const ranges = [
    { start: 0, end: 10 },
    { start: 10, end: 20 },
    { start: 20, end: 30 },
  ];

  test('hands results on in the order of the file, whatever the order they come in', () => {
    const chain = new RangeChain(ranges);
    expect(chain.add(2, result(21, 30)).accepted).toEqual([]);
    expect(chain.add(1, result(12, 21)).accepted).toEqual([]);
    expect(chain.isComplete).toBe(false);
    const { accepted, again } = chain.add(0, result(0, 12));
    expect(accepted.map(({ firstRecord }) => firstRecord)).toEqual([0, 12, 21]);
    expect(again).toBeNull();
    expect(chain.isComplete).toBe(true);
  });

  test('has a range read again that did not start where the one before ended', () => {
    const chain = new RangeChain(ranges);
    chain.add(0, result(0, 15));
    expect(chain.add(1, result(12, 22))).toEqual({ accepted: [], again: { index: 1, start: 15, end: 20 } });
    expect(chain.add(1, result(15, 22)).accepted).toHaveLength(1);
  });

  test('passes over ranges that lie inside one record', () => {
    const chain = new RangeChain(ranges);
    chain.add(1, result(-1, 20));
    chain.add(2, result(-1, 30));
    const { accepted, again } = chain.add(0, result(0, 30));
    expect(accepted).toHaveLength(1);
    expect(again).toBeNull();
    expect(chain.isComplete).toBe(true);
  });
});
