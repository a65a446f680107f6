import { describe, expect, test } from 'vitest';
import { cochranArmitage } from '../../../../src/core/confirm/cochran-armitage.ts';

describe('Cochran-Armitage trend', () => {
  test('squared is N times the squared correlation over the rows', () => {
    const positives = [3, 9, 8, 20];
    const rows = [30, 40, 25, 50];
    const places = [0.5, 1, 4, 4.5];
    const all = rows.flatMap((n, i) =>
      Array.from({ length: n }, (_, k) => [places[i], Number(k < positives[i])]),
    );
    const mean = (term: (row: number[]) => number) =>
      all.reduce((sum, row) => sum + term(row), 0) / all.length;
    const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
    const correlation =
      mean(([x, y]) => (x - mx) * (y - my)) /
      Math.sqrt(mean(([x]) => (x - mx) ** 2) * mean(([, y]) => (y - my) ** 2));
    expect(cochranArmitage(positives, rows, places)?.z).toBeCloseTo(correlation * Math.sqrt(all.length), 10);
  });

  test('by hand, with its p-value', () => {
    // 20 / sqrt(0.4 * 0.6 * 100)
    const result = cochranArmitage([10, 20, 30], [50, 50, 50]);
    expect(result?.z).toBeCloseTo(20 / Math.sqrt(24), 12);
    expect(result?.pValue).toBeCloseTo(4.4557e-5, 8);
    expect(cochranArmitage([30, 20, 10], [50, 50, 50])?.z).toBeCloseTo(-20 / Math.sqrt(24), 12);
  });

  test('is null where nothing varies', () => {
    expect(cochranArmitage([0, 0], [5, 5])).toBeNull();
    expect(cochranArmitage([1], [5])).toBeNull();
    expect(cochranArmitage([], [])).toBeNull();
    expect(() => cochranArmitage([6], [5])).toThrow(RangeError);
  });
});
