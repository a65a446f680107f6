import { describe, expect, test } from 'vitest';
import type { FeatureSide } from '../../../../src/core/compare/type-difference.ts';
import { judge, severity } from '../../../../src/core/compare/verdict.ts';
import type { JudgeSettings } from '../../../../src/core/compare/verdict.ts';
import { compared, hashes, normals, numbers, PLAIN, randomNumbers, repeated, texts } from './sides.ts';

const USUAL: JudgeSettings = { setting: { edges: 'quantile', bins: 10 }, psiLine: 0.2 };

function verdict(training: FeatureSide | null, serving: FeatureSide | null): string {
  const { level, words } = judge(compared(training, serving), USUAL);
  return `${level}: ${words}`;
}

/** Every k-th value is replaced. */
function every<T>(values: readonly T[], k: number, value: T): T[] {
  return values.map((old, i) => (i % k === 0 ? value : old));
}

const bell = normals(2000, 50, 10, 1);
const sameBell = normals(1500, 50, 10, 2);

describe('planted faults', () => {
  const faults: [string, FeatureSide | null, FeatureSide | null, RegExp][] = [
    [
      'too many values for a dictionary, all written in another way',
      hashes(
        Array.from({ length: 3000 }, (_, i) => `shop ${i % 100}`),
        'text',
      ),
      hashes(
        Array.from({ length: 3000 }, (_, i) => `SHOP ${i % 100}`),
        'text',
      ),
      /^broken: all of serving in categories training never had, such as 'SHOP 0'/,
    ],
    ['no column in serving', numbers(bell), null, /^broken: missing in serving$/],
    ['no column in training', null, numbers(bell), /^broken: missing in training$/],
    ['text for numbers', numbers(bell), texts(['0.3 u', '1 u']), /^broken: served as text: '0.3 u'$/],
    [
      'a unit',
      numbers(bell),
      numbers(sameBell.map(Math.round), 'decimal', { ...PLAIN, suffix: ' u' }),
      /^broken: served as number with unit ' u', such as '\d+ u', trained as plain number$/,
    ],
    [
      'epoch seconds for milliseconds',
      numbers([1e12, 1.1e12], 'date-time', { kind: 'date-time', pattern: 'epoch-ms' }),
      numbers([1e12, 1.1e12], 'date-time', { kind: 'date-time', pattern: 'epoch-s' }),
      /^broken: served as date-time \(seconds since 1970\), trained as date-time \(milliseconds since 1970\)$/,
    ],
    ['all null', numbers(bell), numbers(bell.map(() => null)), /^broken: all null in serving/],
    ['all null in training', texts(repeated({ '': 0 })), texts(repeated({ a: 30 })), /^stable/],
    ['training was all null', numbers(bell.map(() => null)), numbers(bell), /^broken: all null in training/],
    [
      'constant',
      numbers(bell),
      numbers(sameBell.map(() => 50)),
      /^broken: always '50' in serving, 0% in training/,
    ],
    [
      'a frozen flag',
      texts(repeated({ a: 970, b: 30 })),
      texts(repeated({ a: 900 })),
      /^moved: always 'a' in serving, 97% in/,
    ],
    [
      'times a thousand',
      numbers(bell),
      numbers(sameBell.map((v) => v * 1000)),
      /^broken: 100% of serving outside training's range \(.+ to .+\); PSI [\d.]+, median 50\.?\d? → 50\d\d\d/,
    ],
    [
      'all categories new',
      texts(repeated({ a: 50, b: 50 })),
      texts(repeated({ A: 40, B: 60 })),
      /^broken: all of serving in categories training never had, such as 'B'/,
    ],
    [
      'half of the rows lose their value',
      numbers(bell),
      numbers(every(sameBell, 2, NaN)),
      /^broken: nulls 0% → 50%/,
    ],
    [
      'some rows lose their value',
      numbers(bell),
      numbers(every(sameBell, 10, NaN)),
      /^moved: nulls 0% → 10%/,
    ],
    ['nulls are filled now', numbers(every(bell, 5, NaN)), numbers(sameBell), /^moved: nulls 20% → 0%/],
    [
      'a shift',
      numbers(bell),
      numbers(normals(1500, 58, 10, 3)),
      /^moved: PSI 0\.[4-9]\d, median [45]\d(\.\d)? → 5[78](\.\d)?$/,
    ],
    [
      'a wider spread',
      numbers(bell),
      numbers(normals(1500, 50, 20, 3)),
      /^moved: PSI 0\.\d\d, above [\d.]+: 0% → 5%/,
    ],
    [
      'a sentinel',
      numbers(bell),
      numbers(every(sameBell, 25, -999)),
      /^moved: PSI 0\.2\d, below [\d.]+: 0% → 4.1%; '-999' in 4% of serving, 0% of training$/,
    ],
    [
      'a sentinel, too little for PSI',
      numbers(bell),
      numbers(every(sameBell, 35, -999)),
      /^moved: '-999' in 2.9% of serving, 0% of training$/,
    ],
    ['zeros for a mean', numbers(bell), numbers(every(sameBell, 20, 0)), /'0' in 5% of serving/],
    [
      'a new category',
      texts(repeated({ a: 500, b: 500 })),
      texts(repeated({ a: 470, b: 500, c: 30 })),
      /^moved: 3% of serving in categories training never had$/,
    ],
    [
      'another mix',
      texts(repeated({ a: 500, b: 500 })),
      texts(repeated({ a: 150, b: 850 })),
      /^moved: PSI 0\.6\d, 'a' 50% → 15%$/,
    ],
    [
      'unknown as a default',
      texts(repeated({ a: 900, unknown: 10 })),
      texts(repeated({ a: 900, unknown: 80 })),
      /'unknown' in 8\.2% of serving/,
    ],
    [
      'truncated to whole numbers',
      numbers(bell),
      numbers(sameBell.map(Math.trunc), 'integer'),
      /numbers with fractions in training, whole numbers in serving$/,
    ],
    [
      'decimal comma',
      numbers(bell),
      numbers(sameBell, 'decimal', { ...PLAIN, decimal: ',' }),
      /^moved: number with decimal point in training, number with decimal comma in serving$/,
    ],
  ];
  test.each(faults)('%s', (_name, training, serving, words) => {
    expect(verdict(training, serving)).toMatch(words);
  });
});

