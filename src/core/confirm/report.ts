/** What the Confirm step finds, as plain data: it goes to the page and, in part, into the case file. */
import type { Fact } from '../fact.ts';
import type { Side } from '../faults.ts';
import type { Estimate } from '../metrics/estimate.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import type { WindowLength } from '../compare/comparison.ts';
import type { EstimatedGap } from './minimal-gap.ts';
import type { LabelMaturity } from './label-maturity.ts';
import type { Onset } from './onset.ts';
import type { OutcomeProblem, Task } from './outcomes.ts';

/** Every metric that Confirm computes, by the name it has in the case file. */
export type MetricId =
  | 'roc-auc'
  | 'average-precision'
  | 'log-loss'
  | 'brier'
  | 'accuracy'
  | 'precision'
  | 'recall'
  | 'f1'
  | 'mcc'
  | 'lift'
  | 'calibration-error'
  | 'calibration-intercept'
  | 'calibration-slope'
  | 'observed-expected'
  | 'macro-f1'
  | 'one-vs-rest-auc'
  | 'mae'
  | 'rmse'
  | 'r2'
  | 'mape'
  | 'bias'
  | 'grouped-auc'
  | 'ndcg';

/** A number that somebody reports, typed by hand. */
export interface ReportedNumber {
  value: number;
  /** Rows it was computed on; null where nobody knows. */
  rows: number | null;
  /** Positives among them; null where nobody knows. */
  positives: number | null;
}

/** What the person chose; null leaves it to the page. */
export interface ConfirmSettings {
  task: Task | null;
  /** Label text that counts as positive. */
  positive: string | null;
  /** Scores from here on are predicted positive; null for 0.5. */
  threshold: number | null;
  /** Share of rows that lift looks at, NDCG's k. */
  topShare: number;
  topRows: number;
  /** The metric that the verdict is about. */
  metric: MetricId | null;
  /** Numbers reported for `metric`. */
  reported: Record<Side, ReportedNumber | null>;
  windowLength: WindowLength | null;
  /** Of everything random. */
  seed: number;
}

/** How one metric stands on both sides. */
export interface MetricComparison {
  metric: MetricId;
  training: Estimate;
  serving: Estimate;
  /** Serving minus training; null where a side has no value. By entity clusters where entities repeat. */
  gap: EstimatedGap | null;
  /** Whether the errors were taken by clusters of rows of one entity (bootstrap), and how many entities there are. */
  clusters: Record<Side, number> | null;
  /** Whether serving is worse by value alone; null where neither direction is worse, or a side has no value. */
  isWorse: boolean | null;
  /** Training's value with its classes weighted to serving's base rate; null where that does not apply. */
  atServingBaseRate: number | null;
  /** Why it moves while others do not, as a sentence; null where there is nothing to say. */
  note: string | null;
}

/** Rows of one side by what is known of them. */
export interface SideCounts {
  /** Rows that take part in evaluation. */
  rows: number;
  labelled: number;
  predicted: number;
  /** With both. */
  evaluated: number;
  /** Share of positives (binary), mean label (regression); null else. */
  baseRate: number | null;
  meanPrediction: number | null;
}

/** What is seen first: labels, predictions, metrics. */
export interface MetricsReport {
  task: Task;
  isTaskChosen: boolean;
  classes: readonly string[];
  split: string | null;
  problems: readonly OutcomeProblem[];
  counts: Record<Side, SideCounts>;
  metrics: readonly MetricComparison[];
  /** The metric that the verdict is about; null where none has a value on either side. */
  headline: MetricId | null;
  threshold: number | null;
  /** Smallest and largest finite score of both tables, binary only. */
  scoreRange: [number, number] | null;
  reliability: Record<Side, readonly ReliabilityBin[]> | null;
}

/** Whether an innocent explanation holds. `ask` where only the person can know. */
export type ExplanationAnswer = 'explains' | 'explains-part' | 'ruled-out' | 'cannot-tell' | 'ask';

/** One line of the checklist on definitions: filled in by the data where it shows, asked of the person where not. */
export interface DefinitionCheck {
  id: 'metric' | 'label' | 'threshold' | 'grouping' | 'weighting' | 'population';
  question: string;
  /** What the data shows; null where it shows nothing. */
  shown: string | null;
  /** Whether that points to a difference; null where it has to be asked. */
  differs: boolean | null;
}

/** A point of a curve of labels or scores by age, score or rate. */
export interface CurvePoint {
  x: number;
  y: number;
}

