import { describe, expect, it } from 'vitest';
import { featurePsi, meanAbsoluteError, readSample } from './read-sample.ts';

describe('infrastructure', () => {
  const { training, serving } = readSample('infrastructure');
  const isNewBuild = serving.column('model_version').map((version) => version === 'eta-3.2.1');
  const part = (name: string, after: boolean) =>
    serving.column(name).filter((_, i) => isNewBuild[i] === after);

  it('breaks at one moment: the old build answers before it, the new one after it', () => {
    const switches = isNewBuild.filter((after, i) => i > 0 && after !== isNewBuild[i - 1]).length;
    expect(switches).toBe(1);
    expect(isNewBuild[0]).toBe(false);
  });

  it('is as trained before the release', () => {
    for (const name of ['distance_km', 'avg_preparation_minutes']) {
      expect(featurePsi(training.column(name), part(name, false))).toBeLessThan(0.02);
    }
    const before = meanAbsoluteError(serving, (i) => !isNewBuild[i]);
    expect(before / meanAbsoluteError(training)).toBeLessThan(1.05);
  });

  it('cuts distances to whole kilometres and fills nulls with 0 after it', () => {
    expect(part('distance_km', true).every((cell) => /^\d+$/.test(cell))).toBe(true);
    expect(part('avg_preparation_minutes', true)).not.toContain('');
    expect(part('avg_preparation_minutes', true)).toContain('0');
    expect(training.column('avg_preparation_minutes')).not.toContain('0');
    const after = meanAbsoluteError(serving, (i) => isNewBuild[i]);
    expect(after / meanAbsoluteError(training)).toBeGreaterThan(1.3);
  });
});
