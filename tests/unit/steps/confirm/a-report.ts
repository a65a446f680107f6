/** Made-up reports of the Confirm step: whole by themselves, changed by what is given. */
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { estimateGap, type EstimatedGap } from '../../../../src/core/confirm/minimal-gap.ts';
import type { LabelMaturity } from '../../../../src/core/confirm/label-maturity.ts';
import type {
  ChecksReport,
  ConfirmSettings,
  EstimatedPerformance,
  InnocentExplanation,
  MetricComparison,
  MetricId,
  MetricOverTime,
  MetricsReport,
  ProposedVerdict,
  SegmentsReport,
  WeakSegment,
} from '../../../../src/core/confirm/report.ts';
import { fact } from '../../../../src/core/fact.ts';
import type { Estimate } from '../../../../src/core/metrics/estimate.ts';
import type { ReliabilityBin } from '../../../../src/core/metrics/reliability.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 2, 1);

/** An estimate with its Wald interval. */
export function anEstimate(value: number | null, standardError = 0.005, n = 12_000): Estimate {
  return value === null
    ? { value, standardError: null, low: null, high: null, n: 0, method: null, reason: 'no-rows' }
    : {
        value,
        standardError,
        low: value - 1.96 * standardError,
        high: value + 1.96 * standardError,
        n,
        method: 'wald',
        reason: null,
      };
}

/** The gap of two estimates; null where one has no value. */
export function aGap(training: Estimate, serving: Estimate): EstimatedGap | null {
  if (training.value === null || serving.value === null) return null;
  const of = ({ value, standardError }: Estimate) => ({ value: value!, variance: (standardError ?? 0) ** 2 });
  return estimateGap(of(training), of(serving));
}

/** One metric of both sides. */
export function aMetric(
  metric: MetricId,
  training: number | null,
  serving: number | null,
  given: Partial<MetricComparison> & { error?: number } = {},
): MetricComparison {
  const { error = 0.005, ...rest } = given;
  const [first, second] = [anEstimate(training, error), anEstimate(serving, error, 8_000)];
  return {
    metric,
    training: first,
    serving: second,
    gap: aGap(first, second),
    clusters: null,
    isWorse: training !== null && serving !== null ? serving < training : null,
    atServingBaseRate: null,
    note: null,
    ...rest,
  };
}

/** A reliability curve with the given tilt; 1 is calibrated. */
export function aCurve(tilt: number): ReliabilityBin[] {
  return Array.from({ length: 10 }, (_, i) => {
    const meanScore = ((i + 0.5) / 10) ** 2;
    return {
      low: (i / 10) ** 2,
      high: ((i + 1) / 10) ** 2,
      first: i,
      last: i,
      weight: 1200,
      meanScore,
      positiveRate: Math.min(1, meanScore * tilt),
    };
  });
}

/** Binary metrics of a model whose order and probabilities got worse. */
export function aMetricsReport(given: Partial<MetricsReport> = {}): MetricsReport {
  return {
    task: 'binary',
    isTaskChosen: false,
    classes: ['0', '1'],
    split: null,
    problems: [],
    counts: {
      training: {
        rows: 12_000,
        labelled: 12_000,
        predicted: 12_000,
        evaluated: 12_000,
        baseRate: 0.21,
        meanPrediction: 0.212,
      },
      serving: {
        rows: 9_400,
        labelled: 8_000,
        predicted: 9_400,
        evaluated: 8_000,
        baseRate: 0.18,
        meanPrediction: 0.24,
      },
    },
    metrics: [
      aMetric('roc-auc', 0.917, 0.835),
      aMetric('average-precision', 0.74, 0.58, {
        error: 0.012,
        atServingBaseRate: 0.71,
        note: 'Average precision falls with the base rate as well: of 0.160, 0.030 is the rarer positives.',
      }),
      aMetric('lift', 4.1, 3.6, { error: 0.08 }),
      aMetric('log-loss', 0.28, 0.41, { isWorse: true }),
      aMetric('brier', 0.09, 0.121, { isWorse: true, error: 0.002 }),
      aMetric('calibration-error', 0.008, 0.061, { isWorse: true, error: 0.003 }),
      aMetric('calibration-intercept', 0.02, -0.51, { isWorse: true, error: 0.04 }),
      aMetric('calibration-slope', 1.01, 0.66, { error: 0.02 }),
      aMetric('observed-expected', 0.99, 0.75, { error: 0.02 }),
      aMetric('accuracy', 0.89, 0.86),
      aMetric('precision', 0.78, 0.61, { error: 0.011 }),
      aMetric('recall', 0.69, 0.7, {
        error: 0.011,
        isWorse: false,
        note: 'Recall holds while precision falls: as many positives are found, with more false alarms.',
      }),
      aMetric('f1', 0.73, 0.65, { error: 0.011 }),
      aMetric('mcc', 0.67, 0.57, { error: 0.01 }),
    ],
    headline: 'roc-auc',
    threshold: 0.5,
    scoreRange: [0.003, 0.982],
    reliability: { training: aCurve(1), serving: aCurve(0.7) },
    ...given,
  };
}

