import type { WindowLength } from '../compare/comparison.ts';
import type { AgeBucket } from '../confirm/age-buckets.ts';
import type { ConfirmDecision, DefinitionAnswer } from '../confirm/decision.ts';
import type { LabelMaturity } from '../confirm/label-maturity.ts';
import type { EstimatedGap } from '../confirm/minimal-gap.ts';
import type { FittedShape, Onset, OnsetShape } from '../confirm/onset.ts';
import type { OutcomeProblem, OutcomeProblemCode, Task } from '../confirm/outcomes.ts';
import type {
  ChecksReport,
  ConfirmSettings,
  CurvePoint,
  DefinitionCheck,
  EstimatedPerformance,
  ExplanationAnswer,
  InnocentExplanation,
  MetricComparison,
  MetricId,
  MetricOverTime,
  MetricsReport,
  ProposedVerdict,
  ReportedNumber,
  SegmentsReport,
  SideCounts,
  VerdictId,
  WaterfallBar,
  WeakSegment,
} from '../confirm/report.ts';
import type { Fact } from '../fact.ts';
import type { Estimate, EstimateReason, IntervalMethod } from '../metrics/estimate.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import type { CaseFileConfirm } from './case-file.ts';
import {
  bySide,
  choice,
  count,
  list,
  nullable,
  number,
  optional,
  pair,
  record,
  text,
  truth,
  word,
  wordOf,
} from './shape.ts';

const metricId = wordOf<MetricId>({
  'roc-auc': true,
  'average-precision': true,
  'log-loss': true,
  brier: true,
  accuracy: true,
  precision: true,
  recall: true,
  f1: true,
  mcc: true,
  lift: true,
  'calibration-error': true,
  'calibration-intercept': true,
  'calibration-slope': true,
  'observed-expected': true,
  'macro-f1': true,
  'one-vs-rest-auc': true,
  mae: true,
  rmse: true,
  r2: true,
  mape: true,
  bias: true,
  'grouped-auc': true,
  ndcg: true,
});

const task = wordOf<Task>({ binary: true, multiclass: true, regression: true, ranking: true });

const windowLength = wordOf<WindowLength>({ hour: true, day: true, week: true, month: true });

/** What Confirm can say of the gap. */
export const VERDICT_SHAPE = wordOf<VerdictId>({
  real: true,
  'not-established': true,
  explained: true,
  'cannot-tell': true,
});

/** Named numbers behind a finding. */
export const FACTS_SHAPE = list(
  record<Fact>('fact', {
    name: text,
    value: nullable(number),
    unit: wordOf<Fact['unit']>({
      count: true,
      share: true,
      number: true,
      time: true,
      duration: true,
      'p-value': true,
    }),
  }),
);

const estimate = record<Estimate>('estimate', {
  value: nullable(number),
  standardError: nullable(number),
  low: nullable(number),
  high: nullable(number),
  n: number,
  method: nullable(
    wordOf<IntervalMethod>({
      wald: true,
      log: true,
      logit: true,
      fisher: true,
      'delong-logit': true,
      wilson: true,
      exact: true,
      conservative: true,
    }),
  ),
  reason: nullable(
    wordOf<EstimateReason>({
      'no-rows': true,
      'non-finite': true,
      'one-class': true,
      'outside-unit-interval': true,
      'no-positives': true,
      'no-predicted-positives': true,
      'no-predicted-negatives': true,
      'constant-scores': true,
      'constant-actuals': true,
      'only-zero-actuals': true,
      'no-usable-group': true,
      separable: true,
      'too-few-rows': true,
      'no-spread': true,
      'perfect-separation': true,
      'few-of-one-class': true,
    }),
  ),
});

const gap = record<EstimatedGap>('gap', {
  gap: number,
  standardError: nullable(number),
  low: nullable(number),
  high: nullable(number),
  z: nullable(number),
  pValue: nullable(number),
  smallest: nullable(number),
});

const reliability = list(
  record<ReliabilityBin>('reliability-bin', {
    low: number,
    high: number,
    first: count,
    last: count,
    weight: number,
    meanScore: number,
    positiveRate: number,
  }),
);

