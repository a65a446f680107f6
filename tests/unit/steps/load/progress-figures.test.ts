import { describe, expect, it } from 'vitest';
import { progressFigures } from '../../../../src/steps/load/progress-figures.ts';

describe('progressFigures', () => {
  it('says nothing of rates before there is something to go by', () => {
    expect(progressFigures({ bytesRead: 0, bytesTotal: 0, rows: 0, elapsedMs: 0 })).toEqual({
      share: 0,
      bytes: '0 bytes of 0 bytes',
      rows: '0 rows',
      rate: '',
      left: '',
    });
  });

  it('extrapolates from the bytes', () => {
    expect(
      progressFigures({ bytesRead: 100e6, bytesTotal: 400e6, rows: 1_234_567, elapsedMs: 1000 }),
    ).toEqual({
      share: 0.25,
      bytes: '100 MB of 400 MB',
      rows: '1,234,567 rows',
      rate: '1,230,000 rows/s, 100 MB/s',
      left: '3 s left',
    });
  });

  it('never passes the end', () => {
    const { share, left } = progressFigures({ bytesRead: 12, bytesTotal: 10, rows: 1, elapsedMs: 5000 });
    expect({ share, left }).toEqual({ share: 1, left: '' });
  });
});
