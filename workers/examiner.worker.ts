import { checkGap } from '../src/core/confirm/check-gap.ts';
import { MeasuredOutcomes } from '../src/core/confirm/measured-outcomes.ts';
import type { Outcomes } from '../src/core/confirm/outcomes.ts';
import { readOutcomes } from '../src/core/confirm/read-outcomes.ts';
import type { ConfirmSettings, MetricsReport } from '../src/core/confirm/report.ts';
import { findWeakSegments } from '../src/core/confirm/segments.ts';
import { explainGap } from '../src/core/explain/explain.ts';
import { investigate, trustsSameLabels, type Investigation } from '../src/core/explain/investigation.ts';
import { sharedPairs } from '../src/core/table/examine-pair.ts';
import type { ExaminedFeature, ExaminedPair } from '../src/core/table/examined-pair.ts';
import { sampledRows } from '../src/core/table/sample-rows.ts';
import { thinPair } from '../src/core/table/thin-pair.ts';
import { exposeWithoutNetwork } from './expose.ts';
import type { ExaminerApi } from './protocol.ts';

/** Rows a side of the first board. Shares are known to 1.2 points (Dvoretzky, Kiefer and Wolfowitz: sqrt(ln(2 / 0.01) / (2 x 20,000)) = 0.0115 at 99 %). */
const FIRST_LOOK_ROWS = 20_000;

let rows: ExaminedPair['rows'] = { training: 0, serving: 0 };
let roles: ExaminedPair['roles'] = { training: {}, serving: {} };
let sampled: ExaminedPair['sampled'] = { training: null, serving: null };
let shared: ExaminedPair['shared'] = null;
let seed = 1;
let features: readonly ExaminedFeature[] = [];
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
  return { rows, roles, features, aside, sampled, shared };
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

  findShared: () => sharedPairs(roles, seed),

  takeSampled(sampledFeatures, identifiers) {
    sampled = sampledRows(rows, seed);
    features = sampledFeatures;
    aside = identifiers;
  },

  takeShared(rowsOfBoth) {
    shared = rowsOfBoth;
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

  firstLook(settings) {
    const whole = pair();
    const thinned = thinPair(whole, FIRST_LOOK_ROWS, seed);
    if (thinned === whole) return null;
    const outcomes = readOutcomes(thinned, settings);
    return explainGap(investigate({ pair: thinned, outcomes, gap: null, seed }), { depth: 'quick' });
  },

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
