import { checkGap } from '../src/core/confirm/check-gap.ts';
import { MeasuredOutcomes } from '../src/core/confirm/measured-outcomes.ts';
import type { Outcomes } from '../src/core/confirm/outcomes.ts';
import { readOutcomes } from '../src/core/confirm/read-outcomes.ts';
import type { ConfirmSettings, MetricsReport } from '../src/core/confirm/report.ts';
import { findWeakSegments } from '../src/core/confirm/segments.ts';
import { explainGap } from '../src/core/explain/explain.ts';
import { investigate, trustsSameLabels, type Investigation } from '../src/core/explain/investigation.ts';
import { MOST_SAMPLED_ROWS, sampleRows, sharedPairs } from '../src/core/table/examine-pair.ts';
import type { ExaminedFeature, ExaminedPair } from '../src/core/table/examined-pair.ts';
import { exposeWithoutNetwork } from './expose.ts';
import type { ExaminationPlan, ExaminerApi } from './protocol.ts';

let rows: ExaminedPair['rows'] = { training: 0, serving: 0 };
let roles: ExaminedPair['roles'] = { training: {}, serving: {} };
let plan: ExaminationPlan = { sampled: { training: null, serving: null }, shared: null };
let seed = 1;
let features: readonly ExaminedFeature[] = [];
let sharedFeatures: readonly ExaminedFeature[] = [];
let aside: readonly ExaminedFeature[] = [];
/** What the last `measure` was asked and found: the questions after it are about the same. */
let last: {
  settings: ConfirmSettings;
  outcomes: Outcomes;
  measured: MeasuredOutcomes;
  report: MetricsReport;
} | null = null;

/** The pair as it was last explained: what was computed for a quick answer is there for the whole one. */
let investigated: { settings: string; investigation: Investigation } | null = null;

function pair(): ExaminedPair {
  const shared = plan.shared && { ...plan.shared, features: sharedFeatures };
  return { rows, roles, features, aside, sampled: plan.sampled, shared };
}

function measured(): NonNullable<typeof last> {
  if (last === null) throw new RangeError('Nothing was measured yet');
  return last;
}

const examiner: ExaminerApi = {
  takeRoles(tableRows, columns, givenSeed) {
    rows = tableRows;
    seed = givenSeed;
    roles = { training: {}, serving: {} };
    for (const { side, role, stored } of columns) roles[side][role] = stored;
  },

  planFeatures: () => ({
    sampled: {
      training: sampleRows(rows.training, MOST_SAMPLED_ROWS, seed),
      serving: sampleRows(rows.serving, MOST_SAMPLED_ROWS, seed),
    },
    shared: sharedPairs(roles, seed),
  }),

  takeFeatures(at, sampled, shared, identifiers) {
    plan = at;
    features = sampled;
    sharedFeatures = shared;
    aside = identifiers;
  },

  measure(settings) {
    const outcomes = readOutcomes(pair(), settings);
    const measuredOutcomes = new MeasuredOutcomes(outcomes);
    const report = measuredOutcomes.report(settings);
    last = { settings, outcomes, measured: measuredOutcomes, report };
    return report;
  },

  measureAt(threshold) {
    const { measured: session, report } = measured();
    const moved = new Map(
      session.atThreshold(threshold).map((comparison) => [comparison.metric, comparison]),
    );
    const metrics = report.metrics.map((comparison) => moved.get(comparison.metric) ?? comparison);
    return { ...report, threshold, metrics };
  },

  check() {
    const { outcomes, report, settings } = measured();
    return checkGap(pair(), outcomes, report, settings);
  },

  findSegments: () => findWeakSegments(pair(), measured().outcomes),

  explain(settings, gap, depth) {
    const asked = JSON.stringify(settings);
    if (investigated?.settings !== asked || !trustsSameLabels(investigated.investigation.gap, gap)) {
      const outcomes = readOutcomes(pair(), settings);
      investigated = { settings: asked, investigation: investigate({ pair: pair(), outcomes, gap, seed }) };
    }
    investigated.investigation.gap = gap;
    return explainGap(investigated.investigation, { depth });
  },
};

exposeWithoutNetwork(examiner);
