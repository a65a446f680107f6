import { expect, test } from 'vitest';
import type { CaseFile } from '../../../../src/core/case-file/case-file.ts';
import { writeCaseFile } from '../../../../src/core/case-file/write-case-file.ts';
import { exampleCaseFile } from './example-case-file.ts';

test('the same diagnosis gives the same text, whatever the order of its keys', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, part]) => [name, reversed(part)]),
    );
  };
  const file = exampleCaseFile();
  expect(writeCaseFile(reversed(file) as CaseFile)).toBe(writeCaseFile(file));
});

test('every feature has a line of its own', () => {
  const file = exampleCaseFile();
  const lines = writeCaseFile(file).split('\n');
  for (const { name } of file.compare.features) {
    expect(
      lines.filter((line) => line.startsWith(`{"name":${JSON.stringify(name)},"servingName"`)),
    ).toHaveLength(1);
  }
});

test('features start with what people look for', () => {
  const [feature] = (JSON.parse(writeCaseFile(exampleCaseFile())) as CaseFile).compare.features;
  expect(Object.keys(feature).slice(0, 8)).toEqual([
    'name',
    'servingName',
    'type',
    'psi',
    'psiNoDriftBand',
    'verdict',
    'verdictWords',
    'distances',
  ]);
});

test('a case file without features is written', () => {
  const file = { ...exampleCaseFile(), compare: { features: [] } };
  expect((JSON.parse(writeCaseFile(file)) as CaseFile).compare).toEqual({ features: [] });
});

test('what the type does not name is left out', () => {
  expect(writeCaseFile({ ...exampleCaseFile(), secret: 'canary' } as CaseFile)).not.toContain('canary');
});

test.each<[string, (file: CaseFile) => void, RegExp]>([
  ['NaN', (file) => (file.compare.features[1].psi = NaN), /compare\.features\[1\]\.psi should be a number/],
  ['an infinity', (file) => (file.settings.psiLine = Infinity), /settings\.psiLine should be a number/],
  ['a name twice', (file) => file.joins.push(file.joins[0]), /joins should hold no name twice/],
  ['NaN in a later step', (file) => (file.monitor = [NaN]), /monitor\[0\] should be a number/],
])('%s is a mistake of the program', (_, breakIt, message) => {
  const file = exampleCaseFile();
  breakIt(file);
  expect(() => writeCaseFile(file)).toThrow(RangeError);
  expect(() => writeCaseFile(file)).toThrow(message);
});
