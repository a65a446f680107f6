import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../../src/practice/samples.ts';

describe('SAMPLES', () => {
  it('has each cause once, and one with nothing wrong', () => {
    expect(SAMPLES.map((sample) => sample.cause).toSorted()).toEqual([
      'data-drift',
      'feedback-loop',
      'infrastructure-bug',
      'label-leakage',
      'no-real-gap',
      'training-serving-skew',
    ]);
  });

  it('has names that can stand in an address, each once', () => {
    for (const { name } of SAMPLES) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(new Set(SAMPLES.map((sample) => sample.name)).size).toBe(SAMPLES.length);
  });

  it.each(SAMPLES)('$name: title and story do not give the cause away', ({ title, story }) => {
    expect(`${title} ${story}`).not.toMatch(
      /skew|drift|leak|loop|bug|release|noise|future|window|null|nothing/i,
    );
    const sentences = story.split(/(?<=[.?!]) /);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(3);
  });

  it('stays light: the list imports types only', () => {
    const source = readFileSync(new URL('../../../src/practice/samples.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^import (?!type )/m);
  });
});
