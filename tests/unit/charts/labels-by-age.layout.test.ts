import { expect, test } from 'vitest';
import { labelsByAgeLayout } from '../../../src/charts/labels-by-age.layout.ts';

const AREA = { width: 100, height: 164, top: 0, right: 0, bottom: 64, left: 0 };
const NO_MARKS = { settledRate: null, matureFrom: null };

function bucket(from: number, positives: number, unlabelled: number, rows = 1000) {
  return { from, to: from + 1, rows, positives, unlabelled };
}

test('buckets are as wide as each other, however many days they span', () => {
  const { buckets, line } = labelsByAgeLayout(
    [bucket(0, 100, 1000), bucket(1, 200, 0), bucket(50, 200, 0), bucket(99, 200, 0)],
    { settledRate: 0.2, matureFrom: 50 },
    AREA,
    30,
  );
  expect(buckets.map(({ left, width }) => [left, width])).toEqual([
    [0, 25],
    [25, 25],
    [50, 25],
    [75, 25],
  ]);
  expect(line).toMatch(/^M0,([\d.]+)H25V[\d.]+H50V[\d.]+H75V[\d.]+H100$/u);
});

test('the settled rate lies at the height of rates that are settled; the cut before the first mature bucket', () => {
  const { buckets, settled, cut } = labelsByAgeLayout(
    [bucket(0, 100, 0), bucket(5, 200, 0)],
    { settledRate: 0.2, matureFrom: 5 },
    AREA,
    30,
  );
  expect(settled).toBeCloseTo(buckets[1]!.y!, 9);
  expect(cut).toBe(50);
});

test('the strip shows the share of rows without a label, of its whole height', () => {
  const { unlabelled, stripBase } = labelsByAgeLayout(
    [bucket(0, 1, 1000), bucket(1, 1, 0)],
    NO_MARKS,
    AREA,
    30,
  );
  expect(stripBase).toBe(140);
  expect(unlabelled).toBe('M0,140V125H50V140H100V140Z');
});

test('a bucket without labels breaks the line; no buckets draw nothing', () => {
  const gap = labelsByAgeLayout([bucket(0, 1, 5), bucket(1, 0, 5, 0), bucket(2, 1, 5)], NO_MARKS, AREA, 30);
  expect(gap.line.match(/M/gu)).toHaveLength(2);
  expect(gap.buckets[1]).toMatchObject({ y: null, rate: null, low: null, unlabelled: 1 });
  const none = labelsByAgeLayout([], NO_MARKS, AREA, 30);
  expect([none.line, none.band, none.unlabelled, none.settled, none.cut]).toEqual(['', '', '', null, null]);
});

test('ages are written where they have room', () => {
  const many = Array.from({ length: 60 }, (_, i) => bucket(i, 1, 1));
  const { xTicks } = labelsByAgeLayout(many, NO_MARKS, { ...AREA, width: 340 }, 30);
  for (let i = 1; i < xTicks.length; i++)
    expect(xTicks[i]!.at - xTicks[i - 1]!.at).toBeGreaterThanOrEqual(64);
});