/** Labels whose youngest rows have not matured. */
export function aMaturity(kind: LabelMaturity['kind'] = 'settled'): LabelMaturity {
  return {
    buckets: Array.from({ length: 20 }, (_, i) => ({
      from: i * 1.5 * DAY_MS,
      to: (i + 1) * 1.5 * DAY_MS,
      rows: 400,
      positives: Math.round(72 * (kind === 'immature' ? 1 - Math.exp(-(i + 0.5) / 2) : 1)),
      unlabelled: kind === 'immature' ? Math.round(300 * Math.exp(-i / 3)) : 3,
      scoreSum: null,
    })),
    trend: { z: 4.2, pValue: 0.00003 },
    kind,
    settledRate: 0.18,
    matureFrom: kind === 'immature' ? 9 * DAY_MS : null,
  };
}

/** Every innocent explanation, changed by what is given for it. */
export function explanations(
  given: Partial<Record<InnocentExplanation['id'], Partial<InnocentExplanation>>> = {},
): InnocentExplanation[] {
  const all: InnocentExplanation[] = [
    {
      id: 'definition',
      answer: 'ask',
      amount: null,
      finding: 'The data shows no difference in definition; three questions are yours to answer.',
      facts: [],
      toSettle: 'Your answers.',
      picture: {
        kind: 'definition',
        checks: [
          { id: 'metric', question: 'Is it the same metric on both sides?', shown: null, differs: null },
          {
            id: 'label',
            question: 'Does the label mean the same event within the same time?',
            shown: null,
            differs: null,
          },
          {
            id: 'threshold',
            question: 'Is the same threshold used?',
            shown: 'Both sides were decided at 0.5.',
            differs: false,
          },
          { id: 'grouping', question: 'Is it averaged over the same groups?', shown: null, differs: null },
          {
            id: 'weighting',
            question: 'Do rows weigh the same?',
            shown: 'No column has the role weight.',
            differs: false,
          },
          {
            id: 'population',
            question: 'Are they rows of the same kind?',
            shown: 'Serving has rows of 2 channels that training never had.',
            differs: true,
          },
        ],
      },
    },
    {
      id: 'noise',
      answer: 'ruled-out',
      amount: null,
      finding: 'The gap of −0.082 is 11.6 standard errors; chance alone gives 0.014.',
      facts: [fact('standard error of the gap', 0.00707), fact('p of no gap', 1e-31, 'p-value')],
      toSettle: null,
      picture: { kind: 'noise', gap: -0.082, low: -0.0959, high: -0.0681, smallest: 0.0198 },
    },
    {
      id: 'base-rate',
      answer: 'ruled-out',
      amount: 0,
      finding: 'ROC AUC does not move with the base rate (21% to 18%).',
      facts: [fact('base rate, training', 0.21, 'share'), fact('base rate, serving', 0.18, 'share')],
      toSettle: null,
      picture: {
        kind: 'base-rate',
        curve: Array.from({ length: 25 }, (_, i) => ({ x: 0.02 + i * 0.02, y: 0.917 })),
        training: { x: 0.21, y: 0.917 },
        serving: { x: 0.18, y: 0.835 },
      },
    },
    {
      id: 'down-sampling',
      answer: 'ruled-out',
      amount: null,
      finding: 'Scores are no constant multiple of what came true.',
      facts: [fact('observed / expected, serving', 0.75)],
      toSettle: null,
      picture: null,
    },
    {
      id: 'label-maturity',
      answer: 'ruled-out',
      amount: 0,
      finding: 'The youngest rows have as many positives as the old ones.',
      facts: [fact('settled rate', 0.18, 'share')],
      toSettle: null,
      picture: { kind: 'maturity', maturity: aMaturity(), matureGap: -0.081 },
    },
    {
      id: 'contamination',
      answer: 'explains-part',
      amount: -0.012,
      finding: '1,140 serving rows were in training; without them the gap is 0.012 larger.',
      facts: [fact('rows seen before', 1140, 'count')],
      toSettle: null,
      picture: {
        kind: 'overlap',
        rows: 1140,
        entities: 702,
        onOverlap: anEstimate(0.93, 0.01, 1140),
        onFresh: anEstimate(0.82, 0.006, 6860),
      },
    },
    {
      id: 'score-scale',
      answer: 'ruled-out',
      amount: null,
      finding: 'The order itself got worse, not only the scale.',
      facts: [fact('calibration slope, serving', 0.66)],
      toSettle: null,
      picture: { kind: 'reliability', reliability: { training: aCurve(1), serving: aCurve(0.7) } },
    },
    {
      id: 'case-mix',
      answer: 'explains-part',
      amount: -0.024,
      finding: 'Were the scores still right, ROC AUC would be 0.893 on these rows: 0.024 is harder cases.',
      facts: [fact('expected ROC AUC, serving', 0.893)],
      toSettle: null,
      picture: null,
    },
    {
      id: 'selective-labels',
      answer: 'cannot-tell',
      amount: null,
      finding: 'Of rows with high scores 97% have a label, of those with low scores 71%.',
      facts: [],
      toSettle: 'Labels for about 400 rows drawn at random, whatever their score.',
      picture: {
        kind: 'label-by-score',
        deciles: Array.from({ length: 10 }, (_, i) => ({
          low: i / 10,
          high: (i + 1) / 10,
          rows: 940,
          labelled: Math.round(940 * (0.71 + 0.026 * i)),
        })),
      },
    },
  ];
  return all.map((explanation) => ({ ...explanation, ...given[explanation.id] }));
}

