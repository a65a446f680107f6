import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultMessage } from '../../../src/app/messages.ts';
import type { FaultCode } from '../../../src/core/faults.ts';

/** The codes as the source lists them, so that a new one cannot be forgotten here. */
const source = readFileSync(new URL('../../../src/core/faults.ts', import.meta.url), 'utf8');
const union = source.slice(source.indexOf('type FaultCode'), source.indexOf('export interface Fault'));
const CODES = [...union.matchAll(/\| '([a-z-]+)'/g)].map(([, code]) => code as FaultCode);

describe('faultMessage', () => {
  it('finds the codes', () => {
    expect(CODES).toContain('empty-file');
    expect(CODES).toContain('no-common-column');
    expect(CODES.length).toBeGreaterThan(20);
  });

  it.each(CODES)('says what happened and what to do: %s', (code) => {
    const { title, advice } = faultMessage({ code });
    expect(title).toMatch(/^[A-Z0-9].{10,}\.$/s);
    expect(advice).toMatch(/^[A-Z].{20,}\.$/s);
    expect(`${title} ${advice}`).not.toMatch(/undefined|NaN|\bplease\b|\byou must\b/i);
  });

  it('names file, row, line and column', () => {
    expect(
      faultMessage({ code: 'too-few-cells', file: 'train.csv', row: 3, line: 5, column: 'age', count: 2 })
        .where,
    ).toBe('train.csv, first in row 3, line 5 of the file, column “age”');
    expect(faultMessage({ code: 'unclosed-quote', file: 'a.csv', row: 1 }).where).toBe('a.csv, row 1');
    expect(faultMessage({ code: 'same-file' }).where).toBe('');
  });

  it('counts in the singular and the plural', () => {
    expect(faultMessage({ code: 'too-few-cells' }).title).toMatch(/^1 row with/);
    expect(faultMessage({ code: 'too-few-cells', count: 1200 }).title).toMatch(/^1,200 rows with/);
  });

  it('ends a sentence once', () => {
    expect(faultMessage({ code: 'not-a-table', detail: 'It is a page.' }).title).toMatch(/[^.]\.$/);
  });

  it('has different words for every code', () => {
    expect(new Set(CODES.map((code) => faultMessage({ code }).title)).size).toBe(CODES.length);
  });
});