const metrics = record<MetricsReport>('metrics', {
  task,
  isTaskChosen: truth,
  classes: list(text),
  split: nullable(text),
  problems: list(
    record<OutcomeProblem>('outcome-problem', {
      code: wordOf<OutcomeProblemCode>({
        'no-label-column': true,
        'no-prediction-column': true,
        'labels-missing': true,
        'labels-mostly-missing': true,
        'predictions-missing': true,
        'one-class': true,
        'labels-unlike': true,
        'labels-unmatched': true,
        'label-not-understood': true,
        'scores-outside-unit-interval': true,
        'scores-are-decisions': true,
        'scores-constant': true,
        'scores-infinite': true,
        'few-rows': true,
        'times-all-equal': true,
        'times-in-future': true,
        'tables-swapped': true,
        'threshold-outside-scores': true,
        'prediction-unlike-label': true,
        'weights-invalid': true,
      }),
      side: nullable(word('training', 'serving')),
      detail: optional(text),
      count: optional(count),
    }),
  ),
  counts: bySide(
    'side-counts',
    record<SideCounts>('side-counts', {
      rows: count,
      labelled: count,
      predicted: count,
      evaluated: count,
      baseRate: nullable(number),
      meanPrediction: nullable(number),
    }),
  ),
  metrics: list(
    record<MetricComparison>('metric', {
      metric: metricId,
      training: estimate,
      serving: estimate,
      gap: nullable(gap),
      clusters: nullable(bySide('count', count)),
      isWorse: nullable(truth),
      atServingBaseRate: nullable(number),
      note: nullable(text),
    }),
  ),
  headline: nullable(metricId),
  threshold: nullable(number),
  scoreRange: nullable(pair(number)),
  reliability: nullable(bySide('reliability', reliability)),
});

const maturity = record<LabelMaturity>('maturity', {
  buckets: list(
    record<AgeBucket>('age-bucket', {
      from: number,
      to: number,
      rows: count,
      positives: number,
      unlabelled: count,
      scoreSum: nullable(number),
    }),
  ),
  trend: nullable(record<NonNullable<LabelMaturity['trend']>>('trend', { z: number, pValue: number })),
  kind: wordOf<LabelMaturity['kind']>({
    settled: true,
    immature: true,
    'negatives-missing': true,
    drifting: true,
    'too-few': true,
  }),
  settledRate: nullable(number),
  matureFrom: nullable(number),
});

const point = record<CurvePoint>('point', { x: number, y: number });

type Picture = NonNullable<InnocentExplanation['picture']>;
type PictureOf<Kind extends Picture['kind']> = Extract<Picture, { kind: Kind }>;

const definitionId = wordOf<DefinitionCheck['id']>({
  metric: true,
  label: true,
  threshold: true,
  grouping: true,
  weighting: true,
  population: true,
});

const picture = choice<Picture>(
  'kind',
  record<PictureOf<'definition'>>('definition-picture', {
    kind: word('definition'),
    checks: list(
      record<DefinitionCheck>('definition-check', {
        id: definitionId,
        question: text,
        shown: nullable(text),
        differs: nullable(truth),
      }),
    ),
  }),
  record<PictureOf<'noise'>>('noise-picture', {
    kind: word('noise'),
    gap: number,
    low: number,
    high: number,
    smallest: nullable(number),
  }),
  record<PictureOf<'base-rate'>>('base-rate-picture', {
    kind: word('base-rate'),
    curve: list(point),
    training: point,
    serving: point,
  }),
  record<PictureOf<'maturity'>>('maturity-picture', {
    kind: word('maturity'),
    maturity,
    matureGap: nullable(number),
  }),
  record<PictureOf<'overlap'>>('overlap-picture', {
    kind: word('overlap'),
    rows: count,
    entities: count,
    onOverlap: nullable(estimate),
    onFresh: nullable(estimate),
  }),
  record<PictureOf<'by-quantity'>>('by-quantity-picture', {
    kind: word('by-quantity'),
    of: word('label', 'prediction'),
    training: list(point),
    serving: list(point),
  }),
  record<PictureOf<'reliability'>>('reliability-picture', {
    kind: word('reliability'),
    reliability: bySide('reliability', reliability),
  }),
  record<PictureOf<'label-by-score'>>('label-by-score-picture', {
    kind: word('label-by-score'),
    deciles: list(
      record<PictureOf<'label-by-score'>['deciles'][number]>('score-decile', {
        low: number,
        high: number,
        rows: count,
        labelled: count,
      }),
    ),
  }),
);

const explanationId = wordOf<InnocentExplanation['id']>({
  definition: true,
  noise: true,
  'base-rate': true,
  'down-sampling': true,
  'label-maturity': true,
  contamination: true,
  'score-scale': true,
  'case-mix': true,
  'target-shift': true,
  'prediction-scale': true,
  'error-mix': true,
  'selective-labels': true,
});