/** One of the innocent explanations, tested. */
export interface InnocentExplanation {
  id:
    | 'definition'
    | 'noise'
    | 'base-rate'
    | 'down-sampling'
    | 'label-maturity'
    | 'contamination'
    | 'score-scale'
    | 'case-mix'
    | 'target-shift'
    | 'prediction-scale'
    | 'error-mix'
    | 'selective-labels';
  answer: ExplanationAnswer;
  /** Part of the gap (serving minus training, in the metric's own unit) that it accounts for; null where none can be named. */
  amount: number | null;
  /** One sentence with the numbers. */
  finding: string;
  facts: readonly Fact[];
  /** What would settle it; null where it is settled. */
  toSettle: string | null;
  /** The data of its picture; null for none. */
  picture:
    | { kind: 'definition'; checks: readonly DefinitionCheck[] }
    | { kind: 'noise'; gap: number; low: number; high: number; smallest: number | null }
    | { kind: 'base-rate'; curve: readonly CurvePoint[]; training: CurvePoint; serving: CurvePoint }
    | { kind: 'maturity'; maturity: LabelMaturity; matureGap: number | null }
    | {
        kind: 'overlap';
        rows: number;
        entities: number;
        onOverlap: Estimate | null;
        onFresh: Estimate | null;
      }
    | {
        /** Mean absolute error by label, or mean label by prediction. */
        kind: 'by-quantity';
        of: 'label' | 'prediction';
        training: readonly CurvePoint[];
        serving: readonly CurvePoint[];
      }
    | { kind: 'reliability'; reliability: Record<Side, readonly ReliabilityBin[]> }
    | {
        kind: 'label-by-score';
        deciles: readonly { low: number; high: number; rows: number; labelled: number }[];
      }
    | null;
}

/** One bar of the waterfall from the reported difference to what is left for the model. */
export interface WaterfallBar {
  id:
    | 'reported'
    | 'definition'
    | 'base-rate'
    | 'label-maturity'
    | 'case-mix'
    | 'target-shift'
    | 'prediction-scale'
    | 'error-mix'
    | 'left';
  /** Where the bar starts and ends, in the unit of the metric, as a gap (serving minus training). */
  from: number;
  to: number;
  /** One sentence. */
  words: string;
}

/** The headline metric by serving window. */
export interface MetricOverTime {
  metric: MetricId;
  length: WindowLength;
  windows: readonly { start: number; rows: number; estimate: Estimate }[];
  /** Training's value. */
  level: number | null;
  onset: Onset | null;
  /** One sentence: its shape and since when. */
  finding: string;
}

/** A part of the rows in which the loss grew. */
export interface WeakSegment {
  /** One or two conditions: `job is student`, `age in (60, 98]`, `duration is null`. */
  conditions: readonly { feature: string; words: string }[];
  rows: Record<Side, number>;
  /** Mean loss of its rows. */
  loss: Record<Side, number>;
  /** Growth of the mean loss there, less the growth over all rows, and its 95 % interval. */
  excess: number;
  low: number;
  high: number;
  /** Adjusted for the number of segments looked at (Benjamini and Hochberg). */
  pValue: number;
  /** Share of the whole growth of the loss that happens here. */
  share: number;
}

/** Where the loss grew. */
export interface SegmentsReport {
  /** Which loss: log loss, absolute error, 0/1 error. */
  loss: 'log-loss' | 'brier' | 'absolute-error' | 'error';
  /** Segments looked at, those of the pairs that were only screened among them; the adjustment rests on it. */
  looked: number;
  /** Fewer rows than this on either side, and a segment is not looked at. */
  leastRows: number;
  /** Largest share first, at most 20; only those whose adjusted p is below 0.05. */
  segments: readonly WeakSegment[];
  /** Rows sampled on each side; null where all were taken. */
  sampled: Record<Side, number | null>;
}

/** Expected performance where labels are missing. */
export interface EstimatedPerformance {
  method: 'cbpe' | 'dle';
  metric: MetricId;
  /** Realised on training, expected on serving. */
  training: number;
  serving: number;
  /** 3 standard errors of sampling either way. */
  low: number;
  high: number;
  rows: number;
  /** What it assumes and cannot see. */
  assumptions: readonly string[];
  windows: readonly { start: number; rows: number; value: number | null }[];
}

/** What can be said about the gap. */
export type VerdictId = 'real' | 'not-established' | 'explained' | 'cannot-tell';

/** The verdict that the page proposes. */
export interface ProposedVerdict {
  verdict: VerdictId;
  /** One sentence with the numbers. */
  sentence: string;
  metric: MetricId | null;
  training: Estimate | null;
  serving: Estimate | null;
  gap: EstimatedGap | null;
  /** Which explanations carry it, where it is `explained` or in part. */
  because: readonly InnocentExplanation['id'][];
  /** What would settle it: "1,900 more labelled rows"; null where nothing is open. */
  toSettle: string | null;
}

/** Everything but the metrics: the checks take longer. */
export interface ChecksReport {
  explanations: readonly InnocentExplanation[];
  waterfall: readonly WaterfallBar[];
  estimated: EstimatedPerformance | null;
  /** Null where there is no timestamp or no label. */
  overTime: MetricOverTime | null;
  verdict: ProposedVerdict;
}
