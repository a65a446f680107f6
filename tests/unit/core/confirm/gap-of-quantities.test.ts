import { describe, expect, test } from 'vitest';
import { checkGap } from '../../../../src/core/confirm/check-gap.ts';
import { readOutcomes } from '../../../../src/core/confirm/read-outcomes.ts';
import { measureMetrics } from '../../../../src/core/confirm/measure-metrics.ts';
import type { ChecksReport, MetricId } from '../../../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';
import { readPair } from '../../../support/read-pair.ts';

interface World {
  /** Mean of the one feature that matters; the error grows with it. */
  centre?: number;
  /** Outcome, given the feature and a normal draw. */
  outcome?: (x: number, normal: number) => number;
  /** Prediction as it is served, given the feature. */
  predict?: (x: number, normal: () => number) => number;
  /** Whether a row is taken, by its label. */
  isTaken?: (label: number, uniform: () => number) => boolean;
}

const right = (x: number) => 100 + 20 * x;

function table(seed: number, { centre = 5, outcome, predict, isTaken }: World = {}): Uint8Array {
  const uniform = mulberry32(seed);
  const normal = normals(uniform);
  const lines = Array.from({ length: isTaken === undefined ? 4000 : 12_000 }).flatMap(() => {
    const x = centre + 1.5 * normal();
    const draw = normal();
    const label = outcome?.(x, draw) ?? right(x) + (2 + 2 * Math.abs(x)) * draw;
    if (isTaken !== undefined && !isTaken(label, uniform)) return [];
    return [x.toFixed(4), label.toFixed(3), (predict?.(x, normal) ?? right(x)).toFixed(3)].join(',');
  });
  return new TextEncoder().encode(['size,label,prediction', ...lines].join('\n'));
}

async function check(training: World, serving: World, metric: MetricId | null = null): Promise<ChecksReport> {
  const pair = await readPair(table(1, training), table(2, serving));
  const settings = { ...DEFAULT_CONFIRM_SETTINGS, metric };
  const outcomes = readOutcomes(pair, settings);
  expect(outcomes.task).toBe('regression');
  return checkGap(pair, outcomes, measureMetrics(outcomes, settings), settings);
}

const of = ({ explanations }: ChecksReport, id: string) =>
  explanations.find((one) => one.id === id) ?? expect.fail(`no ${id}`);
const answers = (report: ChecksReport) =>
  ['target-shift', 'prediction-scale', 'error-mix'].map((id) => of(report, id).answer);
const left = ({ waterfall }: ChecksReport) => waterfall.at(-1)!.from - waterfall.at(-1)!.to;

describe('innocent parts of a gap in quantities', () => {
  test.each(['mae', 'rmse'] as const)(
    'more of the rows with large errors: %s is accounted for',
    async (metric) => {
      const report = await check({}, { centre: 7 }, metric);
      const { gap } = report.verdict.gap!;
      expect(gap).toBeGreaterThan(2);
      expect(of(report, 'error-mix').answer).toBe('explains-part');
      // Outcomes of one size come from other rows now, so it is not a matter of the labels alone.
      expect(of(report, 'target-shift').answer).toBe('cannot-tell');
      expect(Math.abs(left(report))).toBeLessThan(0.25 * gap);
      // Never closed by it: other targets, harder rows and a worse model are not told apart by one number.
      expect(report.verdict.verdict).toBe('real');
      const bars = report.waterfall.slice(1);
      expect(bars.reduce((sum, { from, to }) => sum + from - to, 0)).toBeCloseTo(gap, 10);
    },
  );

  test('a mix that targets do not show is one of harder rows', async () => {
    // The outcome does not move with the feature, its scatter does.
    const flat = { outcome: (x: number, draw: number) => 100 + (1 + Math.abs(x)) * draw, predict: () => 100 };
    const report = await check(
      { ...flat, predict: (_: number, normal: () => number) => 100 + 0.5 * normal() },
      { ...flat, centre: 8, predict: (_: number, normal: () => number) => 100 + 0.5 * normal() },
    );
    const mix = of(report, 'error-mix');
    expect(mix.facts[1].value).toBeGreaterThan(mix.facts[0].value!);
  });

  test.each<[string, (x: number) => number]>([
    ['a lost offset', (x) => right(x) - 40],
    ['a lost factor', (x) => right(x) / 1.6],
    ['another unit', (x) => right(x) * 1000],
  ])('a line brings %s back', async (_, predict) => {
    const report = await check({}, { predict });
    const scale = of(report, 'prediction-scale');
    expect(scale.answer).toBe('explains');
    expect(Math.abs(left(report))).toBeLessThan(0.1 * report.verdict.gap!.gap);
    expect(answers(report)).toEqual(['cannot-tell', 'explains', 'cannot-tell']);
    expect(report.verdict).toMatchObject({ verdict: 'real', because: ['prediction-scale'] });
  });

  test('a feature that broke claims nothing: all of it is left', async () => {
    const report = await check({}, { predict: (_, normal) => right(5 + 1.5 * normal()) });
    expect(answers(report)).toEqual(['cannot-tell', 'ruled-out', 'cannot-tell']);
    expect(of(report, 'prediction-scale').finding).toMatch(/less closely/);
    expect(left(report)).toBeCloseTo(report.verdict.gap!.gap, 10);
  });

  test('a concept that lost its grip claims nothing', async () => {
    const report = await check({}, { outcome: (x, draw) => 180 + 4 * x + 12 * draw });
    expect(of(report, 'error-mix')).toMatchObject({ answer: 'cannot-tell', amount: null });
    expect(answers(report)).not.toContain('explains-part');
  });

  test('rows chosen by their labels alone: training weighted to them has the metric of serving', async () => {
    const report = await check({}, { isTaken: (label, uniform) => uniform() < (label - 60) / 240 });
    const { gap } = report.verdict.gap!;
    expect(of(report, 'target-shift').answer).toBe('explains-part');
    expect(of(report, 'target-shift').amount! / gap).toBeGreaterThan(0.6);
    expect(of(report, 'target-shift').amount! / gap).toBeLessThan(1.4);
    expect(report.verdict.verdict).toBe('real');
  });

  test('nothing changed: nothing is claimed', async () => {
    for (const metric of ['mae', 'rmse', 'r2', 'mape', 'bias'] as const) {
      const report = await check({}, {}, metric);
      expect(answers(report)).not.toContain('explains');
      expect(answers(report)).not.toContain('explains-part');
    }
  });

  test('labels beyond all of training stand for themselves', async () => {
    const report = await check({}, { centre: 14 });
    expect(of(report, 'target-shift')).toMatchObject({ answer: 'cannot-tell', amount: null });
    expect(of(report, 'target-shift').finding).toMatch(/beyond all of training/);
  });

  test('other tasks have none of the three', async () => {
    const text = new TextEncoder().encode('label,prediction\n0,0.1\n1,0.8\n0,0.3\n1,0.7\n');
    const pair = await readPair(text, text);
    const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
    const report = checkGap(
      pair,
      outcomes,
      measureMetrics(outcomes, DEFAULT_CONFIRM_SETTINGS),
      DEFAULT_CONFIRM_SETTINGS,
    );
    for (const id of ['target-shift', 'prediction-scale', 'error-mix'])
      expect(report.explanations.map((one) => one.id)).not.toContain(id);
  });
});
