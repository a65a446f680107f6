import { describe, expect, test } from 'vitest';
import { checkGap } from '../../../../src/core/confirm/check-gap.ts';
import type { Outcomes, SideOutcomes } from '../../../../src/core/confirm/outcomes.ts';
import type { ChecksReport, ConfirmSettings, MetricId } from '../../../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import type { ExaminedPair } from '../../../../src/core/table/examined-pair.ts';
import { measuredReport } from '../../../support/measured-report.ts';
import { binaryOutcomes, plainSide, simulatedSide } from '../../../support/simulated-outcomes.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

function check(
  outcomes: Outcomes,
  metrics: readonly MetricId[] = ['roc-auc', 'log-loss'],
  settings: ConfirmSettings = DEFAULT_CONFIRM_SETTINGS,
): ChecksReport {
  const pair: ExaminedPair = {
    rows: { training: outcomes.training.labels.length, serving: outcomes.serving.labels.length },
    roles: { training: {}, serving: {} },
    features: [],
    sampled: { training: null, serving: null },
    shared: null,
  };
  return checkGap(pair, outcomes, measuredReport(outcomes, settings, metrics), settings);
}
const explanation = (report: ChecksReport, id: string) =>
  report.explanations.find((one) => one.id === id) ?? expect.fail(`no ${id}`);

/** Everything that a report holds is finite. */
function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === 'string') expect(value).not.toMatch(/NaN|Infinity|undefined|null/);
  else if (value !== null && typeof value === 'object') Object.values(value).forEach(expectFinite);
}

describe('verdicts', () => {
  const training = simulatedSide(1);
  const flatter = simulatedSide(2, { chance: (l) => sigmoid(-0.8 + 0.4 * l) });

  test('a worse model is real', () => {
    const { verdict } = check(binaryOutcomes(training, flatter));
    expect(verdict.verdict).toBe('real');
    expect(verdict.sentence).toMatch(
      /^The gap is real: ROC AUC fell by 0\.\d{3} ± 0\.\d{3}, from 0\.\d{3} to 0\.\d{3}\.$/,
    );
  });

  test('the same model is not established, and says what would settle it', () => {
    const { verdict } = check(binaryOutcomes(training, simulatedSide(5, { rows: 300 })));
    expect(verdict.verdict).toBe('not-established');
    if (verdict.gap !== null && verdict.gap.gap < 0) expect(verdict.toSettle).toMatch(/rows/);
  });

  test('better in serving is no gap', () => {
    const { verdict } = check(binaryOutcomes(flatter, training));
    expect(verdict.verdict).toBe('not-established');
    expect(verdict.sentence).toContain('serving is better');
  });

  test('late labels explain', () => {
    const late = simulatedSide(3, {
      label: (truth, day, uniform) => (uniform() < 1 - Math.exp(-(28 - day) / 5) ? truth : 0),
    });
    const report = check(binaryOutcomes(training, late));
    expect(report.verdict).toMatchObject({ verdict: 'explained', because: ['label-maturity'] });
    expect(explanation(report, 'label-maturity').answer).toBe('explains');
  });

  test('late labels over a worse model leave a real gap', () => {
    const both = simulatedSide(3, {
      chance: (l) => sigmoid(-0.8 + 0.5 * l),
      label: (truth, day, uniform) => (uniform() < 1 - Math.exp(-(28 - day) / 4) ? truth : 0),
    });
    expect(check(binaryOutcomes(training, both)).verdict.verdict).toBe('real');
  });

  test('where the headline stands and log loss moves, the sentence says so', () => {
    const shifted = simulatedSide(4, { chance: (l) => sigmoid(l + 1.5) });
    const { verdict } = check(binaryOutcomes(training, shifted));
    expect(verdict.verdict).toBe('not-established');
    expect(verdict.sentence).toMatch(/But log loss rose by/);
  });

  test('a base rate explains a fall of precision', () => {
    const rare = simulatedSide(6, {
      rows: 20_000,
      label: (truth) => truth,
    });
    // The same scores of each class, with four of five positives taken out.
    const keep: number[] = [];
    let positives = 0;
    rare.labels.forEach((label, row) => {
      if (label === 0 || positives++ % 5 === 0) keep.push(row);
    });
    const pick = (values: Float64Array) => Float64Array.from(keep, (row) => values[row]);
    const serving: SideOutcomes = {
      ...plainSide(keep.length),
      labels: pick(rare.labels),
      predictions: pick(rare.predictions),
      times: null,
    };
    const report = check(binaryOutcomes(training, serving), ['precision']);
    expect(explanation(report, 'base-rate').answer).toBe('explains');
    expect(report.verdict).toMatchObject({ verdict: 'explained', because: ['base-rate'] });
    expect(explanation(check(binaryOutcomes(training, serving)), 'base-rate').amount).toBe(0);
  });

  test('a reported gap that the rows do not show is one of definition', () => {
    const settings: ConfirmSettings = {
      ...DEFAULT_CONFIRM_SETTINGS,
      reported: {
        training: { value: 0.97, rows: null, positives: null },
        serving: { value: 0.85, rows: null, positives: null },
      },
    };
    const report = check(binaryOutcomes(training, simulatedSide(7)), ['roc-auc'], settings);
    expect(report.verdict).toMatchObject({ verdict: 'explained', because: ['definition'] });
    expect(report.waterfall.at(0)?.to).toBeCloseTo(-0.12, 10);
  });

  test.each([
    [null, 'cannot-tell'],
    [{ rows: 50_000, positives: 10_000 }, 'real'],
    [{ rows: 200, positives: 20 }, 'not-established'],
  ])('from reported numbers alone, with %j behind them: %s', (behind, verdict) => {
    const number = (value: number) => ({
      value,
      rows: behind?.rows ?? null,
      positives: behind?.positives ?? null,
    });
    const settings: ConfirmSettings = {
      ...DEFAULT_CONFIRM_SETTINGS,
      metric: 'roc-auc',
      reported: { training: number(0.9), serving: number(0.85) },
    };
    const empty = binaryOutcomes(plainSide(0), plainSide(0));
    const report = check(empty, ['roc-auc'], settings);
    expect(report.verdict.verdict).toBe(verdict);
    expectFinite(report);
  });

  test('labels by the score cannot tell', () => {
    const serving = simulatedSide(8);
    serving.predictions.forEach((score, row) => {
      if (score < 0.1) serving.labels[row] = NaN;
    });
    const report = check(binaryOutcomes(training, serving));
    expect(report.verdict).toMatchObject({ verdict: 'cannot-tell', because: ['selective-labels'] });
    const random = simulatedSide(8);
    random.labels.forEach((_, row) => {
      if (row % 3 === 0) random.labels[row] = NaN;
    });
    expect(explanation(check(binaryOutcomes(training, random)), 'selective-labels').answer).toBe('ruled-out');
  });
});

