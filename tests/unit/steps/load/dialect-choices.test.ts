import { describe, expect, it } from 'vitest';
import { DEFAULT_DIALECT } from '../../../../src/core/csv/dialect.ts';
import {
  DELIMITERS,
  describeDialect,
  spellingsToText,
  textToSpellings,
  withCurrent,
} from '../../../../src/steps/load/dialect-choices.ts';

describe('dialect in words', () => {
  it('puts the usual file in one line', () => {
    expect(describeDialect(DEFAULT_DIALECT)).toBe('UTF-8, comma, header, decimal point');
  });

  it('mentions what is unusual', () => {
    expect(
      describeDialect({
        ...DEFAULT_DIALECT,
        delimiter: '||',
        header: false,
        decimal: ',',
        comment: '#',
        skipLines: 2,
      }),
    ).toBe('UTF-8, "||", no header, decimal comma, 2 lines skipped, comments from #');
    expect(describeDialect({ ...DEFAULT_DIALECT, delimiter: '\t' })).toContain('tab');
  });

  it('offers a value that is none of the usual ones', () => {
    expect(withCurrent(DELIMITERS, '~').at(-1)).toEqual({ value: '~', words: '"~"' });
    expect(withCurrent(DELIMITERS, ',')).toBe(DELIMITERS);
  });

  it('reads null spellings back as they were shown', () => {
    const spellings = ['NA', '?', 'not available', '\\N'];
    expect(textToSpellings(spellingsToText(spellings))).toEqual(spellings);
    expect(textToSpellings('NA\r\n\nNA\n -')).toEqual(['NA', ' -']);
  });
});
