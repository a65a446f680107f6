import { test } from 'vitest';
import { readOutcomes } from '../../../src/core/confirm/read-outcomes.ts';
import { measureMetrics } from '../../../src/core/confirm/measure-metrics.ts';
import { checkGap } from '../../../src/core/confirm/check-gap.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../src/core/confirm/settings.ts';
import { explainGap } from '../../../src/core/explain/explain.ts';
import { investigate } from '../../../src/core/explain/investigation.ts';
import { knownCases } from '../../support/known-cases.ts';
import { readPair } from '../../support/read-pair.ts';
test('board', async () => {
  let right = 0;
  for (const known of knownCases().filter((k) => ['case-06', 'case-28'].includes(k.name))) {
    const pair = await readPair(known.training, known.serving);
    const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
    const t0 = performance.now();
    const metrics = measureMetrics(outcomes, DEFAULT_CONFIRM_SETTINGS);
    const checks = checkGap(pair, outcomes, metrics, DEFAULT_CONFIRM_SETTINGS);
    const t1 = performance.now();
    const holds = (id: string, ...answers: string[]) =>
      checks.explanations.some((one) => one.id === id && answers.includes(one.answer));
    const gap = {
      verdict: checks.verdict.verdict,
      isImmature: holds('label-maturity', 'explains', 'explains-part'),
      isSelective: holds('selective-labels', 'explains', 'explains-part', 'cannot-tell'),
    };
    const investigation = investigate({ pair, outcomes, gap, seed: 1 });
    const report = explainGap(investigation);
    const t2 = performance.now();
    const map: Record<string, string> = {
      'training-serving-skew': 'training_serving_skew',
      'data-drift': 'data_drift',
      'label-leakage': 'label_leakage',
      'feedback-loop': 'feedback_loop',
      'infrastructure-bug': 'infrastructure',
      'no-real-gap': 'none',
      'cannot-tell': 'cannot',
    };
    const ok = known.accept.includes(map[report.causes[0].cause]);
    right += Number(ok);
    console.log(
      `${ok ? 'ok ' : 'XX '} ${known.name} ${known.cause}/${known.sub_cause} [${known.features}] ${JSON.stringify(gap)} -> ${report.sentence} | ${report.causes.slice(0, 3).map((c) => `${c.cause} ${c.confidence.toFixed(2)}`)} ${(t1 - t0).toFixed(0)} ${(t2 - t1).toFixed(0)}ms`,
    );
  }
  console.log('right', right);
});
