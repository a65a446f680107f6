import type { Evidence } from '../../../src/core/explain/evidence.ts';
import { explainAway } from '../../../src/core/explain/explain-away.ts';
import { leaveToOthers } from '../../../src/core/explain/left-by-repair.ts';
import { rankCauses, type RankingConstants } from '../../../src/core/explain/rank.ts';
import { logLikelihoodRatio, type MeasuredRates } from '../../../src/core/explain/rates.ts';
import type { Signature } from '../../../src/core/explain/signature.ts';
import type { JobResult } from './job.ts';

/**
 * What the board would say of a case with other rates or constants: what was seen stays, its weight changes.
 * @param result - as it was studied
 * @param signatures - by id
 */
export function rankAgain(
  result: JobResult,
  signatures: ReadonlyMap<string, Signature>,
  rates: MeasuredRates,
  constants: RankingConstants,
): JobResult {
  const evidence = result.seen.map((seen): Evidence => ({
    ...seen,
    setAside: seen.setAside === 'harmless' ? 'harmless' : null,
    logLikelihoodRatio: logLikelihoodRatio(rates, seen.signature, seen.strength),
    subCause: '',
    finding: '',
    facts: [],
    rows: null,
    window: null,
    picture: null,
    falseAlarmRate: null,
    recall: null,
    refutedBy: '',
    toBeSure: '',
  }));
  const one = (logRatio: number) => [{ words: '', logRatio }];
  const { against } = result;
  const causes = rankCauses(
    leaveToOthers(explainAway(evidence, signatures)),
    result.gap,
    {
      'training-serving-skew': one(against['training-serving-skew']),
      'data-drift': one(against['data-drift']),
      'label-leakage': one(against['label-leakage']),
      'feedback-loop': one(against['feedback-loop']),
      'infrastructure-bug': one(against['infrastructure-bug']),
    },
    constants,
  );
  return {
    ...result,
    ranked: causes.map(({ cause, confidence, features }) => ({ cause, confidence, features })),
  };
}
