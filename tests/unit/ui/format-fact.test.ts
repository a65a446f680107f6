import { expect, test } from 'vitest';
import { fact, type Fact } from '../../../src/core/fact.ts';
import { formatFact } from '../../../src/ui/format-fact.ts';

const HOUR_MS = 3_600_000;

test.each<[number | null, Fact['unit'], string]>([
  [12_345, 'count', '12,345'],
  [0.031, 'share', '3.1%'],
  [0.12345, 'number', '0.123'],
  [Date.UTC(2026, 2, 31), 'time', '2026-03-31'],
  [5 * HOUR_MS, 'duration', '5 h'],
  [-5 * HOUR_MS, 'duration', '−5 h'],
  [60 * HOUR_MS, 'duration', '2.5 days'],
  [0.0004, 'p-value', '< 0.001'],
  [0.04, 'p-value', '0.04'],
  [null, 'count', '–'],
  [NaN, 'number', '–'],
])('%s as %s reads %s', (value, unit, text) => {
  expect(formatFact(fact('a fact', value, unit))).toBe(text);
});
