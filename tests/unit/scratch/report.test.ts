import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { readOutcomes } from '../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../src/core/confirm/settings.ts';
import { explainGap } from '../../../src/core/explain/explain.ts';
import { investigate } from '../../../src/core/explain/investigation.ts';
import { knownCases } from '../../support/known-cases.ts';
import { readPair } from '../../support/read-pair.ts';
test('write', async () => {
  for (const known of knownCases().filter(({ name }) =>
    ['case-11', 'case-27', 'case-08', 'case-16', 'case-26'].includes(name),
  )) {
    const pair = await readPair(known.training, known.serving);
    const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
    const gap = {
      verdict: known.cause === 'none' ? ('not-established' as const) : ('real' as const),
      isImmature: false,
      isSelective: false,
    };
    const investigation = investigate({ pair, outcomes, gap, seed: 1 });
    writeFileSync(
      `gallery/${known.name}.json`,
      JSON.stringify({
        report: explainGap(investigation),
        comparisons: investigation.features.map((f) => f.comparison),
      }),
    );
  }
});
