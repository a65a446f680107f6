import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOutcomes } from '../../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import type { SideOutcomes } from '../../../../src/core/confirm/outcomes.ts';
import { meanAbsoluteError } from '../../../../src/core/metrics/mae.ts';
import { rocAuc } from '../../../../src/core/metrics/roc-auc.ts';
import { knownCases } from '../../../support/known-cases.ts';
import { readPair } from '../../../support/read-pair.ts';

const CASES = knownCases();

describe.skipIf(CASES.length === 0)('readOutcomes on real tables with known values', () => {
  it.each(CASES)('$name: $task, $offline offline, $online in serving', async (known) => {
    const outcomes = readOutcomes(await readPair(known.training, known.serving), DEFAULT_CONFIRM_SETTINGS);
    expect(outcomes.task).toBe(known.task);
    expect(metricOf(outcomes.training, known.metric)).toBeCloseTo(known.offline, 4);
    expect(metricOf(outcomes.serving, known.metric)).toBeCloseTo(known.online, 4);
    expect(outcomes.problems.filter(({ code }) => code !== 'labels-mostly-missing')).toEqual([]);
  });
});

const ORACLE = join(process.cwd(), '..', 'shared', 'oracle');
const hasOracle = existsSync(ORACLE);
if (!hasOracle) console.log(`skipped: nothing at ${ORACLE}`);

describe.skipIf(!hasOracle)('readOutcomes on the California data of NannyML', () => {
  it('gives the published areas, the labels of the analysis period joined by row', async () => {
    const read = (name: string) => readFileSync(join(ORACLE, `california_housing_${name}.csv`), 'utf8');
    const labels = read('analysis_gt').trim().split('\n').map((line) => line.split(',')[1]); // prettier-ignore
    const serving = read('analysis').trim().split('\n').map((line, row) => `${line},${labels[row]}`).join('\n'); // prettier-ignore
    const bytes = (text: string) => new TextEncoder().encode(text);
    const pair = await readPair(bytes(read('reference')), bytes(serving), {
      clf_target: 'label',
      y_pred_proba: 'prediction',
      y_pred: 'ignored',
    });
    const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
    expect(outcomes.task).toBe('binary');
    expect(metricOf(outcomes.training, 'roc_auc')).toBeCloseTo(0.9079415179034716, 12);
    expect(metricOf(outcomes.serving, 'roc_auc')).toBeCloseTo(0.8402458783370228, 12);
  });
});

function metricOf(side: SideOutcomes, metric: 'roc_auc' | 'mae'): number {
  const rows = Array.from(side.labels.keys()).filter(
    (row) => !Number.isNaN(side.labels[row]) && !Number.isNaN(side.predictions[row]),
  );
  const labels = Float64Array.from(rows, (row) => side.labels[row]);
  const predictions = Float64Array.from(rows, (row) => side.predictions[row]);
  const estimate =
    metric === 'mae' ? meanAbsoluteError(predictions, labels) : rocAuc(predictions, Uint8Array.from(labels));
  return estimate.value ?? NaN;
}
