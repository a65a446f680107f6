import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { checkGap } from '../../../../src/core/confirm/check-gap.ts';
import { measureMetrics } from '../../../../src/core/confirm/measure-metrics.ts';
import { readOutcomes } from '../../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { confirmedGap } from '../../../../src/core/explain/confirmed-gap.ts';
import { explainGap } from '../../../../src/core/explain/explain.ts';
import { investigate } from '../../../../src/core/explain/investigation.ts';
import { knownCases } from '../../../support/known-cases.ts';
import { readPair } from '../../../support/read-pair.ts';

const CAUSE: Record<string, string> = {
  training_serving_skew: 'training-serving-skew',
  data_drift: 'data-drift',
  label_leakage: 'label-leakage',
  feedback_loop: 'feedback-loop',
  infrastructure: 'infrastructure-bug',
  none: 'no-real-gap',
};
const rows: string[] = [];

describe.runIf(knownCases().length > 0)('real tables with a planted fault', () => {
  test.each(knownCases())('$name: $sub_cause', async (known) => {
    const bytes = (path: string) => new Uint8Array(readFileSync(path));
    const pair = await readPair(bytes(known.training), bytes(known.serving));
    const settings = DEFAULT_CONFIRM_SETTINGS;
    const outcomes = readOutcomes(pair, settings);
    const gap = confirmedGap(checkGap(pair, outcomes, measureMetrics(outcomes, settings), settings));
    // The surrogate takes most of the time, and none of what is judged here rests on it.
    const report = explainGap(investigate({ pair, outcomes, gap, seed: 1, learn: () => null }));
    const [first] = report.causes;
    const accept = known.accept.map((cause) => CAUSE[cause]);
    rows.push(
      [known.name, known.sub_cause, first.cause, first.confidence.toFixed(2), first.features.join(' ')].join(
        ' | ',
      ),
    );
    if (known.cause === 'none') {
      expect(['no-real-gap', 'cannot-tell', ...accept]).toContain(first.cause);
      expect(first.cause).not.toBe('infrastructure-bug');
      expect(first.cause).not.toBe('training-serving-skew');
    } else {
      expect(accept).toContain(first.cause);
      if (known.features.length > 0 && first.features.length > 0)
        expect(first.features.some((feature) => known.features.includes(feature))).toBe(true);
    }
  });
});

afterAll(() => {
  if (rows.length > 0) console.log(rows.join('\n'));
});
