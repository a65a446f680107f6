import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../../../src/core/case-file/case-file.schema.json' with { type: 'json' };
import { makeCaseFile } from '../../../../src/core/case-file/make-case-file.ts';
import { readCaseFile } from '../../../../src/core/case-file/read-case-file.ts';
import { confirmRecord, explainRecord } from '../../../../src/core/case-file/steps-record.ts';
import { writeCaseFile } from '../../../../src/core/case-file/write-case-file.ts';
import { checkGap } from '../../../../src/core/confirm/check-gap.ts';
import { NO_DECISION } from '../../../../src/core/confirm/decision.ts';
import { measureMetrics } from '../../../../src/core/confirm/measure-metrics.ts';
import { readOutcomes } from '../../../../src/core/confirm/read-outcomes.ts';
import { findWeakSegments } from '../../../../src/core/confirm/segments.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { evidenceKey, NO_EXPLAIN_DECISION } from '../../../../src/core/explain/decision.ts';
import { explainGap } from '../../../../src/core/explain/explain.ts';
import { investigate } from '../../../../src/core/explain/investigation.ts';
import { generateSample } from '../../../../src/practice/generate-sample.ts';
import { SAMPLES } from '../../../../src/practice/samples.ts';
import { knownCases } from '../../../support/known-cases.ts';
import { readPair } from '../../../support/read-pair.ts';
import { exampleParts } from './example-case-file.ts';

const validate = new Ajv2020({ allErrors: true }).compile(schema);

async function diagnose(training: Uint8Array | string, serving: Uint8Array | string) {
  const pair = await readPair(training, serving);
  const settings = DEFAULT_CONFIRM_SETTINGS;
  const outcomes = readOutcomes(pair, settings);
  const metrics = measureMetrics(outcomes, settings);
  const checks = checkGap(pair, outcomes, metrics, settings);
  const segments = findWeakSegments(pair, outcomes);
  const gap = { verdict: checks.verdict.verdict, isImmature: false, isSelective: false };
  const report = explainGap(investigate({ pair, outcomes, gap, seed: 1 }));
  return { found: { metrics, checks, segments }, report };
}

/** Written, valid by the schema, and the same when it is read. */
function expectRoundTrip({ found, report }: Awaited<ReturnType<typeof diagnose>>) {
  const confirm = confirmRecord(found, DEFAULT_CONFIRM_SETTINGS, {
    ...NO_DECISION,
    reason: 'because',
    answers: { metric: 'same' },
  });
  const explain = explainRecord(report, { ...NO_EXPLAIN_DECISION, cause: 'data-drift', reason: 'I know' });
  const text = writeCaseFile(makeCaseFile({ ...exampleParts(), confirm, explain }));
  expect(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  const answer = readCaseFile(text);
  if (!answer.ok) throw new Error(answer.reason);
  expect(answer.value.confirm).toEqual(confirm);
  expect(answer.value.explain).toEqual(explain);
  expect(answer.value.confirm?.verdict).toBe(found.checks.verdict.verdict);
}

describe('Confirm and Explain in a case file', () => {
  test.each(SAMPLES.map(({ name }) => name))('of the sample %s', async (name) => {
    const { training, serving } = generateSample(name);
    expectRoundTrip(await diagnose(training, serving));
  });

  // One of each cause: all of them take minutes.
  const ONE_EACH = ['case-01', 'case-07', 'case-09', 'case-10', 'case-14', 'case-24'];
  for (const known of knownCases().filter(({ name }) => ONE_EACH.includes(name))) {
    test(`of ${known.name}`, async () => {
      expectRoundTrip(await diagnose(known.training, known.serving));
    });
  }

  test('a definition that differs is in verdict and sentence, and leaves what was found as it is', async () => {
    const { training, serving } = generateSample('infrastructure');
    const { found } = await diagnose(training, serving);
    const said = { ...NO_DECISION, answers: { label: 'differs' } } as const;
    const record = confirmRecord(found, DEFAULT_CONFIRM_SETTINGS, said);
    expect(found.checks.verdict.verdict).toBe('real');
    expect(record).toMatchObject({ verdict: 'cannot-tell', checks: found.checks });
    expect(record.sentence).toMatch(/^Cannot tell: you say that the label/);
    const decided = confirmRecord(found, DEFAULT_CONFIRM_SETTINGS, { ...said, verdict: 'real' });
    expect(decided.verdict).toBe('real');
  });

  test('dismissed evidence does not rank, and stays listed', async () => {
    const { training, serving } = generateSample('infrastructure');
    const { report } = await diagnose(training, serving);
    const first = report.causes[0];
    const dismissed = first.evidence
      .filter(({ setAside }) => setAside === null)
      .map((one) => ({ evidence: evidenceKey(one), reason: 'known' }));
    const record = explainRecord(report, { ...NO_EXPLAIN_DECISION, dismissed });
    const after = record.causes.find(({ cause }) => cause === first.cause);
    expect(after?.confidence).toBeLessThan(first.confidence);
    expect(after?.evidence).toHaveLength(first.evidence.length);
    expect(record.causes.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 12);
  });
});
