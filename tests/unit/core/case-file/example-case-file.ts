import { makeCaseFile } from '../../../../src/core/case-file/make-case-file.ts';
import type { CaseFileParts } from '../../../../src/core/case-file/make-case-file.ts';
import type { CaseFile, CaseFileTable } from '../../../../src/core/case-file/case-file.ts';
import { compareFeature } from '../../../../src/core/compare/feature-comparison.ts';
import type { Comparison } from '../../../../src/core/compare/comparison.ts';
import { DEFAULT_DIALECT } from '../../../../src/core/csv/dialect.ts';
import type { Column, ColumnSchema, ColumnType } from '../../../../src/core/table/column.ts';

/** Names that break what handles names carelessly. */
export const NASTY_NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<img src=x onerror=alert(1)>',
  '\u202Egnp.exe',
  'العمر',
  '\uD800 alone',
  'nul\0 and "quote" and \\ and \u2028',
  '',
  '7',
];

const ROWS = 400;

/** A table of `rows` rows as far as a case file knows it, with all that may be left out. */
function exampleTable(names: readonly string[]): CaseFileTable {
  return {
    files: [{ name: '<b>a</b>.csv', bytes: 123456, rowsUsed: ROWS, rowsSetAside: 2 }],
    rows: ROWS,
    columns: names.map((name, index) => schemaOf(name, 'decimal', index)),
    setAsideCount: 2,
    blankLines: 1,
    faults: [
      { code: 'too-few-cells', file: 'a.csv', row: 7, line: 8, column: 'x', detail: 'a,b', count: 2 },
      { code: 'nul-bytes' },
    ],
  };
}

function schemaOf(name: string, type: ColumnType, index = 0): ColumnSchema {
  return {
    name,
    index,
    type,
    format:
      type === 'decimal'
        ? { kind: 'number', decimal: '.', thousands: '', prefix: '€', suffix: '' }
        : type === 'date-time'
          ? { kind: 'date-time', pattern: 'iso' }
          : { kind: 'text' },
    nulls: [{ spelling: '', count: 3 }],
    misfits: { count: 1, examples: [{ row: 9, text: 'abc' }] },
    count: ROWS,
    distinct: ROWS,
  };
}

function compare(
  name: string,
  type: ColumnType,
  training: Column | null,
  serving: Column | null,
): Comparison {
  const side = (column: Column | null): Parameters<typeof compareFeature>[0] =>
    column && { column, schema: schemaOf(name, type) };
  return compareFeature(side(training), side(serving), { name, servingName: `${name}2`, preview: false });
}

function numbers(of: (row: number) => number): Column {
  return { storage: 'number', values: Float64Array.from({ length: ROWS }, (_, row) => of(row)) };
}

function words(dictionary: string[], of: (row: number) => number): Column {
  return { storage: 'text', codes: Uint32Array.from({ length: ROWS }, (_, row) => of(row)), dictionary };
}

/** Real comparisons of every kind: numbers, text, hashes, moments, a missing side, nothing in common. */
export function exampleComparisons(): Comparison[] {
  const amount = numbers((row) => Math.sin(row) * 10);
  const country = words(['', 'FR', '__proto__', '<b>DE</b>'], (row) => row % 4);
  const ids: Column = {
    storage: 'hashed',
    hashes: Float64Array.from({ length: ROWS }, (_, row) => row * 7919),
    examples: ['u1', 'u2'],
  };
  return [
    compare('amount', 'decimal', amount, amount),
    compare(
      'moved',
      'decimal',
      amount,
      numbers((row) => (row % 5 === 0 ? NaN : Math.sin(row) * 30 + 12)),
    ),
    compare(
      'infinite',
      'decimal',
      amount,
      numbers((row) => (row % 9 === 0 ? Infinity : 1e308 * Math.sin(row))),
    ),
    compare(
      'country',
      'category',
      country,
      words(['', 'FR', 'new', ''], (row) => row % 3),
    ),
    compare('user', 'identifier', ids, ids),
    compare(
      'seen at',
      'date-time',
      numbers((row) => row * 1e9),
      numbers((row) => row * 1e9 + 5e11),
    ),
    compare('gone', 'decimal', amount, null),
    compare('added', 'category', null, country),
    compare(
      'empty',
      'decimal',
      amount,
      numbers(() => NaN),
    ),
    compare('price', 'decimal', amount, country),
  ];
}

/** The parts of a whole diagnosis. */
export function exampleParts(): CaseFileParts {
  const comparisons = exampleComparisons();
  const names = comparisons.map(({ name }) => name);
  return {
    tables: { training: exampleTable(names), serving: exampleTable([...names, ...NASTY_NAMES]) },
    dialects: {
      training: DEFAULT_DIALECT,
      serving: { ...DEFAULT_DIALECT, delimiter: '\t', decimal: ',', encoding: 'utf-16le' },
    },
    roles: [
      ...names.map((name) => ({ name, role: 'feature' as const })),
      ...NASTY_NAMES.map((name) => ({ name, role: 'ignored' as const })),
    ],
    joins: [
      { training: 'amount', serving: 'amount2' },
      { training: '__proto__', serving: 'constructor' },
    ],
    settings: { bins: 10, edges: 'quantile', psiLine: 0.2 },
    comparisons,
  };
}

/** A diagnosis as far as Compare. */
export function exampleCaseFile(): CaseFile {
  return makeCaseFile(exampleParts());
}
