import { counterEvidence } from './against.ts';
import { boardSentence } from './board-sentence.ts';
import { collectEvidence } from './collect-evidence.ts';
import { explainAway } from './explain-away.ts';
import { identifiability } from './identifiability.ts';
import type { Investigation } from './investigation.ts';
import { metNeeds } from './needs.ts';
import { rankCauses, type RankingConstants } from './rank.ts';
import { RANKING } from './ranking-constants.ts';
import measuredRates from './rates.json';
import type { MeasuredRates } from './rates.ts';
import type { ExplainReport } from './report.ts';
import type { Signature } from './signature.ts';
import { SIGNATURES } from './signatures/all.ts';

/** What the explanation rests on; given by the bench, which measures it. */
export interface ExplainOptions {
  signatures?: readonly Signature[];
  rates?: MeasuredRates;
  ranking?: RankingConstants;
}

/**
 * Ranks the causes of a gap: lets every signature look, sets aside what something more specific explains, weighs what is left by
 * measured likelihood ratios, and says what speaks against and what cannot be told.
 * @param investigation - both tables and what Confirm found
 * @param options - other signatures, rates or constants than the product's own
 * @returns the board
 */
export function explainGap(investigation: Investigation, options: ExplainOptions = {}): ExplainReport {
  const signatures = options.signatures ?? SIGNATURES;
  const rates = options.rates ?? (measuredRates as unknown as MeasuredRates);
  const met = metNeeds(investigation);
  const { evidence: seen, missing } = collectEvidence(investigation, signatures, met, rates);
  const evidence = explainAway(seen, new Map(signatures.map((signature) => [signature.id, signature])));
  const against = counterEvidence(investigation, evidence);
  const causes = rankCauses(evidence, investigation.gap, against, options.ranking ?? RANKING);
  const { sampled } = investigation.pair;
  return {
    causes,
    sentence: boardSentence(causes),
    gap: investigation.gap,
    counter: against,
    join: null,
    attribution: null,
    surrogate: null,
    missing,
    identifiability: identifiability(met, investigation.gap),
    facts: [],
    sampled: { training: sampled.training?.length ?? null, serving: sampled.serving?.length ?? null },
  };
}
