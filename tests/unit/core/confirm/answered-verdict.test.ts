import { describe, expect, test } from 'vitest';
import { answeredVerdict, differWords } from '../../../../src/core/confirm/answered-verdict.ts';
import { checkGap } from '../../../../src/core/confirm/check-gap.ts';
import type { ConfirmDecision } from '../../../../src/core/confirm/decision.ts';
import type { ChecksReport, ConfirmSettings, MetricId } from '../../../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import type { SideOutcomes } from '../../../../src/core/confirm/outcomes.ts';
import { measuredReport } from '../../../support/measured-report.ts';
import { binaryOutcomes, plainSide, simulatedSide } from '../../../support/simulated-outcomes.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

function check(
  training: SideOutcomes,
  serving: SideOutcomes,
  metric: MetricId = 'roc-auc',
  settings: Partial<ConfirmSettings> = {},
): ChecksReport {
  const outcomes = binaryOutcomes(training, serving);
  const chosen = { ...DEFAULT_CONFIRM_SETTINGS, ...settings };
  const pair = {
    rows: { training: training.labels.length, serving: serving.labels.length },
    roles: { training: {}, serving: {} },
    features: [],
    sampled: { training: null, serving: null },
    shared: null,
  };
  return checkGap(pair, outcomes, measuredReport(outcomes, chosen, [metric]), chosen);
}

const answered = ({ verdict, explanations }: ChecksReport, answers: ConfirmDecision['answers']) =>
  answeredVerdict(verdict, explanations, answers);

const training = simulatedSide(1);
const real = check(training, simulatedSide(2, { chance: (l) => sigmoid(-0.8 + 0.4 * l) }), 'accuracy');
const within = check(training, simulatedSide(5));

describe('the verdict with the answers of the person', () => {
  test('is the same one where nothing differs', () => {
    for (const answers of [{}, { label: 'same', metric: 'unknown' }] as const)
      expect(answered(real, answers)).toBe(real.verdict);
  });

  test.each(['label', 'weighting', 'population'] as const)(
    'cannot tell where what cannot be undone differs: %s',
    (id) => {
      for (const report of [real, within]) {
        const verdict = answered(report, { [id]: 'differs' });
        expect(verdict).toMatchObject({ verdict: 'cannot-tell', gap: report.verdict.gap });
        expect(verdict.because).toEqual(['definition']);
        expect(verdict.sentence).toMatch(
          /^Cannot tell: you say that .* differs? between the two sides\. As the tables are, (ROC AUC|accuracy) /,
        );
        expect(verdict.toSettle).toMatch(/^both sides computed with /);
      }
    },
  );

  test.each(['metric', 'threshold', 'grouping'] as const)('is computed alike here where %s differs', (id) => {
    const verdict = answered(real, { [id]: 'differs' });
    expect(verdict.verdict).toBe('real');
    expect(verdict.sentence).toMatch(
      /^The gap is real: accuracy fell .* That is with one .* on both sides\.$/,
    );
  });

  test('explains what is within chance once it is computed alike', () => {
    expect(within.verdict.verdict).toBe('not-established');
    const verdict = answered(within, { metric: 'differs' });
    expect(verdict).toMatchObject({ verdict: 'explained', because: ['definition'] });
    expect(verdict.sentence).toMatch(
      /^The gap is explained by a difference of definition: with one metric on both sides, as here, ROC AUC .*, within chance\.$/,
    );
  });

  test('one that cannot be undone outweighs one that can', () => {
    const verdict = answered(real, { metric: 'differs', label: 'differs' });
    expect(verdict.verdict).toBe('cannot-tell');
    expect(verdict.sentence).toContain('the label differs between');
  });

  test('an answer to what the data shows already does not count', () => {
    // ROC AUC needs no threshold.
    expect(answered(within, { threshold: 'differs' })).toBe(within.verdict);
  });

  test('without a metric on both sides nothing can be computed alike', () => {
    const report = check(plainSide(0), plainSide(0), 'roc-auc', {
      metric: 'roc-auc',
      reported: {
        training: { value: 0.9, rows: 50_000, positives: 10_000 },
        serving: { value: 0.85, rows: 50_000, positives: 10_000 },
      },
    });
    expect(report.verdict.verdict).toBe('real');
    const verdict = answered(report, { metric: 'differs' });
    expect(verdict.verdict).toBe('cannot-tell');
    expect(verdict.sentence).toBe('Cannot tell: you say that the metric differs between the two sides.');
  });

  test('what could not be told before is told with the answer beside it', () => {
    const serving = simulatedSide(8);
    serving.labels.fill(NaN);
    const report = check(training, serving);
    const verdict = answered(report, { label: 'differs' });
    expect(verdict.sentence).toBe(
      `${report.verdict.sentence} And you say that the label differs between the two sides.`,
    );
    expect(verdict.toSettle).toBe(
      'labels of serving, and both sides computed with one definition of the label',
    );
  });
});

test('definitions in words', () => {
  expect(differWords(['label'])).toBe('the label differs');
  expect(differWords(['weighting'])).toBe('the weights differ');
  expect(differWords(['metric', 'label', 'population'])).toBe(
    'the metric, the label and the choice of rows differ',
  );
});