/** The verdict "real". */
export function aVerdict(given: Partial<ProposedVerdict> = {}): ProposedVerdict {
  const [training, serving] = [anEstimate(0.917), anEstimate(0.835, 0.005, 8_000)];
  return {
    verdict: 'real',
    sentence:
      'The gap is real: ROC AUC fell by 0.082 ± 0.014, and 0.046 of it is left once everything innocent is taken off.',
    metric: 'roc-auc',
    training,
    serving,
    gap: aGap(training, serving),
    because: [],
    toSettle: null,
    ...given,
  };
}

/** A metric that stepped down on the tenth day. */
export function metricOverTime(given: Partial<MetricOverTime> = {}): MetricOverTime {
  const values = Array.from({ length: 21 }, (_, i) => (i < 9 ? 0.91 : 0.79) + 0.008 * Math.sin(i * 2.1));
  return {
    metric: 'roc-auc',
    length: 'day',
    windows: values.map((value, i) => ({
      start: START + i * DAY_MS,
      rows: 400,
      estimate: anEstimate(value, 0.015, 400),
    })),
    level: 0.917,
    onset: {
      best: {
        shape: 'step',
        bic: -150,
        excess: 0,
        moment: START + 9 * DAY_MS,
        fitted: values.map((_, i) => (i < 9 ? 0.91 : 0.79)),
      },
      runnersUp: [],
      isCalled: true,
    },
    finding: 'ROC AUC stepped down on 2026-03-10, from 0.910 to 0.790.',
    ...given,
  };
}

/** Checks of a gap that is real. */
export function aChecksReport(given: Partial<ChecksReport> = {}): ChecksReport {
  return {
    explanations: explanations(),
    waterfall: [
      {
        id: 'reported',
        from: 0,
        to: -0.082,
        words: 'These rows give 0.917 in training and 0.835 in serving.',
      },
      { id: 'case-mix', from: -0.082, to: -0.058, words: '−0.024 of it is cases that were hard all along.' },
      { id: 'left', from: -0.058, to: 0, words: '−0.058 has no innocent explanation.' },
    ],
    estimated: null,
    overTime: metricOverTime(),
    verdict: aVerdict(),
    ...given,
  };
}

/** An estimate of performance without labels. */
export function anEstimatedPerformance(given: Partial<EstimatedPerformance> = {}): EstimatedPerformance {
  return {
    method: 'cbpe',
    metric: 'roc-auc',
    training: 0.917,
    serving: 0.893,
    low: 0.881,
    high: 0.905,
    rows: 9_400,
    assumptions: [
      'A score still means what it meant: the label given the features has not changed.',
      'Features arrive as they did in training; a broken feature is not seen.',
      'Serving has no region that training did not cover.',
    ],
    windows: Array.from({ length: 3 }, (_, i) => ({
      start: START + 7 * i * DAY_MS,
      rows: 3000,
      value: i === 2 ? null : 0.89 + 0.004 * i,
    })),
    ...given,
  };
}

/** A segment that carries much of the loss. */
export function aSegment(
  conditions: readonly string[],
  share: number,
  given: Partial<WeakSegment> = {},
): WeakSegment {
  return {
    conditions: conditions.map((words) => ({ feature: words.split(' ')[0] ?? '', words })),
    rows: { training: 1900, serving: 1400 },
    loss: { training: 0.27, serving: 0.27 + share },
    excess: share * 0.8,
    low: share * 0.5,
    high: share * 1.1,
    pValue: 0.0001,
    share,
    ...given,
  };
}

/** Segments in which the loss grew. */
export function aSegmentsReport(given: Partial<SegmentsReport> = {}): SegmentsReport {
  return {
    loss: 'log-loss',
    looked: 212,
    leastRows: 100,
    segments: [
      aSegment(['channel is partner-b'], 0.61),
      aSegment(['age in (60, 98]', 'region is north'], 0.22),
      aSegment(['duration is null'], 0.08, { pValue: 0.031 }),
    ],
    sampled: { training: null, serving: null },
    ...given,
  };
}

/** The settings as they are at first. */
export function confirmSettings(given: Partial<ConfirmSettings> = {}): ConfirmSettings {
  return { ...DEFAULT_CONFIRM_SETTINGS, ...given };
}
