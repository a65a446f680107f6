import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatCountOf, formatDuration } from '../../../src/ui/quantities.ts';

describe('quantities', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [998, '998 bytes'],
    [1000, '1.00 kB'],
    [1_250_000, '1.25 MB'],
    [9_999_999, '10.0 MB'],
    [270_400_000, '270 MB'],
    [999_999_999, '1.00 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, 'under 1 s'],
    [1400, '1 s'],
    [59_600, '1 min'],
    [185_000, '3 min 5 s'],
    [4_320_000, '1 h 12 min'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it('counts with a noun', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatCountOf(1234567, 'row')).toBe('1,234,567 rows');
    expect(formatCountOf(1, 'row')).toBe('1 row');
    expect(formatCountOf(0, 'row')).toBe('0 rows');
    expect(formatCountOf(2, 'entry', 'entries')).toBe('2 entries');
  });
});
