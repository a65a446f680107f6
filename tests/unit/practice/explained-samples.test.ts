import { expect, test } from 'vitest';
import { readOutcomes } from '../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../src/core/confirm/settings.ts';
import { explainGap } from '../../../src/core/explain/explain.ts';
import { investigate } from '../../../src/core/explain/investigation.ts';
import { generateSample } from '../../../src/practice/generate-sample.ts';
import { SAMPLES } from '../../../src/practice/samples.ts';
import { confirmCase } from '../../bench/causes/confirm-case.ts';
import { readPair } from '../../support/read-pair.ts';

/** What each sample was made with: the sub-cause that comes first, and a feature that has to be named for it. */
const MADE_WITH: Record<string, [subCause: string, feature: string | null]> = {
  skew: ['an aggregate over another window', 'transaction_count'],
  drift: ['features that drift steadily', 'temperature_c'],
  leakage: ['a feature that knew the label in training', 'bureau_score'],
  feedback: ['labels only where the model said so', null],
  infrastructure: ['a default in place of values', 'avg_preparation_minutes'],
};

test.each(SAMPLES.map(({ name, cause }) => [name, cause]))(
  'the sample "%s" is explained as it was made: %s',
  async (name, cause) => {
    const { training, serving } = generateSample(name);
    const pair = await readPair(training, serving);
    const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
    const gap = confirmCase(pair, outcomes);
    const [first] = explainGap(investigate({ pair, outcomes, gap, seed: 1 })).causes;
    expect(first.cause).toBe(cause);
    expect(first.confidence).toBeGreaterThan(0.8);
    if (!Object.hasOwn(MADE_WITH, name)) return;
    const [subCause, feature] = MADE_WITH[name];
    expect(first.subCause).toBe(subCause);
    if (feature !== null) expect(first.features).toContain(feature);
  },
);
