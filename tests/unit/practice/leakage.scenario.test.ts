import { describe, expect, it } from 'vitest';
import { featurePsi, readSample, rocAuc } from './read-sample.ts';

describe('leakage', () => {
  const { training, serving } = readSample('leakage');

  it('looks the score up after the application in training, before it in serving', () => {
    const isLater = (table: typeof training) => {
      const applied = table.column('event_time');
      return table.column('bureau_updated_at').map((updated, i) => updated > applied[i]);
    };
    expect(isLater(training).filter((later) => later).length).toBeGreaterThan(19_900);
    expect(isLater(serving)).not.toContain(true);
  });

  it('lets one feature nearly give the answer in training, and its own share in serving', () => {
    // Low scores mean default, so the area is mirrored.
    expect(1 - rocAuc(training, 'bureau_score')).toBeGreaterThan(0.94);
    expect(1 - rocAuc(serving, 'bureau_score')).toBeLessThan(0.75);
  });

  it('hides from PSI: the leaking feature hardly moves', () => {
    expect(featurePsi(training.column('bureau_score'), serving.column('bureau_score'))).toBeLessThan(0.1);
  });
});
