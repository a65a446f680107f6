import { expect, test } from 'vitest';
import type { SegmentBins } from '../../../../src/core/confirm/segment-bins.ts';
import { segmentTable, wholeSums } from '../../../../src/core/confirm/segment-table.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

const uniform = mulberry32(4);
const ROWS = 200;

function randomBins(count: number): SegmentBins {
  const rows = () => Uint8Array.from({ length: ROWS }, () => Math.floor(uniform() * count));
  return { name: '', rows: { training: rows(), serving: rows() }, count, conditions: [] };
}

const losses = () => Float64Array.from({ length: ROWS }, () => (uniform() < 0.1 ? NaN : uniform() * 4 - 2));
const [a, b] = [randomBins(5), randomBins(4)];
const both = { training: losses(), serving: losses() };

function bruteForce(side: 'training' | 'serving', isInside: (row: number) => boolean) {
  const inside = [...both[side]].filter((loss, row) => !Number.isNaN(loss) && isInside(row));
  return [
    inside.length,
    inside.reduce((sum, loss) => sum + loss, 0),
    inside.reduce((sum, loss) => sum + loss * loss, 0),
  ];
}

test('sums of every rectangle are those of its rows', () => {
  const pair = segmentTable(a, b, both);
  const alone = segmentTable(a, null, both);
  for (const side of ['training', 'serving'] as const)
    for (let first = 0; first < 5; first++)
      for (let last = first; last < 5; last++) {
        const condition = { first, last, words: '' };
        const isIn = (row: number) => a.rows[side][row] >= first && a.rows[side][row] <= last;
        const check = (sums: object, isInside: (row: number) => boolean) =>
          bruteForce(side, isInside).forEach((wanted, k) =>
            expect(Object.values(sums)[k]).toBeCloseTo(wanted, 10),
          );
        check(alone.sums(condition, null)[side], isIn);
        for (let bin = 0; bin < 4; bin++)
          check(
            pair.sums(condition, { first: bin, last: bin, words: '' })[side],
            (row) => isIn(row) && b.rows[side][row] === bin,
          );
      }
});

test('sums of all rows leave out those without a loss', () => {
  const { rows, sum, squares } = wholeSums(both).training;
  const wanted = bruteForce('training', () => true);
  [rows, sum, squares].forEach((value, k) => expect(value).toBeCloseTo(wanted[k], 10));
});
