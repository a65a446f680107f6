import { counterEvidence } from './against.ts';
import { boardSentence } from './board-sentence.ts';
import { collectEvidence } from './collect-evidence.ts';
import { attributeGap } from './domain/disde.ts';
import { explainAway } from './explain-away.ts';
import { setHarmlessAside } from './harmless.ts';
import { identifiability } from './identifiability.ts';
import type { Investigation } from './investigation.ts';
import { leaveToOthers } from './left-by-repair.ts';
import { metNeeds } from './needs.ts';
import { rankCauses, type RankingConstants } from './rank.ts';
import { RANKING } from './ranking-constants.ts';
import measuredRates from './rates.json';
import type { MeasuredRates } from './rates.ts';
import { repairEvidence, type RepairedEvidence } from './repair/repair-evidence.ts';
import type { ExplainReport, SurrogateReport } from './report.ts';
import { rowJoinReport } from './row-join/row-join-report.ts';
import type { Signature } from './signature.ts';
import { SIGNATURES } from './signatures/all.ts';
import type { Surrogate } from './surrogate.ts';

/** How deep to look: with quick signatures, with all that need no stand-in for the model, or with everything. */
export type ExplainDepth = 'quick' | 'signatures' | 'all';

/** What the explanation rests on; given by the bench, which measures it. */
export interface ExplainOptions {
  signatures?: readonly Signature[];
  rates?: MeasuredRates;
  ranking?: RankingConstants;
  /** `all` unless given. */
  depth?: ExplainDepth;
}

/**
 * Ranks the causes of a gap: lets every signature look, sets aside what something more specific explains, weighs what is left by
 * measured likelihood ratios, and says what speaks against and what cannot be told.
 * @param investigation - both tables and what Confirm found
 * @param options - other signatures, rates or constants than the product's own
 * @returns the board
 */
export function explainGap(investigation: Investigation, options: ExplainOptions = {}): ExplainReport {
  const { rates = measuredRates as unknown as MeasuredRates, ranking = RANKING, depth = 'all' } = options;
  const signatures = (options.signatures ?? SIGNATURES).filter(
    ({ asksModel, isSlow }) =>
      (depth === 'all' || asksModel !== true) && (depth !== 'quick' || isSlow !== true),
  );
  const met = metNeeds(investigation);
  const { evidence: seen, missing } = collectEvidence(investigation, signatures, met, rates);
  const surrogate = depth === 'all' ? investigation.surrogate() : null;
  // What does no harm explains nothing that does.
  const harmful = surrogate === null ? seen : setHarmlessAside(seen, surrogate);
  const explained = explainAway(harmful, new Map(signatures.map((signature) => [signature.id, signature])));
  const repaired = depth === 'all' ? repairEvidence(investigation, explained) : null;
  const evidence = leaveToOthers(repaired?.evidence ?? explained);
  const against = counterEvidence(investigation, evidence);
  const causes = rankCauses(evidence, investigation.gap, against, ranking);
  const { sampled } = investigation.pair;
  return {
    causes,
    sentence: boardSentence(causes),
    gap: investigation.gap,
    counter: against,
    join: rowJoinReport(investigation),
    attribution: depth === 'all' ? attributeGap(investigation) : null,
    surrogate: surrogate && surrogateReport(surrogate, repaired),
    missing,
    identifiability: identifiability(met, investigation.gap),
    sampled: { training: sampled.training?.length ?? null, serving: sampled.serving?.length ?? null },
  };
}

function surrogateReport(surrogate: Surrogate, repaired: RepairedEvidence | null): SurrogateReport {
  const { fidelity, servingFidelity, weights } = surrogate;
  return {
    fidelity,
    servingFidelity,
    weights: [...weights]
      .map(([feature, weight]) => ({ feature, weight }))
      .toSorted((a, b) => b.weight - a.weight),
    repairs: repaired?.repairs ?? [],
    metric: repaired?.metric ?? null,
  };
}
