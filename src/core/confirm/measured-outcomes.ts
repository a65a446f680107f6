import type { Side } from '../faults.ts';
import { confusionAt } from '../metrics/confusion.ts';
import { groupedAuc } from '../metrics/grouped-auc.ts';
import { plainEstimate, type Estimate } from '../metrics/estimate.ts';
import { ndcgAt } from '../metrics/ndcg.ts';
import { reliabilityBins } from '../metrics/reliability.ts';
import { rocAucOfRanked } from '../metrics/roc-auc.ts';
import { decisionsAtBaseRate, scoresAtBaseRate, type AtBaseRate } from './at-base-rate.ts';
import { DEFAULT_THRESHOLD } from './estimate-metric.ts';
import { gapOfEstimates } from './gap-of-estimates.ts';
import { classMetrics } from './measure-classes.ts';
import { errorMetrics } from './measure-errors.ts';
import { measuredRows, type MeasuredRows } from './measured-rows.ts';
import { scoreMetrics } from './measure-scores.ts';
import { thresholdMetrics } from './measure-threshold.ts';
import { METRIC_TRAITS, worseBy } from './metric-traits.ts';
import { withNotes, type NoteContext } from './metric-notes.ts';
import type { Outcomes } from './outcomes.ts';
import { quantityFacts } from './quantity-facts.ts';
import type { ConfirmSettings, MetricComparison, MetricId, MetricsReport, SideCounts } from './report.ts';
import { scoredRows, type ScoredRows } from './scored-rows.ts';
import { countSide } from './side-counts.ts';

/** Settings on which a metric depends. */
type MetricSettings = Pick<ConfirmSettings, 'threshold' | 'topShare' | 'topRows' | 'seed' | 'metric'>;

/** The order in which metrics are listed. */
const LISTED = Object.keys(METRIC_TRAITS) as MetricId[];

/** Metrics whose errors go by groups already, or do not go by entities. */
const NOT_CLUSTERED: ReadonlySet<MetricId> = new Set<MetricId>(['grouped-auc', 'ndcg', 'one-vs-rest-auc']);

/**
 * Labels and predictions of both tables, ranked once. Holds what is needed to measure them again at another threshold, so that a
 * threshold can be dragged: `atThreshold` looks at no more than half of the distinct scores.
 */
export class MeasuredOutcomes {
  private readonly outcomes: Outcomes;
  private readonly counts: Record<Side, SideCounts>;
  private readonly rows: Record<Side, MeasuredRows>;
  /** Null for quantities and classes. */
  private readonly scored: Record<Side, ScoredRows> | null;

  /** @param outcomes - as `readOutcomes` gives them */
  constructor(outcomes: Outcomes) {
    this.outcomes = outcomes;
    const both = <T>(of: (side: Side) => T): Record<Side, T> => ({
      training: of('training'),
      serving: of('serving'),
    });
    this.counts = both((side) => countSide(outcomes[side], outcomes.task));
    this.rows = both((side) => measuredRows(outcomes[side]));
    const hasScores = outcomes.task === 'binary' || outcomes.task === 'ranking';
    this.scored = hasScores ? both((side) => scoredRows(this.rows[side])) : null;
  }

  /**
   * Everything that is seen first.
   * @param settings - what the person chose
   * @returns the report
   */
  report(settings: MetricSettings): MetricsReport {
    const { outcomes, counts } = this;
    const { task, isTaskChosen, classes, split, problems } = outcomes;
    const threshold = settings.threshold ?? DEFAULT_THRESHOLD;
    const metrics = this.compare(settings, threshold);
    const binary = task === 'binary' ? this.scored : null;
    return {
      task,
      isTaskChosen,
      classes,
      split,
      problems,
      counts,
      metrics: withNotes(metrics, this.noteContext(threshold)),
      headline: headlineOf(metrics, settings.metric, this.usualHeadline()),
      threshold: binary && threshold,
      scoreRange: binary && rangeOf(binary),
      reliability: binary && reliabilityOf(binary),
    };
  }

  /**
   * The metrics that follow the threshold, at another one.
   * @param threshold - scores from here on are predicted positive
   * @returns accuracy, precision, recall, F1 and MCC; none where the task is not binary
   */
  atThreshold(threshold: number): MetricComparison[] {
    if (this.outcomes.task !== 'binary' || this.scored === null) return [];
    const { training, serving } = this.scored;
    const at = decisionsAtBaseRate(training.ranked, baseRateOf(serving), threshold);
    const both = {
      training: thresholdMetrics(training, threshold),
      serving: thresholdMetrics(serving, threshold),
    };
    return withNotes(this.comparisons(both, at), this.noteContext(threshold));
  }

  private compare(settings: MetricSettings, threshold: number): MetricComparison[] {
    const { scored, rows, outcomes } = this;
    const both = (of: (side: Side) => Map<MetricId, Estimate>) => ({
      training: of('training'),
      serving: of('serving'),
    });
    switch (outcomes.task) {
      case 'regression':
        return this.comparisons(
          both((side) => errorMetrics(rows[side])),
          NOTHING,
        );
      case 'multiclass':
        return this.comparisons(
          both((side) => classMetrics(rows[side], outcomes.classes.length)),
          NOTHING,
        );
      case 'ranking':
        return this.comparisons(
          both((side) => this.orderMetrics(side, settings.topRows)),
          NOTHING,
        );
      default: {
        if (scored === null) return [];
        const { ranked } = scored.training;
        const rate = baseRateOf(scored.serving);
        const at: AtBaseRate = new Map([
          ...scoresAtBaseRate(ranked, rate, settings.topShare),
          ...decisionsAtBaseRate(ranked, rate, threshold),
        ]);
        const estimates = both(
          (side) =>
            new Map([
              ...scoreMetrics(scored[side], settings),
              ...thresholdMetrics(scored[side], threshold),
              ...this.groupedMetrics(side),
            ]),
        );
        return this.comparisons(estimates, at);
      }
    }
  }

