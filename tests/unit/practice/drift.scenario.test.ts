import { describe, expect, it } from 'vitest';
import { meanAbsoluteError, readSample } from './read-sample.ts';

describe('drift', () => {
  const { training, serving } = readSample('drift');

  it('creeps in: the new line and the error grow from month to month', () => {
    const months = serving.column('event_time').map((time) => Number(time.slice(5, 7)));
    const lines = serving.column('product_line');
    const shares = [4, 5, 6, 7].map((month) => {
      const of = lines.filter((_, i) => months[i] === month);
      return of.filter((line) => line === 'zero sugar').length / of.length;
    });
    const errors = [4, 5, 6, 7].map((month) => meanAbsoluteError(serving, (i) => months[i] === month));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(errors).toEqual(errors.toSorted((a, b) => a - b));
    expect(shares[0]).toBe(0);
    // In the first weeks the model is still about as good as in training.
    expect(errors[0] / meanAbsoluteError(training)).toBeLessThan(1.5);
    expect(errors[3] / errors[0]).toBeGreaterThan(1.5);
  });

  it('has a line in serving that training never had', () => {
    expect(training.column('product_line')).not.toContain('zero sugar');
  });
});
