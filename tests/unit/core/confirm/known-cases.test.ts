import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkGap } from '../../../../src/core/confirm/check-gap.ts';
import { readOutcomes } from '../../../../src/core/confirm/read-outcomes.ts';
import type { ChecksReport } from '../../../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { knownCases, type KnownCase } from '../../../support/known-cases.ts';
import { measureMetrics } from '../../../../src/core/confirm/measure-metrics.ts';
import { readPair } from '../../../support/read-pair.ts';

async function check(
  training: Uint8Array | string,
  serving: Uint8Array | string,
  task: KnownCase['task'],
): Promise<ChecksReport> {
  const pair = await readPair(training, serving);
  const settings = DEFAULT_CONFIRM_SETTINGS;
  const outcomes = readOutcomes(pair, settings);
  expect(outcomes.task).toBe(task);
  return checkGap(pair, outcomes, measureMetrics(outcomes, settings), settings);
}

// What honesty asks of a pair, by what was done to it.
function wanted(known: KnownCase): string[] {
  if (known.sub_cause === 'labels_not_mature') return ['explained'];
  // Half of serving's labels are missing by the score.
  if (known.sub_cause === 'selective_labels') return ['cannot-tell', 'real'];
  return known.cause === 'none' ? ['not-established'] : ['real'];
}

describe('the verdict on pairs of real tables whose cause is known', () => {
  const table: string[] = [];
  afterAll(() => console.log(table.join('\n')));

  for (const known of knownCases()) {
    test(`${known.name}: ${known.cause}, ${known.sub_cause}`, async () => {
      const { verdict, explanations, waterfall } = await check(known.training, known.serving, known.task);
      table.push([known.name, known.sub_cause, verdict.verdict, verdict.sentence].join(' | '));
      expect(wanted(known)).toContain(verdict.verdict);
      expect(verdict.sentence).not.toMatch(/NaN|Infinity|null|undefined/);
      const late = explanations.find(({ id }) => id === 'label-maturity');
      // 180 rows are too few to look at labels by age.
      const answers = known.sub_cause === 'serving_sample_too_small' ? ['cannot-tell'] : ['ruled-out'];
      expect(known.sub_cause === 'labels_not_mature' ? ['explains'] : answers).toContain(late?.answer);
      expect(waterfall.at(0)?.to).toBe(verdict.gap?.gap);
      expect(waterfall.slice(1).reduce((sum, { from, to }) => sum + from - to, 0)).toBeCloseTo(
        verdict.gap?.gap ?? NaN,
        12,
      );
      waterfall.slice(1).forEach(({ from }, i) => expect(from).toBe(waterfall[i].to));
    });
  }

  const oracle = join(process.cwd(), '..', 'shared', 'oracle');
  if (!existsSync(oracle)) console.log(`skipped: no tables at ${oracle}`);
  test.skipIf(!existsSync(oracle))('California housing: from 0.908 to 0.840', async () => {
    const lines = (file: string) => readFileSync(join(oracle, file), 'utf8').trimEnd().split('\n');
    const labels = new Map(
      lines('california_housing_analysis_gt.csv').map((line) => line.split(',') as [string, string]),
    );
    const serving = lines('california_housing_analysis.csv')
      .map((line) => `${line},${labels.get(line.split(',')[0])}`)
      .join('\n');
    const { verdict } = await check(
      new TextEncoder().encode(withoutDecision(lines('california_housing_reference.csv').join('\n'))),
      new TextEncoder().encode(withoutDecision(serving)),
      'binary',
    );
    table.push(['California', '', verdict.verdict, verdict.sentence].join(' | '));
    expect(verdict.verdict).toBe('real');
    expect(verdict.training?.value).toBeCloseTo(0.9079, 3);
    expect(verdict.serving?.value).toBeCloseTo(0.8402, 3);
  });
});

// The column of decisions would otherwise be as good a prediction as that of scores.
function withoutDecision(text: string): string {
  const [head, ...rows] = text.split('\n');
  const at = head.split(',').indexOf('y_pred');
  const drop = (line: string) =>
    line
      .split(',')
      .filter((_, i) => i !== at)
      .join(',');
  return [head, ...rows].map(drop).join('\n');
}