const explanations = list(
  record<InnocentExplanation>('explanation', {
    id: explanationId,
    answer: wordOf<ExplanationAnswer>({
      explains: true,
      'explains-part': true,
      'ruled-out': true,
      'cannot-tell': true,
      ask: true,
    }),
    amount: nullable(number),
    finding: text,
    facts: FACTS_SHAPE,
    toSettle: nullable(text),
    picture: nullable(picture),
  }),
);

const onsetShape = wordOf<OnsetShape>({
  constant: true,
  ramp: true,
  step: true,
  weekly: true,
  'step-and-ramp': true,
});

const fitted = record<FittedShape>('fitted-shape', {
  shape: onsetShape,
  bic: number,
  excess: number,
  moment: nullable(number),
  fitted: list(number),
});

const overTime = record<MetricOverTime>('metric-over-time', {
  metric: metricId,
  length: windowLength,
  windows: list(
    record<MetricOverTime['windows'][number]>('metric-window', { start: number, rows: count, estimate }),
  ),
  level: nullable(number),
  onset: nullable(record<Onset>('onset', { best: fitted, runnersUp: list(fitted), isCalled: truth })),
  finding: text,
});

const estimated = record<EstimatedPerformance>('estimated-performance', {
  method: word('cbpe', 'dle'),
  metric: metricId,
  training: number,
  serving: number,
  low: number,
  high: number,
  rows: count,
  assumptions: list(text),
  windows: list(
    record<EstimatedPerformance['windows'][number]>('estimated-window', {
      start: number,
      rows: count,
      value: nullable(number),
    }),
  ),
});

const verdict = record<ProposedVerdict>('proposed-verdict', {
  verdict: VERDICT_SHAPE,
  sentence: text,
  metric: nullable(metricId),
  training: nullable(estimate),
  serving: nullable(estimate),
  gap: nullable(gap),
  because: list(explanationId),
  toSettle: nullable(text),
});

const checks = record<ChecksReport>('checks', {
  explanations,
  waterfall: list(
    record<WaterfallBar>('waterfall-bar', {
      id: wordOf<WaterfallBar['id']>({
        reported: true,
        definition: true,
        'base-rate': true,
        'label-maturity': true,
        'case-mix': true,
        'target-shift': true,
        'prediction-scale': true,
        'error-mix': true,
        left: true,
      }),
      from: number,
      to: number,
      words: text,
    }),
  ),
  estimated: nullable(estimated),
  overTime: nullable(overTime),
  verdict,
});

const segments = record<SegmentsReport>('segments', {
  loss: wordOf<SegmentsReport['loss']>({
    'log-loss': true,
    brier: true,
    'absolute-error': true,
    error: true,
  }),
  looked: count,
  leastRows: count,
  segments: list(
    record<WeakSegment>('segment', {
      conditions: list(
        record<WeakSegment['conditions'][number]>('condition', { feature: text, words: text }),
      ),
      rows: bySide('count', count),
      loss: bySide('number', number),
      excess: number,
      low: number,
      high: number,
      pValue: number,
      share: number,
    }),
  ),
  sampled: bySide('sampled', nullable(count)),
});

const reported = nullable(
  record<ReportedNumber>('reported-number', {
    value: number,
    rows: nullable(number),
    positives: nullable(number),
  }),
);

const settings = record<ConfirmSettings>('confirm-settings', {
  task: nullable(task),
  positive: nullable(text),
  threshold: nullable(number),
  topShare: number,
  topRows: number,
  metric: nullable(metricId),
  reported: bySide('reported', reported),
  windowLength: nullable(windowLength),
  seed: number,
});

const answer = optional(wordOf<DefinitionAnswer>({ same: true, differs: true, unknown: true }));

const decision = record<ConfirmDecision>('confirm-decision', {
  verdict: nullable(VERDICT_SHAPE),
  proposed: optional(VERDICT_SHAPE),
  reason: text,
  answers: record<ConfirmDecision['answers']>('definition-answers', {
    metric: answer,
    label: answer,
    threshold: answer,
    grouping: answer,
    weighting: answer,
    population: answer,
  }),
});

/** The Confirm step as a case file holds it. */
export const CONFIRM_SHAPE = record<CaseFileConfirm>('confirm', {
  verdict: nullable(VERDICT_SHAPE),
  sentence: text,
  metric: nullable(metricId),
  training: nullable(estimate),
  serving: nullable(estimate),
  gap: nullable(gap),
  explanations,
  settings,
  decision,
  metrics: nullable(metrics),
  checks: nullable(checks),
  segments: nullable(segments),
});
