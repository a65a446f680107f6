import { CAUSE_IDS } from '../../../../src/core/case-file/cause.ts';
import type { Cause, Evidence } from '../../../../src/core/explain/evidence.ts';
import { boardSentence } from '../../../../src/core/explain/board-sentence.ts';
import { rankCauses } from '../../../../src/core/explain/rank.ts';
import { RANKING } from '../../../../src/core/explain/ranking-constants.ts';
import type { ExplainReport } from '../../../../src/core/explain/report.ts';

/** A piece of evidence for a changed unit, with what is given instead. */
export function anEvidence(given: Partial<Evidence> = {}): Evidence {
  return {
    signature: 'training-serving-skew/unit-scale',
    cause: 'training-serving-skew',
    subCause: 'a changed unit',
    features: ['amount'],
    strength: 0.9,
    logLikelihoodRatio: 4,
    finding: 'amount is served about 100 times as large',
    facts: [{ name: 'factor', value: 100, unit: 'number' }],
    rows: null,
    window: null,
    picture: null,
    falseAlarmRate: 0.004,
    recall: 0.92,
    refutedBy: 'Both pipelines give the same value.',
    toBeSure: 'Compare one request.',
    restored: null,
    setAside: null,
    ...given,
  };
}

const NOTHING: ExplainReport['counter'] = {
  'training-serving-skew': [],
  'data-drift': [],
  'label-leakage': [],
  'feedback-loop': [],
  'infrastructure-bug': [],
};

/** A board over some evidence, ranked as the product ranks. */
export function aReport(evidence: readonly Evidence[], given: Partial<ExplainReport> = {}): ExplainReport {
  const gap = { verdict: 'real' as const, isImmature: false, isSelective: false };
  const causes = rankCauses(evidence, gap, NOTHING, RANKING);
  return {
    causes,
    sentence: boardSentence(causes),
    gap,
    counter: NOTHING,
    join: null,
    attribution: null,
    surrogate: null,
    missing: [],
    identifiability: [],
    sampled: { training: null, serving: null },
    ...given,
  };
}

/** Every answer that a board has. */
export const ANSWERS = CAUSE_IDS;

/** The five causes. */
export const CAUSES = Object.keys(NOTHING) as Cause[];