  private orderMetrics(side: Side, topRows: number): Map<MetricId, Estimate> {
    const { groups, predictions, labels } = this.rows[side];
    const estimates = new Map<MetricId, Estimate>();
    if (groups !== null) {
      estimates.set('ndcg', plainEstimate(ndcgAt(predictions, labels, groups.of, groups.count, topRows)));
    }
    if (this.areGradesBinary()) {
      for (const [metric, estimate] of this.groupedMetrics(side)) estimates.set(metric, estimate);
      const ranked = this.scored?.[side].ranked;
      if (ranked !== undefined) estimates.set('roc-auc', rocAucOfRanked(ranked));
    }
    return estimates;
  }

  private groupedMetrics(side: Side): Map<MetricId, Estimate> {
    const { groups, predictions } = this.rows[side];
    const labels = this.scored?.[side].labels;
    if (groups === null || labels === undefined) return new Map();
    return new Map([
      ['grouped-auc', plainEstimate(groupedAuc(predictions, labels, groups.of, groups.count))],
    ]);
  }

  private areGradesBinary(): boolean {
    return [this.rows.training, this.rows.serving].every(({ labels }) =>
      labels.every((grade) => grade === 0 || grade === 1),
    );
  }

  private usualHeadline(): MetricId {
    switch (this.outcomes.task) {
      case 'regression':
        return 'mae';
      case 'multiclass':
        return 'accuracy';
      case 'ranking':
        return this.areGradesBinary() ? 'grouped-auc' : 'ndcg';
      default:
        return 'roc-auc';
    }
  }

  private comparisons(of: Record<Side, ReadonlyMap<MetricId, Estimate>>, at: AtBaseRate): MetricComparison[] {
    return LISTED.flatMap((metric) => {
      const [training, serving] = [of.training.get(metric), of.serving.get(metric)];
      if (training === undefined || serving === undefined) return [];
      const values =
        training.value !== null && serving.value !== null ? ([serving.value, training.value] as const) : null;
      return {
        metric,
        training,
        serving,
        gap: gapOfEstimates(training, serving),
        clusters: NOT_CLUSTERED.has(metric) ? null : this.clusters(),
        isWorse: values && worseBy(metric, ...values) > 0,
        atServingBaseRate: at.get(metric) ?? null,
        note: null,
      };
    });
  }

  private clusters(): Record<Side, number> | null {
    const { training, serving } = this.rows;
    if (training.clusters === null && serving.clusters === null) return null;
    const count = ({ entities, labels }: MeasuredRows) => entities ?? labels.length;
    return { training: count(training), serving: count(serving) };
  }

  private noteContext(threshold: number): NoteContext {
    const { scored, outcomes, rows } = this;
    const ofQuantities = outcomes.task === 'regression' ? quantityFacts(rows) : NO_QUANTITIES;
    if (scored === null || outcomes.task !== 'binary')
      return { baseRate: null, predictedPositive: null, ...ofQuantities };
    const rates = { training: baseRateOf(scored.training), serving: baseRateOf(scored.serving) };
    if (rates.training === null || rates.serving === null)
      return { baseRate: null, predictedPositive: null, ...ofQuantities };
    const predicted = ({ ranked }: ScoredRows) => {
      const { truePositives, falsePositives } = confusionAt(ranked, threshold);
      return (truePositives + falsePositives) / (ranked.positiveWeight + ranked.negativeWeight);
    };
    return {
      baseRate: { training: rates.training, serving: rates.serving },
      predictedPositive: { training: predicted(scored.training), serving: predicted(scored.serving) },
      ...ofQuantities,
    };
  }
}

const NOTHING: AtBaseRate = new Map();
const NO_QUANTITIES = { labelVariance: null, tailShare: null, zeroLabels: null };

function headlineOf(
  metrics: readonly MetricComparison[],
  chosen: MetricId | null,
  usual: MetricId,
): MetricId | null {
  const has = (metric: MetricId | null, isOnBoth: boolean) =>
    metrics.find((one) => one.metric === metric && (isOnBoth ? one.gap !== null : hasValue(one)))?.metric;
  return (
    has(chosen, false) ??
    has(usual, true) ??
    metrics.find(({ gap }) => gap !== null)?.metric ??
    has(usual, false) ??
    metrics.find(hasValue)?.metric ??
    null
  );
}

function hasValue({ training, serving }: MetricComparison): boolean {
  return training.value !== null || serving.value !== null;
}

// By weight; null without rows.
function baseRateOf({ ranked: { positiveWeight, negativeWeight } }: ScoredRows): number | null {
  const total = positiveWeight + negativeWeight;
  return total > 0 ? positiveWeight / total : null;
}

function rangeOf({ training, serving }: Record<Side, ScoredRows>): [number, number] | null {
  const lists = [training.ranked.scores, serving.ranked.scores].filter(({ length }) => length > 0);
  if (lists.length === 0) return null;
  return [Math.min(...lists.map((list) => list[0])), Math.max(...lists.map((list) => list[list.length - 1]))];
}

function reliabilityOf({ training, serving }: Record<Side, ScoredRows>): MetricsReport['reliability'] {
  const range = rangeOf({ training, serving });
  if (range === null || range[0] < 0 || range[1] > 1) return null;
  return { training: reliabilityBins(training.ranked), serving: reliabilityBins(serving.ranked) };
}