describe('near misses', () => {
  const random = randomNumbers(5);
  const days = (from: string, count: number): number[] =>
    Array.from({ length: count }, () => Date.parse(from) + Math.floor(random() * 30) * 86_400_000);
  const manyNames = Array.from({ length: 1000 }, () => `name ${Math.floor(random() * 3000)}`);
  const otherNames = Array.from({ length: 1000 }, () => `name ${Math.floor(random() * 3000)}`);
  const misses: [string, FeatureSide, FeatureSide][] = [
    [
      'free text, all new',
      hashes(
        Array.from({ length: 300 }, (_, i) => `text ${i}`),
        'text',
      ),
      hashes(
        Array.from({ length: 300 }, (_, i) => `text ${i + 300}`),
        'text',
      ),
    ],
    ['the same bell', numbers(bell), numbers(sameBell)],
    ['a hundred rows of it', numbers(bell.slice(0, 100)), numbers(sameBell.slice(0, 100))],
    ['ten rows of it', numbers(bell), numbers(sameBell.slice(0, 10))],
    ['one row of it', numbers(bell), numbers(sameBell.slice(0, 1))],
    ['no rows', numbers(bell), numbers([])],
    ['two nulls in a hundred', numbers(bell.slice(0, 100)), numbers(every(sameBell.slice(0, 100), 50, NaN))],
    ['nulls up by a point', numbers(every(bell, 10, NaN)), numbers(every(sameBell, 9, NaN))],
    ['one sentinel in fifty rows', numbers(bell), numbers([...sameBell.slice(100, 149), -999])],
    ['a zero share that grows a little', numbers(every(bell, 4, 0)), numbers(every(sameBell, 3, 0))],
    [
      'a rare flag that does not occur in few rows',
      texts(repeated({ a: 995, b: 5 })),
      texts(repeated({ a: 200 })),
    ],
    [
      'a rare value that is null in few rows',
      numbers([...new Array<null>(995).fill(null), 1, 2, 3, 4, 5]),
      numbers(new Array<null>(300).fill(null)),
    ],
    ['names that come and go', texts(manyNames), texts(otherNames)],
    [
      'a new category in two rows',
      texts(repeated({ a: 100, b: 100 })),
      texts(repeated({ a: 50, b: 48, c: 2 })),
    ],
    [
      'identifiers, all new',
      hashes(Array.from({ length: 300 }, (_, i) => `id ${i}`)),
      hashes(Array.from({ length: 300 }, (_, i) => `id ${i + 300}`)),
    ],
    [
      'numeric identifiers, all new',
      numbers(
        Array.from({ length: 300 }, (_, i) => i),
        'identifier',
      ),
      numbers(
        Array.from({ length: 300 }, (_, i) => i + 300),
        'identifier',
      ),
    ],
    [
      'identifiers in a dictionary, all new',
      texts(['a', 'b', 'c'], 'identifier'),
      texts(['d', 'e', 'f'], 'identifier'),
    ],
    ['few decimals that are whole by chance', numbers(bell), numbers([50, 51, 52], 'integer')],
    ['both empty', numbers([null, null]), texts([null, null, null])],
  ];
  test.each(misses)('%s', (_name, training, serving) => {
    expect(verdict(training, serving)).toMatch(/^stable: /);
  });

  test('later dates are moved, not broken', () => {
    const later = verdict(
      numbers(days('2024-01-01', 500), 'date-time'),
      numbers(days('2024-03-01', 500), 'date-time'),
    );
    expect(later).toMatch(/^moved: PSI [\d.]+, median 2024-01-\d\d → 2024-03-\d\d$/);
  });

  test('small tables: at most one in twenty crosses the band without drift, though half cross the line', () => {
    let moved = 0;
    let crossed = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { level, words } = judge(
        compared(numbers(normals(60, 0, 1, 1000 + seed)), numbers(normals(60, 0, 1, 2000 + seed))),
        USUAL,
      );
      if (level !== 'stable') moved++;
      if (level !== 'stable' || words.includes('without drift')) crossed++;
    }
    expect(crossed).toBeGreaterThan(40);
    expect(moved).toBeLessThanOrEqual(8);
  });
});

test('the line can be changed', () => {
  const slightly = compared(numbers(bell), numbers(normals(1500, 53, 10, 3)));
  expect(judge(slightly, USUAL).level).toBe('stable');
  expect(judge(slightly, { ...USUAL, psiLine: 0.05 }).words).toMatch(/^PSI 0\.\d+, median/);
});

test('what matters comes first', () => {
  const severities = [
    compared(numbers(bell), null),
    compared(numbers(bell), numbers(sameBell.map((value) => value * 1000))),
    compared(numbers(bell), numbers(normals(1500, 70, 10, 3))),
    compared(numbers(bell), numbers(normals(1500, 58, 10, 3))),
    compared(numbers(bell), numbers(normals(1500, 51, 10, 3))),
    compared(numbers(bell), numbers(bell)),
  ].map((comparison) => severity(comparison, USUAL));
  expect([...severities].sort((a, b) => b - a)).toEqual(severities);
});
