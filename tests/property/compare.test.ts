import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binLookup } from '../../src/core/compare/bin-lookup.ts';
import { BIN_SETTINGS, binSettingKey } from '../../src/core/compare/comparison.ts';
import type { Bin, Comparison } from '../../src/core/compare/comparison.ts';
import { binDistances, psiContributions } from '../../src/core/compare/distances.ts';
import { seedExplanation } from '../../src/core/compare/seed-explanation.ts';
import type { FeatureSide } from '../../src/core/compare/type-difference.ts';
import { judge, severity } from '../../src/core/compare/verdict.ts';
import type { ColumnType } from '../../src/core/table/column.ts';
import { compared, hashes, numbers, texts } from '../unit/core/compare/sides.ts';

const anyNumber = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 3, arbitrary: fc.double({ noNaN: true, min: -100, max: 100 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(Infinity, -Infinity, -0, -999, 1.7e308, -1.7e308, 5e-324) },
);
const numberArray = fc.oneof(fc.array(anyNumber, { maxLength: 150 }), fc.array(anyNumber, { maxLength: 6 }));
const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'unknown', '__proto__', 'constructor') },
  { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const textArray = fc.array(anyText, { maxLength: 150 });

const numberSide = fc
  .tuple(numberArray, fc.constantFrom<ColumnType>('integer', 'decimal', 'boolean', 'date-time', 'identifier'))
  .map(([values, type]) => numbers(values, type));
const textSide = fc
  .tuple(textArray, fc.constantFrom<ColumnType>('category', 'text', 'identifier', 'boolean'))
  .map(([values, type]) => texts(values, type));
const hashedSide = textArray.map((values) => hashes(values));
const anySide = fc.oneof(numberSide, textSide, hashedSide);

function rowsOf({ column }: FeatureSide): number {
  if (column.storage === 'text') return column.codes.length;
  return column.storage === 'number' ? column.values.length : column.hashes.length;
}

function rowsIn(bins: readonly Bin[], side: 'training' | 'serving'): number {
  return bins.reduce((sum, bin) => sum + bin[side], 0);
}

function allBins(comparison: Comparison): Bin[][] {
  return BIN_SETTINGS.map((setting) => comparison.bins[binSettingKey(setting)] ?? []);
}

/** Where in a plain object something other than text, finite numbers, booleans and null stands. */
function unsafePlaces(value: unknown, path = ''): string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object') return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => unsafePlaces(inner, `${path}.${key}`));
}

describe('a comparison', () => {
  test('counts every row of both sides in exactly one bin, under every setting', () => {
    const pairs = fc.oneof(
      fc.tuple(numberSide, numberSide),
      fc.tuple(textSide, textSide),
      fc.tuple(hashedSide, fc.oneof(textSide, hashedSide)),
    );
    fc.assert(
      fc.property(pairs, ([training, serving]) => {
        for (const bins of allBins(compared(training, serving))) {
          expect(rowsIn(bins, 'training')).toBe(rowsOf(training));
          expect(rowsIn(bins, 'serving')).toBe(rowsOf(serving));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('survives JSON, whatever the columns hold', () => {
    fc.assert(
      fc.property(fc.option(anySide), anySide, fc.boolean(), (one, other, isSwapped) => {
        const comparison = isSwapped ? compared(other, one) : compared(one, other);
        expect(unsafePlaces(comparison)).toEqual([]);
        for (const bins of allBins(comparison)) {
          expect(unsafePlaces(binDistances(bins))).toEqual([]);
          expect(unsafePlaces(psiContributions(bins))).toEqual([]);
        }
        for (const setting of BIN_SETTINGS) {
          const verdict = judge(comparison, { setting, psiLine: 0.2 });
          expect(verdict.words).not.toBe('');
          expect(verdict.words).not.toMatch(/NaN|undefined|Infinity|\[object/);
          const level = severity(comparison, { setting, psiLine: 0.2 });
          expect(Math.floor(level / 2)).toBe(['stable', 'moved', 'broken'].indexOf(verdict.level));
          expect(seedExplanation(comparison, setting)).not.toMatch(/NaN[^,]*%|undefined|Infinity/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of a table with itself finds nothing', () => {
    fc.assert(
      fc.property(anySide, (side) => {
        const comparison = compared(side, side);
        for (const bins of allBins(comparison)) {
          const distances = binDistances(bins);
          if (distances === null) continue;
          expect(distances.psi).toBe(0);
          expect(distances.jensenShannon).toBe(0);
          expect(distances.hellinger).toBe(0);
          expect(distances.totalVariation).toBe(0);
        }
        expect(comparison.distances.ks?.statistic ?? 0).toBe(0);
        expect(comparison.distances.wasserstein ?? 0).toBe(0);
        expect(comparison.newCategoryCount + comparison.missingCategoryCount).toBe(0);
        expect(comparison.spikes).toEqual([]);
        for (const setting of BIN_SETTINGS) {
          expect(judge(comparison, { setting, psiLine: 0.2 }).level).toBe('stable');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(numberArray, numberArray, (a, b) => {
        const reversed = compared(numbers([...a].reverse()), numbers([...b].reverse()));
        const straight = compared(numbers(a), numbers(b));
        expect(reversed.bins).toEqual(straight.bins);
        expect(reversed.histogram).toEqual(straight.histogram);
        expect(reversed.ecdf).toEqual(straight.ecdf);
      }),
    );
  });

  test('draws all values: the histogram has every value, the curves rise to 1', () => {
    fc.assert(
      fc.property(numberSide, numberSide, (training, serving) => {
        const { histogram, ecdf, training: before, serving: after } = compared(training, serving);
        if (histogram) {
          const sum = (counts: readonly number[]): number =>
            counts.reduce((total, count) => total + count, 0);
          expect(sum(histogram.training)).toBe(before!.rows - before!.nulls);
          expect(sum(histogram.serving)).toBe(after!.rows - after!.nulls);
          for (let k = 1; k < histogram.edges.length; k++) {
            expect(histogram.edges[k]).toBeGreaterThan(histogram.edges[k - 1]);
          }
        }
        if (ecdf) {
          for (const shares of [ecdf.training, ecdf.serving]) {
            expect(shares[shares.length - 1]).toBe(1);
            expect([...shares].sort((a, b) => a - b)).toEqual(shares);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('PSI is what its bins contribute, and both divergences together', () => {
  fc.assert(
    fc.property(numberSide, numberSide, (training, serving) => {
      for (const bins of allBins(compared(training, serving))) {
        const distances = binDistances(bins);
        if (!distances) continue;
        const parts = psiContributions(bins);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(distances.psi, 10);
        expect(distances.klTrainingServing + distances.klServingTraining).toBeCloseTo(distances.psi, 10);
      }
    }),
  );
});

test('row by row, each serving row falls into the bin that the comparison counted it in', () => {
  const pairs = fc.oneof(fc.tuple(numberSide, numberSide), fc.tuple(textSide, textSide));
  fc.assert(
    fc.property(pairs, ([training, serving]) => {
      for (const bins of allBins(compared(training, serving))) {
        const lookup = binLookup(serving.column, bins);
        if (!lookup) continue;
        const rows = rowsOf(serving);
        const counts = new Uint32Array(lookup.training.length);
        lookup.count(0, rows, new Int32Array(rows), counts);
        const added = new Array<number>(lookup.training.length - bins.length).fill(0);
        expect([...counts]).toEqual([...bins.map((bin) => bin.serving), ...added]);
      }
    }),
    { numRuns: 500 },
  );
});