describe('case mix', () => {
  const training = simulatedSide(1);
  const bars = (report: ChecksReport) => report.waterfall.map(({ id }) => id);

  test('a narrower mix of the same cases has its bar', () => {
    const narrow = simulatedSide(2, { logit: (normal) => -2.2 + 1.4 * normal() });
    const report = check(binaryOutcomes(training, narrow));
    expect(explanation(report, 'case-mix').answer).toBe('explains-part');
    expect(bars(report)).toContain('case-mix');
    const left = report.waterfall.at(-1)!;
    expect(Math.abs(left.from - left.to)).toBeLessThan(0.02);
  });

  test('scores that a fault pressed together claim nothing: all of it is left', () => {
    // What the model was built on is gone in serving: it says much the same of every row.
    const pressed = simulatedSide(2);
    pressed.predictions.forEach((score, row) => {
      const logit = Math.log(score / (1 - score));
      pressed.predictions[row] = sigmoid(-6 + 0.3 * logit + 0.5 * Math.sin(row));
    });
    const report = check(binaryOutcomes(training, pressed));
    const mix = explanation(report, 'case-mix');
    expect(mix).toMatchObject({ answer: 'cannot-tell', amount: null });
    expect(mix.finding).toMatch(/^\d+(\.\d+)? times as many positives came true as serving's scores promise/);
    expect(bars(report)).not.toContain('case-mix');
    const left = report.waterfall.at(-1)!;
    expect(left.from).toBeCloseTo(report.verdict.gap?.gap ?? NaN, 12);
  });
});

describe('without labels', () => {
  test('cannot tell, and an estimate is named as one', () => {
    const serving = simulatedSide(2);
    serving.labels.fill(NaN);
    const report = check(binaryOutcomes(simulatedSide(1), serving));
    expect(report.estimated).not.toBeNull();
    expect(report.verdict).toMatchObject({ verdict: 'cannot-tell', toSettle: 'labels of serving' });
    expect(report.verdict.sentence).toMatch(/By estimate, without labels, ROC AUC would be 0\.\d+ \(0/);
    expectFinite(report);
  });
});

describe('labels that nothing matches', () => {
  test('cannot tell, and both spellings are named', () => {
    const serving = simulatedSide(2);
    serving.labels.fill(NaN);
    const problems = [{ code: 'labels-unmatched', side: null, detail: '0, 1 / 1, 2' }] as const;
    const report = check(binaryOutcomes(simulatedSide(1), serving, { problems }));
    expect(report.verdict).toMatchObject({
      verdict: 'cannot-tell',
      toSettle: 'the labels of both tables, written alike',
    });
    expect(report.verdict.sentence).toBe(
      "Cannot tell: training and serving write their labels differently ('0, 1 / 1, 2'), and nothing says which is which.",
    );
  });
});

describe('scales of scores', () => {
  const training = simulatedSide(1);
  const served = (map: (score: number) => number) => {
    const side = simulatedSide(2);
    return binaryOutcomes(training, { ...side, predictions: side.predictions.map(map) });
  };
  test.each<[string, (score: number) => number, MetricId, RegExp, string]>([
    ['mirrored', (p) => 1 - p, 'roc-auc', /rank positives below/, 'explains'],
    ['percent', (p) => 100 * p, 'roc-auc', /percent/, 'ruled-out'],
    ['log odds', (p) => Math.log(p / (1 - p)), 'roc-auc', /log odds/, 'ruled-out'],
    ['clipped', (p) => Math.min(0.5, p), 'roc-auc', /exactly/, 'explains'],
    ['rounded', (p) => Math.round(p * 10) / 10, 'roc-auc', /1 decimals/, 'explains-part'],
    ['decisions', (p) => Number(p > 0.5), 'roc-auc', /0 and 1 only/, 'cannot-tell'],
    ['as they were', (p) => p, 'roc-auc', /one scale/, 'ruled-out'],
  ])('%s', (_, map, metric, words, answer) => {
    const found = explanation(check(served(map), [metric]), 'score-scale');
    expect(found.finding).toMatch(words);
    if (answer === 'explains-part') expect(found.answer).not.toBe('cannot-tell');
    else expect(found.answer).toBe(answer);
  });

  test('thinned negatives without correction', () => {
    const serving = simulatedSide(9, { chance: (l) => sigmoid(l - Math.log(10)), rows: 20_000 });
    const report = check(binaryOutcomes(training, serving), ['log-loss']);
    expect(explanation(report, 'down-sampling').finding).toMatch(/one in \d/);
    expect(explanation(check(binaryOutcomes(training, simulatedSide(3))), 'down-sampling').answer).toBe(
      'ruled-out',
    );
  });
});

describe('odd tables give values, not faults', () => {
  const training = simulatedSide(1, { rows: 500 });
  const change = (edit: (side: SideOutcomes) => Partial<SideOutcomes>): SideOutcomes => {
    const side = simulatedSide(2, { rows: 500 });
    return { ...side, ...edit(side) };
  };
  test.each<[string, SideOutcomes, string]>([
    ['no rows', plainSide(0), 'cannot-tell'],
    ['three rows', simulatedSide(2, { rows: 3 }), 'cannot-tell'],
    ['one class', change(() => ({ labels: new Float64Array(500) })), 'cannot-tell'],
    ['no labels', change(() => ({ labels: new Float64Array(500).fill(NaN) })), 'cannot-tell'],
    ['no predictions', change(() => ({ predictions: new Float64Array(500).fill(NaN) })), 'cannot-tell'],
    ['all tied', change(() => ({ predictions: new Float64Array(500).fill(0.3) })), 'cannot-tell'],
    [
      'infinities',
      change((side) => ({ predictions: side.predictions.map((p, i) => (i % 9 ? p : Infinity)) })),
      'cannot-tell',
    ],
    ['no times', change(() => ({ times: null })), 'not-established'],
    ['all times equal', change(() => ({ times: new Float64Array(500).fill(5) })), 'not-established'],
  ])('%s', (_, serving, verdict) => {
    const report = check(binaryOutcomes(training, serving));
    expectFinite(report);
    expect(report.verdict.verdict).toBe(verdict);
    expect(report.verdict.sentence.length).toBeGreaterThan(20);
    expectFinite(check(binaryOutcomes(serving, training)));
  });

  test('one class, and tied scores, are no matter of few rows', () => {
    const sentence = (serving: SideOutcomes) => check(binaryOutcomes(training, serving)).verdict.sentence;
    expect(sentence(change(() => ({ labels: new Float64Array(500) })))).toContain(
      'the labels of serving are of one class only',
    );
    const tied = change(() => ({ predictions: new Float64Array(500).fill(0.3) }));
    expect(check(binaryOutcomes(tied, tied)).verdict.sentence).not.toContain('too few');
    expect(sentence(simulatedSide(2, { rows: 3 }))).toContain('too few');
  });

  test('the other tasks', () => {
    const quantities = { ...simulatedSide(1, { rows: 200 }) };
    const regression = binaryOutcomes(quantities, simulatedSide(2, { rows: 200 }), {
      task: 'regression',
      classes: [],
    });
    expectFinite(check(regression, ['mae']));
    const wrongEvery = (n: number) =>
      quantities.labels.map((label, row) => (row % n === 0 ? 1 - label : label));
    const multiclass = binaryOutcomes(
      { ...quantities, predictions: wrongEvery(10) },
      { ...quantities, predictions: wrongEvery(2) },
      { task: 'multiclass' },
    );
    const report = check(multiclass, ['accuracy']);
    expectFinite(report);
    expect(report.verdict.verdict).toBe('real');
  });

  test('inputs are left as they are', () => {
    const [before, after] = [simulatedSide(3, { rows: 300 }), simulatedSide(3, { rows: 300 })];
    check(binaryOutcomes(training, before));
    expect(before).toEqual(after);
  });
});
